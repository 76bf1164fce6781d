import { customersVerbs } from "./customers/verbs.ts";
import { dashboardsVerbs } from "./dashboards/verbs.ts";
import { followupVerbs } from "./followup/verbs.ts";
import { ingestVerbs } from "./ingest/verbs.ts";
import { metricsVerbs } from "./metrics/verbs.ts";
import { modelsVerbs } from "./models/verbs.ts";
import { platformVerbs } from "./platform/verbs.ts";
import { segmentsVerbs } from "./segments/verbs.ts";

/** Everything the product can do. Doors, documents and the web app's client read this table. */
export const verbs = {
  ...platformVerbs,
  ...customersVerbs,
  ...ingestVerbs,
  ...metricsVerbs,
  ...modelsVerbs,
  ...segmentsVerbs,
  ...followupVerbs,
  ...dashboardsVerbs,
};
export type Verbs = typeof verbs;
export type VerbName = keyof Verbs;
