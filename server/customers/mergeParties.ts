import type { Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import { partyToCarry } from "./partyToCarry.ts";
import { rawQuery } from "./rawQuery.ts";
import { lockReferrals } from "./referralChains.ts";
import { refuseCircle } from "./refuseCircle.ts";
import { numberArray } from "./sqlArray.ts";

const mostMerged = 100;

interface By {
  now: Date;
  by: number | null;
  reason: string;
}

/**
 * Puts a customer under another: one row, and one more for each file that was already merged into him (it comes along,
 * and goes back with him). Both people are locked first, so that two merges that cross do not make a ring. Whom the file
 * that goes away brought is then brought by the one that stays, and the referrer of the one that stays counts: where that
 * would put somebody above himself, the merge is refused and a person decides which of the referrals is wrong.
 */
export async function mergeParties(
  trx: Trx,
  from: number,
  into: number,
  { now, by, reason }: By,
): Promise<void> {
  if (from === into) throw refuse("customers.same_customer");
  await lockReferrals(trx);
  const locked = await rawQuery<{
    party_id: number;
    survivor: number | null;
    erased: boolean;
    members: number;
    referrer: number | null;
  }>(
    trx,
    `select p.party_id, (select customer_id from merge where merge.party_id = p.party_id) survivor,
       p.erased_at is not null erased, p.referrer,
       (select count(*)::integer from merge where customer_id = p.party_id) members
     from party p where p.party_id = any($1::integer[]) order by p.party_id for update`,
    [numberArray([from, into])],
  );
  if (locked.rows.some((row) => row.survivor !== null)) throw refuse("customers.changed_meanwhile");
  if (locked.rows.some((row) => row.erased)) throw refuse("customers.erased");
  if (locked.rows.reduce((sum, row) => sum + row.members, 0) + 1 > mostMerged)
    throw refuse("customers.too_many_merged", { most: mostMerged });
  const referrer = locked.rows.find((row) => row.party_id === into)?.referrer ?? null;
  if (referrer !== null) await refuseCircle(trx, from, referrer, "customers.merge_circle");
  const moved = await rawQuery<{ party_id: number }>(
    trx,
    `with along as (
       update merge set customer_id = $2::integer, via = $1::integer where customer_id = $1::integer and via is null
       returning party_id
     ), deeper as (
       update merge set customer_id = $2::integer where customer_id = $1::integer and via is not null
       returning party_id
     ), own as (
       insert into merge (party_id, customer_id, at, by, reason) values ($1, $2, $3, $4, $5) returning party_id
     ), all_of_them as (
       select party_id from along union all select party_id from deeper union all select party_id from own
     ), kept as (
       insert into merge_history (party_id, customer_id, action, at, by, reason)
       select party_id, $2, 'merge', $3, $4, $5 from all_of_them
     )
     select party_id from all_of_them order by party_id`,
    [from, into, now, by, reason],
  );
  const parties = moved.rows.map((row) => row.party_id);
  await trx
    .insertInto("outbox")
    .values({ kind: "merge", payload: JSON.stringify({ parties }), at: now })
    .execute();
  await partyToCarry(trx, [into, from], now);
  await decidePairs(trx, [...parties, into], "merged", { now, by });
}

/**
 * Takes a file out again, with those that came along with it. Facts never moved, so nothing has to move back. His own
 * referrer counts again, unless he was meanwhile put above him: then it is refused.
 */
export async function unmergeParty(trx: Trx, party: number, { now, by, reason }: By): Promise<void> {
  await lockReferrals(trx);
  const row = await rawQuery<{ customer_id: number }>(
    trx,
    `select customer_id from merge where party_id = $1
       and exists (select from party where party_id in ($1, merge.customer_id) for update)
     for update`,
    [party],
  );
  const survivor = row.rows[0]?.customer_id;
  if (survivor === undefined) throw refuse("customers.not_merged");
  const freed = await rawQuery<{ party_id: number }>(
    trx,
    `with own as (
       delete from merge where party_id = $1::integer returning party_id
     ), along as (
       update merge set customer_id = $1::integer, via = null
       where customer_id = $2::integer and via = $1::integer returning party_id
     ), all_of_them as (
       select party_id from own union all select party_id from along
     ), kept as (
       insert into merge_history (party_id, customer_id, action, at, by, reason)
       select party_id, $2, 'unmerge', $3, $4, $5 from all_of_them
     )
     select party_id from all_of_them order by party_id`,
    [party, survivor, now, by, reason],
  );
  const own = await trx
    .selectFrom("party")
    .select("referrer")
    .where("party_id", "=", party)
    .executeTakeFirstOrThrow();
  if (own.referrer !== null) await refuseCircle(trx, party, own.referrer, "customers.unmerge_circle");
  const parties = freed.rows.map((one) => one.party_id);
  await trx
    .insertInto("outbox")
    .values({ kind: "merge", payload: JSON.stringify({ parties }), at: now })
    .execute();
  await partyToCarry(trx, [survivor, party], now);
  await decidePairs(trx, [...parties, survivor], "different", { now, by });
}

/** Suspected pairs within these files are answered by what was just done. */
async function decidePairs(
  trx: Trx,
  parties: readonly number[],
  state: "merged" | "different",
  { now, by }: Omit<By, "reason">,
) {
  await rawQuery(
    trx,
    `update duplicate_suspect set state = $2, decided_by = $3::integer, decided_at = $4
     where a = any($1::integer[]) and b = any($1::integer[])
       and ($2 = 'merged' or state = 'merged')`,
    [numberArray(parties), state, by, now],
  );
}
