import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { mostSchedules, onSchedule } from "../schema.ts";
import { lastDue } from "./occurrence.ts";
import { rhythmOf } from "./rhythm.ts";
import { scheduleToChange } from "./scheduleToChange.ts";

/** What was due while it was away is not sent afterwards. */
export const restoreSchedule = write({
  may: "metrics:read",
  http: "POST /dashboards/:id/schedules/:schedule/restoration",
  says: { zh: "找回去掉的定时发送", en: "Bring back a schedule that was removed" },
  input: onSchedule,
  output: z.object({}),
  async run(context, { id, schedule }) {
    const { db, now, zone, audit } = context;
    const row = await scheduleToChange(context, { id, schedule }, "removed");
    const { n } = await db
      .selectFrom("dashboard_schedule")
      .select(({ fn }) => fn.countAll<string>().as("n"))
      .where("dashboard", "=", id)
      .where("by", "=", row.by)
      .where("removed_at", "is", null)
      .executeTakeFirstOrThrow();
    if (Number(n) >= mostSchedules) throw refuse("dashboards.many_schedules", { most: mostSchedules });
    await db.updateTable("dashboard_schedule").set({ removed_at: null }).where("id", "=", schedule).execute();
    const since = lastDue(rhythmOf(row), now, zone);
    // A letter that was due before is still on its way.
    if (row.removed_at === null || lastDue(rhythmOf(row), row.removed_at, zone) !== since)
      await db.updateTable("dashboard_receiver").set({ since }).where("schedule", "=", schedule).execute();
    audit({ target: `dashboard:${id}`, summary: { schedule } });
    return {};
  },
});
