import { clv } from "./clv.ts";
import { dataRange } from "./dataRange.ts";
import { explainFigure } from "./explainFigure.ts";
import { listFigureCustomers } from "./listFigureCustomers.ts";
import { listMetrics } from "./listMetrics.ts";
import { listRfmCustomers } from "./listRfmCustomers.ts";
import { measure } from "./measure.ts";
import { overview } from "./overview.ts";
import { productPairs } from "./productPairs.ts";
import { retention } from "./retention.ts";
import { rfm } from "./rfm.ts";

export const metricsVerbs = {
  dataRange,
  overview,
  listMetrics,
  measure,
  explainFigure,
  listFigureCustomers,
  retention,
  rfm,
  listRfmCustomers,
  clv,
  productPairs,
};
