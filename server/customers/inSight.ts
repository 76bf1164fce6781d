import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import type { Actor } from "../verb.ts";
import { inHiddenBatch } from "./onCustomer.ts";

/** Of these customers, those that the actor may see, in the given order. */
export async function inSight(db: Db | Trx, actor: Actor, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom("party as p")
    .select("p.party_id")
    .where(sql<boolean>`p.party_id = any(${[...ids]}::int[])`)
    .where(sql<boolean>`not ${inHiddenBatch("p")}`)
    .where(seesParty("p.party_id", actor))
    .execute();
  const seen = new Set(found.map((row) => row.party_id));
  return ids.filter((id) => seen.has(id));
}
