import { sql } from "kysely";
import parsePhone from "libphonenumber-js";
import { inHiddenBatch } from "../customers/onCustomer.ts";
import { rawQuery } from "../customers/rawQuery.ts";
import { resolveParties } from "../customers/resolveParties.ts";
import { numberArray } from "../customers/sqlArray.ts";
import type { Db, Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import type { Actor } from "../verb.ts";
import { maskedFact } from "./maskedFact.ts";

export interface Matched {
  /** Customers, each once. */
  customers: number[];
  missing: string[];
}

/** Whose member numbers or telephones these are, among the customers in the actor's sight. */
export async function matchNumbers(
  db: Db | Trx,
  actor: Actor,
  by: "member_no" | "phone" | "id",
  numbers: readonly string[],
): Promise<Matched> {
  if (by === "phone" && actor.masked.has("phone")) throw maskedFact("phone");
  if (by === "id") return matchIds(db, actor, numbers);
  const asKept = new Map<string, string>();
  for (const number of numbers) {
    const kept = by === "phone" ? (parsePhone(number, "CN")?.number ?? number) : number;
    if (!asKept.has(kept)) asKept.set(kept, number);
  }
  const kept = [...asKept.keys()];
  const keys = kept.map((value) => (by === "phone" ? { phone: value } : { memberNo: value }));
  const parties = await resolveParties(db, keys, { source: 0 });
  const merges = await rawQuery<{ party_id: number; customer_id: number }>(
    db,
    "select party_id, customer_id from merge where party_id = any($1::integer[])",
    [numberArray(parties.flatMap((one) => (one ? [one.party] : [])))],
  );
  const survivor = new Map(merges.rows.map((row) => [row.party_id, row.customer_id]));
  const found = kept.flatMap((value, i) => {
    const party = parties[i]?.party;
    return party === undefined ? [] : [{ value, customer: survivor.get(party) ?? party }];
  });
  const seen = await db
    .selectFrom("party as p")
    .select("p.party_id")
    .where(sql<boolean>`p.party_id = any(${numberArray(found.map((one) => one.customer))}::int[])`)
    .where(seesParty("p.party_id", actor))
    .execute();
  const visible = new Set(seen.map((row) => row.party_id));
  const matched = found.filter((one) => visible.has(one.customer));
  const known = new Set(matched.map((one) => one.value));
  return {
    customers: [...new Set(matched.map((one) => one.customer))].sort((a, b) => a - b),
    missing: [...asKept].filter(([kept]) => !known.has(kept)).map(([, given]) => given),
  };
}

/** The customers at these addresses, among those in the actor's sight; a merged one's leads to the survivor. */
export async function matchIds(db: Db | Trx, actor: Actor, ids: readonly string[]): Promise<Matched> {
  const asked = [...new Set(ids)];
  const { rows } = await sql<{ id: string; customer: number }>`
    select named.public_id as id, p.party_id as customer
    from party named
    left join merge on merge.party_id = named.party_id
    join party p on p.party_id = coalesce(merge.customer_id, named.party_id)
    where named.public_id = any(${asked}::text[]) and not ${inHiddenBatch("p")} and ${seesParty("p.party_id", actor)}`.execute(
    db,
  );
  const known = new Set(rows.map((row) => row.id));
  return {
    customers: [...new Set(rows.map((row) => row.customer))].sort((a, b) => a - b),
    missing: asked.filter((id) => !known.has(id)),
  };
}

export const shownMissing = 200;
