import type { Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";
import { contactCarrier } from "./carryContacts.ts";
import { planToday } from "./planToday.ts";

export const followupJobs: Jobs = { planToday };
export const followupCarriers: Readonly<Record<string, Carrier>> = { contact: contactCarrier };
