import { customerBudget } from "./budget/customerBudget.ts";
import { clv } from "./clv.ts";
import { dataRange } from "./dataRange.ts";
import { daySpread } from "./daySpread/daySpread.ts";
import { listDaySpreadCustomers } from "./daySpread/listDaySpreadCustomers.ts";
import { definitionHistory } from "./definitions/definitionHistory.ts";
import { previewDefinitions } from "./definitions/previewDefinitions.ts";
import { readDefinitions } from "./definitions/readDefinitions.ts";
import { saveDefinitions } from "./definitions/saveDefinitions.ts";
import { effort } from "./effort/effort.ts";
import { listEffortCustomers } from "./effort/listEffortCustomers.ts";
import { explainFigure } from "./explainFigure.ts";
import { contactPaths } from "./funnel/contactPaths.ts";
import { funnel } from "./funnel/funnel.ts";
import { listFunnelCustomers } from "./funnel/listFunnelCustomers.ts";
import { listPathCustomers } from "./funnel/listPathCustomers.ts";
import { listFigureCustomers } from "./listFigureCustomers.ts";
import { listMetrics } from "./listMetrics.ts";
import { listRfmCustomers } from "./listRfmCustomers.ts";
import { competitiveness } from "./market/competitiveness.ts";
import { market } from "./market/market.ts";
import { measure } from "./measure.ts";
import { overview } from "./overview.ts";
import { listPenetrationCustomers } from "./penetration/listPenetrationCustomers.ts";
import { penetration } from "./penetration/penetration.ts";
import { productPairs } from "./productPairs.ts";
import { broughtBy } from "./referrals/broughtBy.ts";
import { referralTree } from "./referrals/referralTree.ts";
import { retention } from "./retention.ts";
import { rfm } from "./rfm.ts";
import { productRules } from "./rules/productRules.ts";
import { listStructureCustomers } from "./structure/listStructureCustomers.ts";
import { structure } from "./structure/structure.ts";
import { listTargets } from "./targets/listTargets.ts";
import { setTarget } from "./targets/setTarget.ts";

export const metricsVerbs = {
  dataRange,
  overview,
  listMetrics,
  measure,
  explainFigure,
  listFigureCustomers,
  daySpread,
  listDaySpreadCustomers,
  retention,
  rfm,
  listRfmCustomers,
  market,
  competitiveness,
  penetration,
  listPenetrationCustomers,
  referralTree,
  broughtBy,
  effort,
  listEffortCustomers,
  funnel,
  contactPaths,
  listPathCustomers,
  listFunnelCustomers,
  structure,
  listStructureCustomers,
  clv,
  productPairs,
  productRules,
  customerBudget,
  readDefinitions,
  previewDefinitions,
  saveDefinitions,
  definitionHistory,
  setTarget,
  listTargets,
};
