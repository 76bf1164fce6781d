import { z } from "zod";
import { read } from "../verb.ts";
import { answered } from "./measure/answerCache.ts";
import type { EventKind } from "./slice/events.ts";

const orders = `
-- From which day to which are there order lines at all? One row; the days mean nothing where there are no lines.
select count() as lines, toString(min(occurred_on)) as first, toString(max(occurred_on)) as last
from purchase_line(hidden = {hidden:Array(UInt32)})
`;

/** The same of another kind of fact; a day that is not known (1970-01-01) is none. */
const events = (kind: EventKind) => `
select countIf(occurred_on > toDate(0)) as lines, toString(minIf(occurred_on, occurred_on > toDate(0))) as first,
  toString(max(occurred_on)) as last
from ${kind}(hidden = {hidden:Array(UInt32)})
`;

/** What the pages need before they can ask anything: a period that has facts in it. */
export const dataRange = read({
  may: "metrics:read",
  http: "GET /data-range",
  says: {
    zh: "订单或另一种数据从哪天到哪天，有哪些门店",
    en: "From which day to which there are orders or other facts, and which stores",
  },
  input: z.object({
    /** Of which facts. */
    of: z
      .enum(["orders", "opportunity", "interaction", "referral", "observation", "delivery"])
      .default("orders"),
  }),
  output: z.object({
    /** Both days included; null where there is none. */
    firstOn: z.iso.date().nullable(),
    lastOn: z.iso.date().nullable(),
    stores: z.array(z.object({ id: z.number(), name: z.string() })),
  }),
  async run(context, { of }) {
    return answered(context, "dataRange", { of }, async () => {
      const [row] = await context.ch.rows<{ lines: string; first: string; last: string }>(
        of === "orders" ? orders : events(of),
        {},
        { signal: context.signal },
      );
      const stores = await context.db.selectFrom("store").select(["id", "name"]).orderBy("code").execute();
      if (!row || Number(row.lines) === 0) return { firstOn: null, lastOn: null, stores };
      return { firstOn: row.first, lastOn: row.last, stores };
    });
  },
});
