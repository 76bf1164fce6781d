import type { Jobs } from "../platform/jobs.ts";
import { fitAndScore } from "./fitAndScore.ts";

export const modelsJobs: Jobs = { fitAndScore };
