import type { Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";
import { mergeCarrier } from "./carryMerges.ts";
import { partyCarrier } from "./carryParties.ts";
import { changeCustomers } from "./changeSelected.ts";
import { erase } from "./eraseParties.ts";
import { replayTombstones } from "./replayTombstones.ts";
import { suspectDuplicates } from "./suspectDuplicates.ts";
import { sweepAttachments } from "./sweepAttachments.ts";
import { writeExport } from "./writeExport.ts";

export const customersJobs: Jobs = {
  suspectDuplicates,
  changeCustomers,
  sweepAttachments,
  exportCustomers: writeExport,
  eraseCustomer: erase,
  replayTombstones,
};
export const customersCarriers: Readonly<Record<string, Carrier>> = {
  party: partyCarrier,
  merge: mergeCarrier,
};
