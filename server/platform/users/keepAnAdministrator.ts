import { refuse } from "../../refuse.ts";
import type { Trx } from "../database.ts";

/**
 * Called before someone stops being an administrator. Locks every administrator's row in one order, so that two who
 * demote each other at once are asked one after the other and the second is refused.
 */
export async function keepAnAdministrator(db: Trx, leaving: number) {
  const administrators = await db
    .selectFrom("member")
    .select(["person", "user_id"])
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .orderBy("person")
    .forUpdate()
    .execute();
  const leaves = administrators.some((one) => one.person === leaving);
  const stays = administrators.some((one) => one.person !== leaving && one.user_id !== null);
  if (leaves && !stays) throw refuse("platform.last_administrator");
}
