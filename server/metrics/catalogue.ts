import { averageOrder } from "./averageOrder/averageOrder.ts";
import { categoriesPerCustomer } from "./categoriesPerCustomer/categoriesPerCustomer.ts";
import { categoryShare } from "./categoryShare/categoryShare.ts";
import { churnRate } from "./churnRate/churnRate.ts";
import { clvSimple } from "./clvSimple/clvSimple.ts";
import { customers } from "./customers/customers.ts";
import { existingGrowth } from "./existingGrowth/existingGrowth.ts";
import { existingRevenue } from "./existingRevenue/existingRevenue.ts";
import { fallingCustomers } from "./fallingCustomers/fallingCustomers.ts";
import { keptShare } from "./keptShare/keptShare.ts";
import { loyalRate } from "./loyalRate/loyalRate.ts";
import { maintenanceRate } from "./maintenanceRate/maintenanceRate.ts";
import type { Metric } from "./metric.ts";
import { newCustomers } from "./newCustomers/newCustomers.ts";
import { newRevenue } from "./newRevenue/newRevenue.ts";
import { orders } from "./orders/orders.ts";
import { paidShare } from "./paidShare/paidShare.ts";
import { productsPerCustomer } from "./productsPerCustomer/productsPerCustomer.ts";
import { purchaseCycle } from "./purchaseCycle/purchaseCycle.ts";
import { purchaseFrequency } from "./purchaseFrequency/purchaseFrequency.ts";
import { refundedShare } from "./refundedShare/refundedShare.ts";
import { repurchaseRate } from "./repurchaseRate/repurchaseRate.ts";
import { retentionRate } from "./retentionRate/retentionRate.ts";
import { revenue } from "./revenue/revenue.ts";
import { silentCustomers } from "./silentCustomers/silentCustomers.ts";
import { stableIncomeShare } from "./stableIncomeShare/stableIncomeShare.ts";
import { top20Share } from "./top20Share/top20Share.ts";
import { unidentifiedShare } from "./unidentifiedShare/unidentifiedShare.ts";

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
  purchaseFrequency,
  purchaseCycle,
  clvSimple,
  top20Share,
  churnRate,
  silentCustomers,
  fallingCustomers,
  productsPerCustomer,
  categoriesPerCustomer,
  categoryShare,
  stableIncomeShare,
  paidShare,
  keptShare,
  refundedShare,
  unidentifiedShare,
};
