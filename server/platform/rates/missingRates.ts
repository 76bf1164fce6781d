import { z } from "zod";
import { read } from "../../verb.ts";
import { foreignFacts } from "./foreignFacts.ts";
import { currencyShape, missingRateShape } from "./schema.ts";

export const missingRates = read({
  may: "metrics:read",
  http: "GET /rates/missing",
  says: {
    zh: "哪些外币金额没有汇率：多少订单、多少钱、从哪天到哪天",
    en: "Foreign amounts without an exchange rate: how many orders, how much, from which day to which",
  },
  input: z.object({}),
  output: z.object({
    into: currencyShape,
    /** All facts in other currencies, with and without a rate. */
    foreign: z.object({ facts: z.number(), lines: z.number() }),
    missing: z.array(missingRateShape),
    asOf: z.string(),
  }),
  async run({ ch, actor, currency, now, signal }) {
    const { sql, params } = foreignFacts(actor, currency);
    const rows = await ch.rows<
      Omit<z.input<typeof missingRateShape>, "facts" | "lines"> & {
        facts: string;
        lines: string;
        rated: number;
      }
    >(
      `select kind, currency, toUInt8(rated) as rated, uniqExact(id) as facts, count() as lines,
  toFloat64(sum(original)) as amount, min(day) as "from", max(day) as "to"
from ${sql}
group by kind, currency, rated
order by lines desc, kind, currency, rated`,
      params,
      { signal, timeoutMs: 60_000 },
    );
    const counted = rows.map((row) => ({ ...row, facts: Number(row.facts), lines: Number(row.lines) }));
    return {
      into: currency,
      foreign: {
        facts: counted.reduce((n, row) => n + row.facts, 0),
        lines: counted.reduce((n, row) => n + row.lines, 0),
      },
      missing: counted.filter((row) => row.rated === 0).map(({ rated: _, ...row }) => row),
      asOf: now.toISOString(),
    };
  },
});
