import { z } from "zod";
import type { Trx } from "../platform/database.ts";
import { tagNumbers } from "./addTags.ts";
import { partyToCarry } from "./partyToCarry.ts";
import { rawQuery } from "./rawQuery.ts";
import { consentChannels, consentPurposes } from "./schema.ts";
import { numberArray, textArray } from "./sqlArray.ts";

/** What can be done to many customers at once, also as a job keeps it. */
export const bulkChangeShape = z.discriminatedUnion("what", [
  z.object({ what: z.literal("tag"), add: z.array(z.string()), remove: z.array(z.string()) }),
  z.object({ what: z.literal("assign"), owner: z.number().nullable() }),
  z.object({
    what: z.literal("consent"),
    purpose: z.enum(consentPurposes),
    channels: z.array(z.enum(consentChannels)),
    state: z.enum(["granted", "refused"]),
    basis: z.string(),
    source: z.string(),
  }),
]);
export type BulkChange = z.output<typeof bulkChangeShape>;

interface By {
  now: Date;
  by: number | null;
}

/** One statement for a whole block of customers; answers how many changed. */
export async function bulkChange(
  trx: Trx,
  customers: readonly number[],
  change: BulkChange,
  by: By,
): Promise<number> {
  const changed = await changedBy(trx, customers, change, by);
  await partyToCarry(trx, changed, by.now);
  return changed.length;
}

function changedBy(trx: Trx, customers: readonly number[], change: BulkChange, by: By): Promise<number[]> {
  if (change.what === "assign") return assign(trx, customers, change.owner, by);
  if (change.what === "consent") return consent(trx, customers, change, by);
  return retag(trx, customers, change, by);
}

/**
 * A line in the ledger for everybody of whom it says something new. Of merged people the last word counts, whoever's file it
 * stands in; a yes for many does not take the place of a no.
 */
async function consent(
  trx: Trx,
  customers: readonly number[],
  { purpose, channels, state, basis, source }: Extract<BulkChange, { what: "consent" }>,
  { now, by }: By,
) {
  const done = await rawQuery<{ party_id: number }>(
    trx,
    `with who as (
       select party_id from party
       where party_id = any($1::integer[]) and erased_at is null
       order by party_id for update
     ), held as (
       select distinct on (file.customer, c.channel) file.customer as party_id, c.channel, c.state
       from (
         select party_id, party_id as customer from who
         union all
         select m.party_id, m.customer_id from merge m join who on who.party_id = m.customer_id
       ) as file
       join consent c on c.party_id = file.party_id and c.purpose = $2
       left join batch b on b.id = c.batch
       where b.state is null or b.state not in ('staged', 'undone', 'dropped')
       order by file.customer, c.channel, c.at desc, c.id desc
     ), said as (
       insert into consent (party_id, purpose, channel, state, basis, source, at, by)
       select who.party_id, $2, asked.channel, $4, $5, $6, $7, $8::integer
       from who
       cross join unnest($3::text[]) as asked (channel)
       left join held on held.party_id = who.party_id and held.channel = asked.channel
       where held.state is null or (held.state = 'granted' and $4 = 'refused')
       order by who.party_id
       returning party_id
     )
     select distinct party_id from said order by party_id`,
    [numberArray(customers), purpose, textArray(channels), state, basis, source, now, by],
  );
  return done.rows.map((row) => row.party_id);
}

async function assign(trx: Trx, customers: readonly number[], owner: number | null, { now, by }: By) {
  const done = await rawQuery<{ party_id: number }>(
    trx,
    `with before as (
       select party_id, owner from party
       where party_id = any($1::integer[]) and owner is distinct from $2::integer and erased_at is null
       order by party_id for update
     ), kept as (
       insert into party_change (party_id, field, old, new, at, by)
       select party_id, 'owner', owner::text, $2::text, $3, $4::integer from before
     )
     update party p set owner = $2::integer, version = p.version + 1, updated_at = $3
     from before where before.party_id = p.party_id
     returning p.party_id`,
    [numberArray(customers), owner, now, by],
  );
  return done.rows.map((row) => row.party_id);
}

/** A tag goes to the survivor; taken away, it goes from everyone merged into him. */
async function retag(
  trx: Trx,
  customers: readonly number[],
  { add, remove }: { add: string[]; remove: string[] },
  { now, by }: By,
) {
  const changed = new Set<number>();
  if (add.length > 0) {
    const numbers = await tagNumbers(trx, add);
    const done = await rawQuery<{ party_id: number }>(
      trx,
      `insert into party_tag (party_id, tag, at, by)
       select p.party_id, t.tag, $3, $4::integer
       from party p cross join unnest($2::integer[]) as t (tag)
       where p.party_id = any($1::integer[]) and p.erased_at is null
       order by p.party_id, t.tag
       on conflict do nothing
       returning party_id`,
      [numberArray(customers), numberArray([...numbers.values()]), now, by],
    );
    for (const row of done.rows) changed.add(row.party_id);
  }
  if (remove.length > 0) {
    const done = await rawQuery<{ party_id: number }>(
      trx,
      `with member as (
         select unnest($1::integer[]) party_id, unnest($1::integer[]) customer
         union all
         select m.party_id, m.customer_id from merge m where m.customer_id = any($1::integer[])
       )
       delete from party_tag t
       using member, tag
       where t.party_id = member.party_id and tag.id = t.tag and tag.name = any($2::text[])
       returning member.customer party_id`,
      [numberArray(customers), remove],
    );
    for (const row of done.rows) changed.add(row.party_id);
  }
  return [...changed].sort((a, b) => a - b);
}
