import { type RawBuilder, sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import type { Actor } from "../verb.ts";
import { hiddenBatchesBut } from "./resolveParties.ts";
import { numberArray, textArray } from "./sqlArray.ts";

/** What says who a customer is: member number, telephone (E.164), mail (lower case), a shop's own number, our own. */
export type CustomerKey = "member_no" | "phone" | "email" | "external" | "id";

const valuesPerQuery = 50_000;

/** Asked value by value through the index, whatever the planner believes of the table. */
const lookUps: Record<CustomerKey, RawBuilder<unknown>> = {
  member_no: sql`select p.party_id, p.batch from party p where p.member_no collate "C" = u.value`,
  phone: sql`select p.party_id, p.batch from party p where reverse(p.phone) collate "C" = reverse(u.value)`,
  email: sql`select p.party_id, p.batch from party p where p.email collate "C" = u.value`,
  id: sql`select p.party_id, p.batch from party p where p.public_id = u.value`,
  external: sql`
    select p.party_id, p.batch
    from source s
    join party_identifier i on i.kind = 'external' and i.value = s.id || ':' || u.value
    join party p on p.party_id = i.party_id`,
};

/**
 * All the customers in the actor's sight that each value stands for: several where people share a telephone, or where two
 * shops gave out the same number. Who is nobody's, or may not be seen, is not among the answers.
 */
export async function customersByKey(
  db: Db | Trx,
  actor: Actor,
  key: CustomerKey,
  values: readonly string[],
): Promise<Map<string, number[]>> {
  const hidden = numberArray(await hiddenBatchesBut(db, null));
  const found = new Map<string, number[]>();
  for (let from = 0; from < values.length; from += valuesPerQuery) {
    const { rows } = await sql<{ value: string; customer: number }>`
      select distinct u.value, coalesce(m.customer_id, found.party_id) as customer
      from unnest(${textArray(values.slice(from, from + valuesPerQuery))}::text[]) as u (value)
      cross join lateral (${lookUps[key]} offset 0) as found
      left join merge m on m.party_id = found.party_id
      where (found.batch is null or found.batch <> all(${hidden}::integer[]))
        and ${seesParty("found.party_id", actor)}
      order by u.value, customer`.execute(db);
    for (const { value, customer } of rows) {
      const known = found.get(value);
      if (known) known.push(customer);
      else found.set(value, [customer]);
    }
  }
  return found;
}
