import { listMetrics } from "./listMetrics.ts";
import { measure } from "./measure.ts";

export const metricsVerbs = { listMetrics, measure };
