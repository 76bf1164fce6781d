import { z } from "zod";
import { write } from "../../verb.ts";
import { changeScheduleInput } from "../schema.ts";
import { lastDue } from "./occurrence.ts";
import { rhythmOf, rowOf } from "./rhythm.ts";
import { scheduleToChange } from "./scheduleToChange.ts";
import { settledReceivers } from "./settledReceivers.ts";

/** What was due while it was paused, or by its former hours, is not sent afterwards. */
export const changeSchedule = write({
  may: "metrics:read",
  http: "PATCH /dashboards/:id/schedules/:schedule",
  says: {
    zh: "改定时发送的时间、收信人，或暂停、继续",
    en: "Change when a dashboard is sent and to whom, or pause and resume it",
  },
  input: changeScheduleInput,
  output: z.object({}),
  async run(context, { id, schedule, rhythm, receivers, paused }) {
    const { db, now, zone, audit } = context;
    const row = await scheduleToChange(context, { id, schedule });
    const next = rhythm ?? rhythmOf(row);
    const since = lastDue(next, now, zone);
    await db
      .updateTable("dashboard_schedule")
      .set({
        ...rowOf(next),
        ...(paused === undefined ? {} : { paused }),
      })
      .where("id", "=", schedule)
      .execute();
    if (rhythm || paused === false)
      await db.updateTable("dashboard_receiver").set({ since }).where("schedule", "=", schedule).execute();
    if (receivers) {
      const { persons } = await settledReceivers(context, { id, receivers });
      await db
        .deleteFrom("dashboard_letter")
        .where("schedule", "=", schedule)
        .where("person", "not in", persons)
        .execute();
      await db
        .deleteFrom("dashboard_receiver")
        .where("schedule", "=", schedule)
        .where("person", "not in", persons)
        .execute();
      await db
        .insertInto("dashboard_receiver")
        .values(persons.map((person) => ({ schedule, person, since, stopped_at: null })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    audit({ target: `dashboard:${id}`, summary: { schedule, rhythm, receivers, paused } });
    return {};
  },
});
