import { randomUUID } from "node:crypto";
import { inHiddenBatch } from "../customers/onCustomer.ts";
import { businessDay } from "../platform/businessDay.ts";
import type { Db } from "../platform/database.ts";
import { enqueueJob } from "../platform/enqueueJob.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import type { Watch } from "../platform/watch.ts";

/** Facts come in bursts: what arrives within this time is one plan. */
const quietMs = 3000;
/** A list that nobody has begun is made anew after new facts, but not more often than this. */
const againMs = 10 * 60_000;
/** One that named nobody: not before ten times as long has passed as making it took. */
const restOf = 10;

/**
 * The first facts of a day bring the day's lists with them, so that a new user need not wait for the next morning. Later ones bring
 * onto lists that were begun what cannot wait: complaints, low marks, disappointments, what is due.
 */
export function watchToday(services: Services): Watch {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
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
    const begun = Number(lines.decided) > 0 || fresh;
    if (lines.at === null) {
      const wait = await restOfPlanning(services.db, now, zone);
      if (wait > 0) return soon(wait);
    }
    // A list of people who are gone is made anew at once: decided lines stay, whoever they name.
    const anew = !begun || (await namesTheGone(services.db, today));
    const coming = await services.db
      .selectFrom("job_run")
      .select(["name", "state"])
      .where("name", "in", ["planToday", "addMatters"])
      .where("state", "in", ["queued", "running"])
      .execute();
    // What waits will look at these facts too; what runs has perhaps looked already.
    if (coming.some(({ name, state }) => (anew ? name === "planToday" : state === "queued"))) return;
    await services.db.transaction().execute(async (trx) => {
      for (const job of anew ? ["keepValueClasses", "planToday"] : ["addMatters"])
        await enqueueJob(trx, { id: randomUUID(), job, payload: {}, person: null, now });
    });
  };
  const soon = (ms: number) => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      running = (running ?? Promise.resolve())
        .then(look)
        .catch((error: unknown) => services.log.warn({ err: error }, "today's lists wait"));
    }, ms);
  };
  const moved = () => soon(quietMs);
  services.committed.on("facts", moved);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      services.committed.off("facts", moved);
      await running;
    },
  };
}

/** How long to wait before planning a day whose list named nobody; a failed try or another day's says nothing of it. */
async function restOfPlanning(db: Db, now: Date, zone: string): Promise<number> {
  const last = await db
    .selectFrom("job_run")
    .select(["started_at", "finished_at"])
    .where("name", "=", "planToday")
    .where("state", "=", "done")
    .orderBy("finished_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!last?.started_at || !last.finished_at) return 0;
  const [began, ended] = [new Date(last.started_at).getTime(), new Date(last.finished_at).getTime()];
  if (businessDay(new Date(began), zone) !== businessDay(now, zone)) return 0;
  return ended + restOf * (ended - began) - now.getTime();
}

/** Whether an open line of the day names somebody whose import was undone or whose sample was cleared. */
async function namesTheGone(db: Db, today: string): Promise<boolean> {
  const found = await db
    .selectFrom("today_task")
    .innerJoin("party", "party.party_id", "today_task.party_id")
    .select("today_task.id")
    .where("today_task.day", "=", today)
    .where("today_task.state", "=", "open")
    .where(inHiddenBatch("party"))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
