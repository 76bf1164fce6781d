import { averageDeal } from "./averageDeal/averageDeal.ts";
import { averageOrder } from "./averageOrder/averageOrder.ts";
import { categoriesPerCustomer } from "./categoriesPerCustomer/categoriesPerCustomer.ts";
import { categoryShare } from "./categoryShare/categoryShare.ts";
import { churnRate } from "./churnRate/churnRate.ts";
import { clvProfit } from "./clvProfit/clvProfit.ts";
import { clvSimple } from "./clvSimple/clvSimple.ts";
import { complaintDays } from "./complaintDays/complaintDays.ts";
import { complaintRate } from "./complaintRate/complaintRate.ts";
import { contactChange } from "./contactChange/contactChange.ts";
import { conversionRate } from "./conversionRate/conversionRate.ts";
import { customers } from "./customers/customers.ts";
import { daysToPay } from "./daysToPay/daysToPay.ts";
import { daysToPayMedian } from "./daysToPayMedian/daysToPayMedian.ts";
import { deliveryDays } from "./deliveryDays/deliveryDays.ts";
import { detractorShare } from "./detractorShare/detractorShare.ts";
import { existingGrowth } from "./existingGrowth/existingGrowth.ts";
import { existingRevenue } from "./existingRevenue/existingRevenue.ts";
import { expectationGap } from "./expectationGap/expectationGap.ts";
import { fallingCustomers } from "./fallingCustomers/fallingCustomers.ts";
import { fasterDecisions } from "./fasterDecisions/fasterDecisions.ts";
import { fileCompleteness } from "./fileCompleteness/fileCompleteness.ts";
import { fulfilmentRate } from "./fulfilmentRate/fulfilmentRate.ts";
import { interactionsPerCustomer } from "./interactionsPerCustomer/interactionsPerCustomer.ts";
import { keepCost } from "./keepCost/keepCost.ts";
import { keptShare } from "./keptShare/keptShare.ts";
import { kFactor } from "./kFactor/kFactor.ts";
import { latePaidShare } from "./latePaidShare/latePaidShare.ts";
import { loyalRate } from "./loyalRate/loyalRate.ts";
import { loyalRecommending } from "./loyalRecommending/loyalRecommending.ts";
import { maintenanceRate } from "./maintenanceRate/maintenanceRate.ts";
import { marketShare } from "./marketShare/marketShare.ts";
import { membershipChurn } from "./membershipChurn/membershipChurn.ts";
import { membersLost } from "./membersLost/membersLost.ts";
import type { Metric } from "./metric.ts";
import { minutesPerCustomer } from "./minutesPerCustomer/minutesPerCustomer.ts";
import { netPromoter } from "./netPromoter/netPromoter.ts";
import { newCustomers } from "./newCustomers/newCustomers.ts";
import { newRevenue } from "./newRevenue/newRevenue.ts";
import { orders } from "./orders/orders.ts";
import { paidProducts } from "./paidProducts/paidProducts.ts";
import { paidShare } from "./paidShare/paidShare.ts";
import { participationRate } from "./participationRate/participationRate.ts";
import { productsPerCustomer } from "./productsPerCustomer/productsPerCustomer.ts";
import { promoterShare } from "./promoterShare/promoterShare.ts";
import { purchaseCycle } from "./purchaseCycle/purchaseCycle.ts";
import { purchaseFrequency } from "./purchaseFrequency/purchaseFrequency.ts";
import { referralValue } from "./referralValue/referralValue.ts";
import { referredCustomers } from "./referredCustomers/referredCustomers.ts";
import { referredRevenue } from "./referredRevenue/referredRevenue.ts";
import { refundedShare } from "./refundedShare/refundedShare.ts";
import { replyRate } from "./replyRate/replyRate.ts";
import { repurchaseRate } from "./repurchaseRate/repurchaseRate.ts";
import { retentionRate } from "./retentionRate/retentionRate.ts";
import { revenue } from "./revenue/revenue.ts";
import { salesCycle } from "./salesCycle/salesCycle.ts";
import { salesCycleMedian } from "./salesCycleMedian/salesCycleMedian.ts";
import { salesGrowth } from "./salesGrowth/salesGrowth.ts";
import { satisfactionRate } from "./satisfactionRate/satisfactionRate.ts";
import { silentCustomers } from "./silentCustomers/silentCustomers.ts";
import { socialMentions } from "./socialMentions/socialMentions.ts";
import { spendingLess } from "./spendingLess/spendingLess.ts";
import { stableIncomeShare } from "./stableIncomeShare/stableIncomeShare.ts";
import { staffCost } from "./staffCost/staffCost.ts";
import { stageConversion } from "./stageConversion/stageConversion.ts";
import { stageDays } from "./stageDays/stageDays.ts";
import { staleFiles } from "./staleFiles/staleFiles.ts";
import { stockOutShare } from "./stockOutShare/stockOutShare.ts";
import { top20Share } from "./top20Share/top20Share.ts";
import { unidentifiedShare } from "./unidentifiedShare/unidentifiedShare.ts";
import { valueToWinCost } from "./valueToWinCost/valueToWinCost.ts";
import { winCost } from "./winCost/winCost.ts";
import { winRate } from "./winRate/winRate.ts";
import { wonValue } from "./wonValue/wonValue.ts";

/** Every figure there is. Pages, doors, alerts and the manual read this table. */
export const catalogue: Readonly<Record<string, Metric>> = {
  customers,
  orders,
  revenue,
  averageOrder,
  newCustomers,
  newRevenue,
  existingRevenue,
  existingGrowth,
  repurchaseRate,
  retentionRate,
  maintenanceRate,
  loyalRate,
  loyalRecommending,
  purchaseFrequency,
  purchaseCycle,
  clvSimple,
  clvProfit,
  top20Share,
  churnRate,
  silentCustomers,
  fallingCustomers,
  spendingLess,
  productsPerCustomer,
  categoriesPerCustomer,
  categoryShare,
  stableIncomeShare,
  paidShare,
  keptShare,
  refundedShare,
  unidentifiedShare,
  conversionRate,
  winRate,
  wonValue,
  averageDeal,
  stageConversion,
  stageDays,
  salesCycle,
  salesCycleMedian,
  replyRate,
  interactionsPerCustomer,
  participationRate,
  socialMentions,
  minutesPerCustomer,
  staffCost,
  daysToPay,
  daysToPayMedian,
  latePaidShare,
  paidProducts,
  satisfactionRate,
  netPromoter,
  promoterShare,
  detractorShare,
  expectationGap,
  complaintRate,
  complaintDays,
  membershipChurn,
  membersLost,
  winCost,
  keepCost,
  valueToWinCost,
  fulfilmentRate,
  stockOutShare,
  deliveryDays,
  referralValue,
  referredCustomers,
  kFactor,
  referredRevenue,
  marketShare,
  contactChange,
  fasterDecisions,
  salesGrowth,
  fileCompleteness,
  staleFiles,
};
