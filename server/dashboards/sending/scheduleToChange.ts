import { refuse } from "../../refuse.ts";
import type { WriteContext } from "../../verb.ts";
import { inSight } from "../inSight.ts";

/** A schedule, held until the change is kept. It is changed by who made it, by whose dashboard it is, and by administrators. */
export async function scheduleToChange(
  { db, actor }: Pick<WriteContext, "db" | "actor">,
  { id, schedule }: { id: number; schedule: number },
  which: "standing" | "removed" = "standing",
) {
  const board = await inSight(db, actor).where("dashboard.id", "=", id).executeTakeFirst();
  const row = await db
    .selectFrom("dashboard_schedule")
    .selectAll()
    .where("id", "=", schedule)
    .where("dashboard", "=", id)
    .where("removed_at", which === "standing" ? "is" : "is not", null)
    .forUpdate()
    .executeTakeFirst();
  const own =
    (actor.person !== null && (row?.by === actor.person || board?.owner === actor.person)) ||
    (board !== undefined && actor.may.has("users:manage"));
  if (!row || !own) throw refuse("dashboards.no_such_schedule");
  return row;
}
