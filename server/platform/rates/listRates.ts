import { sql } from "kysely";
import { z } from "zod";
import { read } from "../../verb.ts";
import { companySettings } from "../settings.ts";
import { plainRate } from "./checkedRates.ts";
import { ratesVersion } from "./ratesVersion.ts";
import { currencyShape } from "./schema.ts";

export const listRates = read({
  may: "settings:read",
  http: "GET /rates",
  says: {
    zh: "汇率表：每条从哪天起、谁录入、来自哪里",
    en: "Exchange rates: from which day, by whom, from where",
  },
  input: z.object({
    currency: currencyShape.optional(),
    limit: z.coerce.number().int().min(1).max(5000).default(500),
  }),
  output: z.object({
    /** The company's currency: 1 unit of `currency` = `rate` of it. */
    into: currencyShape,
    /** The oldest a rate may be, in days. */
    rateDays: z.number(),
    version: z.string(),
    total: z.number(),
    currencies: z.array(z.object({ currency: currencyShape, rates: z.number(), from: z.iso.date() })),
    /** By currency, the newest day first. */
    rates: z.array(
      z.object({
        currency: currencyShape,
        day: z.iso.date(),
        /** The last day on which it holds: until the next one, and for no more than `rateDays`. */
        until: z.iso.date(),
        rate: z.string(),
        source: z.string(),
        by: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
  async run({ db, currency: into }, { currency, limit }) {
    const { rateDays } = await companySettings(db);
    const [found, currencies, version] = await Promise.all([
      sql<{
        currency: string;
        day: string;
        until: string;
        rate: string;
        source: string;
        by: string | null;
        at: Date;
      }>`
        select e.currency, e.day,
          least(lead(e.day) over (partition by e.currency order by e.day) - 1, e.day + ${rateDays}::integer) as until,
          e.rate::text as rate, e.source, member.name as by, e.at
        from exchange_rate e left join member on member.person = e.by
        where ${currency ?? null}::text is null or e.currency = ${currency ?? null}
        order by e.currency, e.day desc
        limit ${limit}`.execute(db),
      sql<{ currency: string; rates: number; from: string }>`
        select currency, count(*)::int as rates, min(day) as "from" from exchange_rate
        group by currency order by currency`.execute(db),
      ratesVersion(db),
    ]);
    return {
      into,
      rateDays,
      version,
      total: currencies.rows
        .filter((one) => currency === undefined || one.currency === currency)
        .reduce((n, one) => n + one.rates, 0),
      currencies: currencies.rows,
      rates: found.rows.map((row) => ({ ...row, rate: plainRate(row.rate), at: row.at.toISOString() })),
    };
  },
});
