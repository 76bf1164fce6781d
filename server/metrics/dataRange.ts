import { z } from "zod";
import { read } from "../verb.ts";
import { answered } from "./measure/answerCache.ts";

const sql = `
-- From which day to which are there order lines at all? One row; the days mean nothing where there are no lines.
select count() as lines, toString(min(occurred_on)) as first, toString(max(occurred_on)) as last
from purchase_line(hidden = {hidden:Array(UInt32)})
`;

/** What the pages need before they can ask anything: a period that has facts in it. */
export const dataRange = read({
  may: "metrics:read",
  http: "GET /data-range",
  says: {
    zh: "订单从哪天到哪天，有哪些门店",
    en: "From which day to which there are orders, and in which stores",
  },
  input: z.object({}),
  output: z.object({
    /** Both days included; null without orders. */
    firstOn: z.iso.date().nullable(),
    lastOn: z.iso.date().nullable(),
    stores: z.array(z.object({ id: z.number(), name: z.string() })),
  }),
  async run(context) {
    return answered(context, "dataRange", {}, async () => {
      const [row] = await context.ch.rows<{ lines: string; first: string; last: string }>(
        sql,
        {},
        { signal: context.signal },
      );
      const stores = await context.db.selectFrom("store").select(["id", "name"]).orderBy("code").execute();
      if (!row || Number(row.lines) === 0) return { firstOn: null, lastOn: null, stores };
      return { firstOn: row.first, lastOn: row.last, stores };
    });
  },
});
