import type { Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import type { WriteContext } from "../verb.ts";
import { inSight } from "./inSight.ts";

/** The dashboard, held until the change is kept. Only its owner changes it, and, where a version is given, only what he has seen. */
export async function toChange({ db, actor }: Pick<WriteContext, "db" | "actor">, id: number, seen?: number) {
  const row = await inSight(db, actor)
    .where("dashboard.id", "=", id)
    .forUpdate("dashboard")
    .executeTakeFirst();
  if (!row) throw refuse("dashboards.not_found");
  if (row.owner !== actor.person) throw refuse("dashboards.not_yours", { owner: row.owner_name });
  if (seen !== undefined && row.version !== seen) throw refuse("dashboards.changed");
  return row;
}

/** The next version of a dashboard that was just changed. */
export async function nextVersion(db: Trx, id: number, now: Date): Promise<{ version: number }> {
  return db
    .updateTable("dashboard")
    .set((eb) => ({ version: eb("version", "+", 1), updated_at: now }))
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
}
