import { z } from "zod";
import { mailSettings } from "../../platform/mail/mailSettings.ts";
import { refuse } from "../../refuse.ts";
import { start } from "../../verb.ts";
import { sendLetterAgainInput } from "../schema.ts";
import { scheduleToChange } from "./scheduleToChange.ts";
import { takeAgain } from "./takenAgain.ts";

export const sendLetterAgain = start({
  may: "metrics:read",
  http: "POST /dashboards/:id/schedules/:schedule/letters",
  says: {
    zh: "把一封没有发成的定时信再发一次",
    en: "Send a scheduled letter again that was given up",
  },
  input: sendLetterAgainInput,
  output: z.object({ jobId: z.string() }),
  async run(context, { id, schedule, person }) {
    const { db, actor, now, audit, enqueue } = context;
    // Who receives it may ask for his own; for others whoever may change the schedule.
    if (person !== actor.person) await scheduleToChange(context, { id, schedule });
    const row = await db
      .selectFrom("dashboard_schedule")
      .select("id")
      .where("id", "=", schedule)
      .where("dashboard", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (!row) throw refuse("dashboards.no_such_schedule");
    if (!(await mailSettings(db))) throw refuse("platform.mail_not_set");
    const jobId = await enqueue("sendLetterAgain", { dashboard: id, schedule, person });
    const day = await takeAgain(db, { schedule, person, run: jobId, now });
    if (day === undefined) throw refuse("dashboards.no_letter_given_up");
    audit({ target: `dashboard:${id}`, summary: { schedule, person, day } });
    return { jobId };
  },
});
