import type { JobContext, Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";
import { sweepSegmentFiles } from "./byFile/sweepSegmentFiles.ts";
import { listCarrier } from "./carryLists.ts";
import { groupCustomers } from "./groups/groupCustomers.ts";
import { listGroup } from "./groups/listGroup.ts";
import type { Reason } from "./messages.ts";
import { refreshSegments } from "./refresh.ts";

export const segmentsJobs: Jobs = {
  sweepSegmentFiles,
  groupCustomers,
  listGroup,
  refreshSegments: {
    says: { zh: "更新分群成员", en: "Bring segments up to date" },
    run: ({ services }: JobContext, payload: { segments?: number[]; reason?: Reason }) =>
      refreshSegments(services, {
        reason: payload.reason ?? (payload.segments ? "rule" : "facts"),
        ...(payload.segments ? { segments: payload.segments } : {}),
      }),
  },
};

export const segmentsCarriers: Readonly<Record<string, Carrier>> = { segment_list: listCarrier };
