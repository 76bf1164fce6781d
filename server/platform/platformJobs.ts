import type { Jobs } from "./jobs.ts";
import { sendInvitation, tryMail } from "./mail/mailJobs.ts";

export const platformJobs: Jobs = { sendInvitation, tryMail };
