import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { takeLettersInput } from "../schema.ts";
import { lastDue } from "./occurrence.ts";
import { rhythmOf } from "./rhythm.ts";

export const takeLetters = write({
  may: "metrics:read",
  http: "PUT /dashboards/:id/schedules/:schedule/mine",
  says: {
    zh: "自己收或不收别人定时发来的看板",
    en: "Take or decline for oneself the letters of a schedule",
  },
  input: takeLettersInput,
  output: z.object({}),
  async run({ db, actor, now, zone, audit }, { id, schedule, wanted }) {
    const row = await db
      .selectFrom("dashboard_schedule")
      .innerJoin("dashboard_receiver", "dashboard_receiver.schedule", "dashboard_schedule.id")
      .select(["every", "on_day", "hour"])
      .where("dashboard_schedule.id", "=", schedule)
      .where("dashboard_schedule.dashboard", "=", id)
      .where("dashboard_schedule.removed_at", "is", null)
      .where("dashboard_receiver.person", "=", actor.person ?? 0)
      .executeTakeFirst();
    if (!row) throw refuse("dashboards.no_such_schedule");
    await db
      .updateTable("dashboard_receiver")
      .set(wanted ? { stopped_at: null, since: lastDue(rhythmOf(row), now, zone) } : { stopped_at: now })
      .where("schedule", "=", schedule)
      .where("person", "=", actor.person ?? 0)
      .execute();
    audit({ target: `dashboard:${id}`, summary: { schedule, wanted } });
    return {};
  },
});
