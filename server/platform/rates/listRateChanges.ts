import { sql } from "kysely";
import { z } from "zod";
import { read } from "../../verb.ts";
import { plainRate } from "./checkedRates.ts";
import { currencyShape } from "./schema.ts";

export const listRateChanges = read({
  may: "settings:read",
  http: "GET /rates/history",
  says: { zh: "汇率的每次改动", en: "Every change of an exchange rate" },
  input: z.object({
    currency: currencyShape.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  output: z.object({
    /** The newest first. `rate` null: removed; `before` null: there was none. */
    changes: z.array(
      z.object({
        id: z.string(),
        currency: currencyShape,
        day: z.iso.date(),
        rate: z.string().nullable(),
        before: z.string().nullable(),
        source: z.string(),
        by: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
  async run({ db }, { currency, limit }) {
    const rows = await db
      .selectFrom("exchange_rate_change as change")
      .leftJoin("member", "member.person", "change.by")
      .select([
        "change.id",
        "change.currency",
        "change.day",
        "change.source",
        "change.at",
        "member.name as by",
      ])
      .select([
        sql<string | null>`change.rate::text`.as("rate"),
        sql<string | null>`change.before::text`.as("before"),
      ])
      .$if(currency !== undefined, (query) => query.where("change.currency", "=", currency!))
      .orderBy("change.id", "desc")
      .limit(limit)
      .execute();
    const plain = (rate: string | null) => (rate === null ? null : plainRate(rate));
    return {
      changes: rows.map((row) => ({
        ...row,
        id: String(row.id),
        rate: plain(row.rate),
        before: plain(row.before),
        at: row.at.toISOString(),
      })),
    };
  },
});
