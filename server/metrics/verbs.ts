import { explainFigure } from "./explainFigure.ts";
import { listFigureCustomers } from "./listFigureCustomers.ts";
import { listMetrics } from "./listMetrics.ts";
import { listRfmCustomers } from "./listRfmCustomers.ts";
import { measure } from "./measure.ts";
import { rfm } from "./rfm.ts";

export const metricsVerbs = {
  listMetrics,
  measure,
  explainFigure,
  listFigureCustomers,
  rfm,
  listRfmCustomers,
};
