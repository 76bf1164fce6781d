import type { Jobs } from "../platform/jobs.ts";
import { sendDashboards } from "./sending/sendDashboards.ts";
import { sendLetterAgain } from "./sending/sendLetterAgainJob.ts";
import { sendDashboardNow } from "./sending/sendNowJob.ts";

export const dashboardsJobs: Jobs = { sendDashboards, sendDashboardNow, sendLetterAgain };
