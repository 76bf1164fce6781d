import type { Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";

export const customersJobs: Jobs = {};
export const customersCarriers: Readonly<Record<string, Carrier>> = {};
