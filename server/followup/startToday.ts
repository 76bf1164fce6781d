import { z } from "zod";
import { start } from "../verb.ts";

export const planTodayNow = start({
  may: "strategies:write",
  http: "POST /today/plan",
  says: { zh: "现在就排今天的名单", en: "Plan today's lists now" },
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  async run({ db, enqueue, audit }) {
    const coming = await db
      .selectFrom("job_run")
      .select("id")
      .where("name", "=", "planToday")
      .where("state", "in", ["queued", "running"])
      .executeTakeFirst();
    if (coming) return { jobId: coming.id };
    audit({ target: "today" });
    // The classes that strategies are for are brought up to date beside it.
    await enqueue("keepValueClasses", {});
    return { jobId: await enqueue("planToday", {}) };
  },
});
