import type { Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";

export const ingestJobs: Jobs = {};
export const ingestCarriers: Readonly<Record<string, Carrier>> = {};
