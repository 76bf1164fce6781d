import { z } from "zod";
import { foreignFacts } from "../platform/rates/foreignFacts.ts";
import { currencyShape, factKinds } from "../platform/rates/schema.ts";
import { read } from "../verb.ts";
import { namesOf } from "./namesOf.ts";

export const listUnrated = read({
  may: "customers:read",
  http: "GET /rates/missing/rows",
  says: {
    zh: "没有汇率的是哪些订单、账单、费用或商机，最早的在前",
    en: "Which orders, invoices, expenses or opportunities have no exchange rate, the earliest first",
  },
  input: z.object({
    kind: z.enum(factKinds),
    currency: currencyShape,
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        key: z.string(),
        number: z.string(),
        day: z.iso.date(),
        /** In that currency. */
        amount: z.number(),
        /** Null: of nobody. The name is null where the role does not see it. */
        customer: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
      }),
    ),
  }),
  async run({ db, ch, actor, currency: own, signal }, { kind, currency, limit }) {
    const { sql, params } = foreignFacts(actor, own, [currency]);
    const rows = await ch.rows<{
      key: string;
      number: string;
      day: string;
      amount: number;
      customer: number;
      total: string;
    }>(
      `select toString(id) as key, any(number) as number, min(day) as day, toFloat64(sum(original)) as amount,
  max(customer_id) as customer, count() over () as total
from (select kind, customer_id, id, number, original, day, rated from ${sql})
where kind = {kind:String} and not rated
group by id
order by day, id
limit {limit:UInt32}`,
      { ...params, kind, limit },
      { signal, timeoutMs: 60_000 },
    );
    const ids = [...new Set(rows.map((row) => row.customer).filter((id) => id > 0))];
    const names = await namesOf(db, actor, ids);
    return {
      total: Number(rows[0]?.total ?? 0),
      rows: rows.map(({ customer, total: _, ...row }) => {
        const found = names.get(customer);
        return { ...row, customer: found ? { id: found.id, name: found.name } : null };
      }),
    };
  },
});
