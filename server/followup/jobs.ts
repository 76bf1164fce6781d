import type { Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";
import { contactCarrier } from "./carryContacts.ts";
import { planMorning } from "./planMorning.ts";
import { addMatters, planToday } from "./planToday.ts";
import { sendDigests } from "./sendDigests.ts";

export const followupJobs: Jobs = { planToday, addMatters, planMorning, sendDigests };
export const followupCarriers: Readonly<Record<string, Carrier>> = { contact: contactCarrier };
