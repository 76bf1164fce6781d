import { randomUUID } from "node:crypto";
import { businessDay } from "../platform/businessDay.ts";
import { enqueueJob } from "../platform/enqueueJob.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import type { Watch } from "../platform/watch.ts";

/** Facts come in bursts: what arrives within this time is one plan. */
const quietMs = 3000;
/** A list that nobody has begun is made anew after new facts, but not more often than this. */
const againMs = 10 * 60_000;

/** The first facts of a day bring the day's lists with them, so that a new user need not wait for the next morning. */
export function watchToday(services: Services): Watch {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const look = async () => {
    const now = services.clock();
    const { zone } = await companySettings(services.db);
    const today = businessDay(now, zone);
    const lines = await services.db
      .selectFrom("today_task")
      .select(({ fn }) => [fn.countAll<string>().as("all"), fn.max("created_at").as("at")])
      .select(({ fn }) => fn.count<string>("decided_at").as("decided"))
      .where("day", "=", today)
      .executeTakeFirstOrThrow();
    const fresh = lines.at !== null && now.getTime() - new Date(lines.at).getTime() < againMs;
    if (Number(lines.decided) > 0 || fresh) return;
    const coming = await services.db
      .selectFrom("job_run")
      .select("id")
      .where("name", "=", "planToday")
      .where("state", "in", ["queued", "running"])
      .executeTakeFirst();
    if (coming) return;
    await services.db.transaction().execute(async (trx) => {
      for (const job of ["keepValueClasses", "planToday"])
        await enqueueJob(trx, { id: randomUUID(), job, payload: {}, person: null, now });
    });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = look().catch((error: unknown) => services.log.warn({ err: error }, "today's lists wait"));
    }, quietMs);
  };
  services.committed.on("facts", soon);
  return {
    async stop() {
      clearTimeout(timer);
      services.committed.off("facts", soon);
      await running;
    },
  };
}
