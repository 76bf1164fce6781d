import type { Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";
import { mergeCarrier } from "./carryMerges.ts";
import { partyCarrier } from "./carryParties.ts";
import { suspectDuplicates } from "./suspectDuplicates.ts";

export const customersJobs: Jobs = { suspectDuplicates };
export const customersCarriers: Readonly<Record<string, Carrier>> = {
  party: partyCarrier,
  merge: mergeCarrier,
};
