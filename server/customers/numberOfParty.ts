import type { Db, Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";

/** The file itself that an address names, also where it was merged into another. */
export async function numberOfParty(db: Db | Trx, actor: Actor, publicId: string): Promise<number> {
  const row = await db
    .selectFrom("party as p")
    .select("p.party_id")
    .where("p.public_id", "=", publicId)
    .where(seesParty("p.party_id", actor))
    .executeTakeFirst();
  if (!row) throw refuse("customers.not_found", { id: publicId });
  return row.party_id;
}
