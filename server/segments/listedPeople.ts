import { sql } from "kysely";
import { rawQuery } from "../customers/rawQuery.ts";
import { numberArray } from "../customers/sqlArray.ts";
import type { Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import type { Actor, WriteContext } from "../verb.ts";

const partiesPerRow = 5000;

/** What a verb or a job has in its hands when it changes a list. */
export type ListContext = Pick<WriteContext, "db" | "now" | "outbox"> & { actor: Pick<Actor, "person"> };

/** Puts customers on a list or takes them off, and sends word to the log. A merged customer goes with all parties. */
export async function changeListed(
  { db, actor, now, outbox }: ListContext,
  segment: number,
  change: { add: readonly number[]; remove: readonly number[] },
) {
  if (change.add.length > 0)
    await rawQuery(
      db,
      `insert into segment_listed (segment, party_id, at, by)
       select $1, unnest($2::integer[]), $3, $4 on conflict do nothing`,
      [segment, numberArray(change.add), now, actor.person],
    );
  const removed =
    change.remove.length === 0
      ? []
      : (
          await rawQuery<{ party_id: number }>(
            db,
            `delete from segment_listed where segment = $1 and (party_id = any($2::integer[])
               or party_id in (select party_id from merge where customer_id = any($2::integer[])))
             returning party_id`,
            [segment, numberArray(change.remove)],
          )
        ).rows.map((row) => row.party_id);
  const touched = [...change.add, ...removed];
  for (let from = 0; from < touched.length; from += partiesPerRow)
    await outbox("segment_list", { segment, parties: touched.slice(from, from + partiesPerRow) });
  await rawQuery(
    db,
    `update segment set updated_at = $2, refreshed_at = $2, members = (
       select count(distinct coalesce(m.customer_id, l.party_id))
       from segment_listed l left join merge m on m.party_id = l.party_id
       where l.segment = segment.id)
     where id = $1`,
    [segment, now],
  );
}

/** The customers on a list whom the actor may see, by number; the others are nobody's business of his. */
export async function seenOnList(db: Trx, actor: Actor, segment: number): Promise<number[]> {
  const { rows } = await sql<{ customer: number }>`
    select distinct coalesce(m.customer_id, l.party_id) as customer
    from segment_listed l
    left join merge m on m.party_id = l.party_id
    where l.segment = ${segment} and ${seesParty("l.party_id", actor)}
    order by customer`.execute(db);
  return rows.map((row) => row.customer);
}
