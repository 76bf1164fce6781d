import { customersCarriers, customersJobs } from "./customers/jobs.ts";
import { dashboardsJobs } from "./dashboards/jobs.ts";
import { followupCarriers, followupJobs } from "./followup/jobs.ts";
import { watchToday } from "./followup/watchToday.ts";
import { ingestCarriers, ingestJobs } from "./ingest/jobs.ts";
import { metricsJobs } from "./metrics/jobs.ts";
import { modelsJobs } from "./models/jobs.ts";
import { watchForecasts } from "./models/watchForecasts.ts";
import type { Jobs } from "./platform/jobs.ts";
import type { Carrier } from "./platform/outbox.ts";
import { platformCarriers, platformJobs } from "./platform/platformJobs.ts";
import type { Services } from "./platform/services.ts";
import type { Watch } from "./platform/watch.ts";
import { segmentsCarriers, segmentsJobs } from "./segments/jobs.ts";
import { watchSegments } from "./segments/watchSegments.ts";

/** Every long piece of work, from each domain's own table. */
export const jobs: Jobs = {
  ...platformJobs,
  ...customersJobs,
  ...ingestJobs,
  ...metricsJobs,
  ...modelsJobs,
  ...followupJobs,
  ...segmentsJobs,
  ...dashboardsJobs,
};

/** Who carries which outbox rows to ClickHouse. */
export const carriers: Readonly<Record<string, Carrier>> = {
  ...platformCarriers,
  ...customersCarriers,
  ...ingestCarriers,
  ...segmentsCarriers,
  ...followupCarriers,
};

/** What looks on while the product runs, and acts when facts or the date have moved. */
export const watches: readonly ((services: Services) => Watch)[] = [
  watchSegments,
  watchToday,
  watchForecasts,
];

/** graphile-worker's crontab, in UTC: the small hours of China. */
export const crontab = `
17 19 * * * sweepPlatform
27 19 * * * sweepImports
37 19 * * * sweepAttachments
47 19 * * * keepValueClasses
41 * * * * totalOrders
57 * * * * sweepSegmentFiles
3 * * * * planMorning
9 * * * * sendDigests
1,31 * * * * sendDashboards
`;
