import { sql } from "kysely";
import { z } from "zod";
import { read } from "../verb.ts";
import { chooseCustomers, isMissing } from "./chooseCustomers.ts";
import { namesOf } from "./namesOf.ts";
import { hiddenColumns, refuseMasked } from "./refuseMasked.ts";
import { customerId, definitionShape, missable } from "./schema.ts";

const lookedAt = 5000;

/**
 * The next file to complete, one field at a time: of the customers who bought most in the last 12 months the first who
 * misses the field. Nobody is asked for everything at once.
 */
export const nextMissing = read({
  may: "customers:write",
  http: "GET /customers/quality/next",
  says: { zh: "下一位该补一个字段的客户", en: "The next customer with one field to complete" },
  input: z.object({
    field: z.enum(missable),
    /** Those passed over in this sitting. */
    skip: z.array(customerId).max(500).default([]),
    definition: definitionShape.prefault({}),
  }),
  output: z.object({
    customer: z
      .object({
        id: customerId,
        name: z.string().nullable(),
        memberNo: z.string().nullable(),
        phone: z.string().nullable(),
        store: z.string().nullable(),
        owner: z.string().nullable(),
        kind: z.enum(["person", "organisation"]),
        version: z.string(),
        amountYear: z.number(),
        orders: z.number(),
        lastOn: z.string().nullable(),
      })
      .nullable(),
  }),
  async run(context, { field, skip, definition }) {
    const { db, ch, actor } = context;
    refuseMasked(actor, field);
    const chosen = await chooseCustomers(context, {}, definition);
    const best = await ch.rows<{ id: number; amount: number; orders: number; last: string }>(
      `select customer_id id, toFloat64(amount_year) amount, orders, last_on last
       from ${chosen.relation}
       order by amount_year desc, amount desc, customer_id
       limit {most:UInt32}`,
      { ...chosen.params, most: lookedAt },
    );
    const found = await sql<{ party_id: number; version: string }>`
      select p.party_id, p.version
      from unnest(${best.map((row) => row.id)}::int[]) with ordinality as u (id, place)
      join party p on p.party_id = u.id
      where ${isMissing(field)}
        and p.erased_at is null
        and not (p.public_id = any(${skip}::text[]))
      order by u.place
      limit 1`.execute(db);
    const next = found.rows[0];
    if (!next) return { customer: null };
    const figures = best.find((row) => row.id === next.party_id)!;
    const named = (await namesOf(db, actor, [next.party_id])).get(next.party_id)!;
    return {
      customer: {
        id: named.id,
        name: named.name,
        memberNo: named.memberNo,
        phone: hiddenColumns(actor).has("phone") ? null : named.phone,
        store: named.store,
        owner: named.owner,
        kind: named.kind,
        version: next.version,
        amountYear: figures.amount,
        orders: figures.orders,
        lastOn: figures.orders === 0 ? null : figures.last,
      },
    };
  },
});
