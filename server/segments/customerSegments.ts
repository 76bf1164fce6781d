import { z } from "zod";
import { onCustomer } from "../customers/onCustomer.ts";
import { read } from "../verb.ts";
import { keptSegments } from "./keptSegments.ts";
import { namesFor } from "./names.ts";
import { reasonText } from "./reasons.ts";
import { customerSegmentsOutput } from "./schema.ts";

export const customerSegments = read({
  may: "customers:read",
  http: "GET /customers/:customer/segments",
  says: {
    zh: "一位客户现在在哪些分群里、从何时起",
    en: "The segments that a customer is in now, and since when",
  },
  input: z.object({ customer: z.string().max(20) }),
  output: customerSegmentsOutput,
  async run({ db, ch, actor, currency, signal }, input) {
    const { parties } = await onCustomer(db, actor, input.customer);
    const all = await keptSegments(db);
    const names = await namesFor(db, [], currency);
    const rows = await ch.rows<{ segment: number; since: string; why: string }>(
      `select segment, formatDateTime(min(m.since), '%Y-%m-%dT%H:%i:%SZ', 'UTC') as since, argMin(m.why, m.since) as why
       from segment_member as m
       where party_id in {parties:Array(UInt32)} and segment in {segments:Array(UInt32)}
       group by segment
       order by segment`,
      { parties, segments: [...all.keys()] },
      { signal },
    );
    return {
      segments: rows.flatMap((row) => {
        const segment = all.get(row.segment);
        if (!segment) return [];
        const { id, name, kind } = segment;
        return [{ id, name, kind, since: row.since, why: reasonText(row.why, null, names) }];
      }),
    };
  },
});
