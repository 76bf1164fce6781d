import type { AfterRestore } from "../../platform/backup/restored.ts";
import { companySettings } from "../../platform/settings.ts";
import { lastDue } from "./occurrence.ts";
import { rhythmOf } from "./rhythm.ts";

/** A backup does not know which letters went out after it: what was due before now is taken as sent. */
export const notTwiceAfterRestore: AfterRestore = async ({ db, clock }) => {
  const { zone } = await companySettings(db);
  const now = clock();
  const schedules = await db
    .selectFrom("dashboard_schedule")
    .select(["id", "every", "on_day", "hour"])
    .where("removed_at", "is", null)
    .execute();
  for (const { id, ...row } of schedules)
    await db
      .updateTable("dashboard_receiver")
      .set({ since: lastDue(rhythmOf(row), now, zone) })
      .where("schedule", "=", id)
      .execute();
};
