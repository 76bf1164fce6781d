import { z } from "zod";
import { write } from "../../verb.ts";
import { onSchedule } from "../schema.ts";
import { scheduleToChange } from "./scheduleToChange.ts";

export const removeSchedule = write({
  may: "metrics:read",
  http: "DELETE /dashboards/:id/schedules/:schedule",
  says: { zh: "去掉一个定时发送", en: "Remove a schedule of a dashboard" },
  input: onSchedule,
  output: z.object({}),
  async run(context, { id, schedule }) {
    const { db, now, audit } = context;
    await scheduleToChange(context, { id, schedule });
    await db.updateTable("dashboard_schedule").set({ removed_at: now }).where("id", "=", schedule).execute();
    audit({ target: `dashboard:${id}`, summary: { schedule } });
    return {};
  },
});
