import { backup } from "./backup/backupJob.ts";
import type { Jobs } from "./jobs.ts";
import { sendInvitation, tryMail } from "./mail/mailJobs.ts";
import { sweepPlatform } from "./work/sweepPlatform.ts";

export const platformJobs: Jobs = { backup, sendInvitation, tryMail, sweepPlatform };
