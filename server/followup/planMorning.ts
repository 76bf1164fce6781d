import { businessDay } from "../platform/businessDay.ts";
import type { Job } from "../platform/jobs.ts";
import { companySettings } from "../platform/settings.ts";
import { planToday } from "./planToday.ts";

/** Nobody works before four in the morning, and by then the day before is whole. */
const earliest = 4;

/** Looked at every hour, so that the lists are there each morning in whichever zone the business is. */
export const planMorning: Job = {
  says: { zh: "清晨排今天的名单", en: "Planning the day's lists in the morning" },
  async run(context) {
    const { db, clock } = context.services;
    const { zone } = await companySettings(db);
    const now = clock();
    const hour = Number(
      new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now),
    );
    if (hour < earliest) return { planned: false };
    const there = await db
      .selectFrom("today_task")
      .select("id")
      .where("day", "=", businessDay(now, zone))
      .limit(1)
      .executeTakeFirst();
    if (there) return { planned: false };
    return planToday.run(context, {} as never);
  },
};
