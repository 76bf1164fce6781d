import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";

export interface FoundCustomer {
  customerId: number;
  publicId: string;
  /** The survivor first, then everyone merged into it. */
  parties: number[];
}

/** True for people whose import is staged, undone or broken off. Hashed once, not asked row by row. */
export const inHiddenBatch = (table: string) => sql<boolean>`coalesce(${sql.ref(`${table}.batch`)} in (
  select id from batch where state in ('staged', 'undone', 'dropped')), false)`;

/**
 * The customer that an address names: a merged party's address leads to the survivor. What the actor may not see is
 * not there.
 */
export async function onCustomer(db: Db | Trx, actor: Actor, publicId: string): Promise<FoundCustomer> {
  const row = await db
    .selectFrom("party as named")
    .leftJoin("merge", "merge.party_id", "named.party_id")
    .innerJoin("party as p", (join) =>
      join.on("p.party_id", "=", sql<number>`coalesce(merge.customer_id, named.party_id)`),
    )
    .select(["p.party_id", "p.public_id"])
    .select(
      sql<
        number[]
      >`array(select m.party_id from merge m where m.customer_id = p.party_id order by m.party_id)`.as(
        "merged",
      ),
    )
    .where("named.public_id", "=", publicId)
    .where(sql<boolean>`not ${inHiddenBatch("p")}`)
    .where(seesParty("p.party_id", actor))
    .executeTakeFirst();
  if (!row) throw refuse("customers.not_found", { id: publicId });
  return { customerId: row.party_id, publicId: row.public_id, parties: [row.party_id, ...row.merged] };
}

/** The person behind a change. Keys act for their owner; the command line for nobody. */
export const byOf = (actor: Actor): number | null => actor.person;
