import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { mostSchedules, scheduleDashboardInput } from "../schema.ts";
import { lastDue } from "./occurrence.ts";
import { rowOf } from "./rhythm.ts";
import { settledReceivers } from "./settledReceivers.ts";

export const scheduleDashboard = write({
  may: "metrics:read",
  http: "POST /dashboards/:id/schedules",
  says: {
    zh: "定时把看板发到邮箱：看得到的人给自己，主人也可给同事",
    en: "Have a dashboard sent by mail: to oneself, and by its owner to colleagues",
  },
  input: scheduleDashboardInput,
  output: z.object({ schedule: z.number() }),
  async run(context, { id, rhythm, receivers }) {
    const { db, now, zone, audit } = context;
    const { by, persons, name } = await settledReceivers(context, { id, receivers });
    const { n } = await db
      .selectFrom("dashboard_schedule")
      .select(({ fn }) => fn.countAll<string>().as("n"))
      .where("dashboard", "=", id)
      .where("by", "=", by)
      .where("removed_at", "is", null)
      .executeTakeFirstOrThrow();
    if (Number(n) >= mostSchedules) throw refuse("dashboards.many_schedules", { most: mostSchedules });
    const row = await db
      .insertInto("dashboard_schedule")
      .values({
        dashboard: id,
        by,
        ...rowOf(rhythm),
        created_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const since = lastDue(rhythm, now, zone);
    await db
      .insertInto("dashboard_receiver")
      .values(persons.map((person) => ({ schedule: row.id, person, since, stopped_at: null })))
      .execute();
    audit({ target: `dashboard:${id}`, summary: { name, schedule: row.id, rhythm, receivers: persons } });
    return { schedule: row.id };
  },
});
