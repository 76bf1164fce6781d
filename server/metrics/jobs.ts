import type { Jobs } from "../platform/jobs.ts";
import { keepValueClasses } from "./rfm/keepValueClasses.ts";

export const metricsJobs: Jobs = { keepValueClasses };
