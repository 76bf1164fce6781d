import { sql } from "kysely";
import type { Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";

const lock = sql`hashtext('who brought whom')`;

/**
 * Refuses a referrer who was himself brought by this customer, over however many others, merged files counting as one
 * person. One at a time, so that two changes that cross do not close a circle between them.
 */
export async function refuseCircle(trx: Trx, customer: number, referrer: number): Promise<void> {
  if (customer === referrer) throw refuse("customers.own_referrer");
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
  const found = await sql<{ closes: boolean }>`
    with recursive above (customer) as (
      select ${referrer}::integer
      union
      select coalesce(merge.customer_id, party.referrer)
      from above
      join party on party.party_id = above.customer
      left join merge on merge.party_id = party.referrer
      where party.referrer is not null
    )
    select ${customer}::integer in (select customer from above) as closes`.execute(trx);
  if (found.rows[0]?.closes) throw refuse("customers.circular_referral");
}
