import { backup } from "./backup/backupJob.ts";
import type { Jobs } from "./jobs.ts";
import { sendInvitation, tryMail } from "./mail/mailJobs.ts";
import type { Carrier } from "./outbox.ts";
import { rateCarrier } from "./rates/carryRates.ts";
import { sweepPlatform } from "./work/sweepPlatform.ts";

export const platformJobs: Jobs = { backup, sendInvitation, tryMail, sweepPlatform };

export const platformCarriers: Readonly<Record<string, Carrier>> = { rates: rateCarrier };
