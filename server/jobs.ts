import { customersCarriers, customersJobs } from "./customers/jobs.ts";
import { ingestCarriers, ingestJobs } from "./ingest/jobs.ts";
import type { Jobs } from "./platform/jobs.ts";
import type { Carrier } from "./platform/outbox.ts";
import { platformJobs } from "./platform/platformJobs.ts";

/** Every long piece of work, from each domain's own table. */
export const jobs: Jobs = { ...platformJobs, ...customersJobs, ...ingestJobs };

/** Who carries which outbox rows to ClickHouse. */
export const carriers: Readonly<Record<string, Carrier>> = { ...customersCarriers, ...ingestCarriers };

/** graphile-worker's crontab, in UTC. */
export const crontab = "";
