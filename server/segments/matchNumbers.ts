import { sql } from "kysely";
import parsePhone from "libphonenumber-js";
import { rawQuery } from "../customers/rawQuery.ts";
import { resolveParties } from "../customers/resolveParties.ts";
import { numberArray } from "../customers/sqlArray.ts";
import type { Db, Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";

export interface Matched {
  /** Customers, each once. */
  customers: number[];
  missing: string[];
}

/** Whose member numbers or telephones these are, among the customers in the actor's sight. */
export async function matchNumbers(
  db: Db | Trx,
  actor: Actor,
  by: "member_no" | "phone",
  numbers: readonly string[],
): Promise<Matched> {
  if (by === "phone" && actor.masked.has("phone")) throw refuse("segments.masked", { field: "phone" });
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

export const shownMissing = 200;
