import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { seesJob } from "../jobWords.ts";

/** A job that waits is cancelled here; one that runs is told, and undoes its unfinished step by itself. */
export const cancelJob = write({
  may: "jobs:read",
  http: "POST /jobs/:id/cancel",
  says: { zh: "取消一个后台任务", en: "Cancel a job" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ state: z.enum(["cancelled", "cancelling"]) }),
  async run({ db, now, actor, audit }, { id }) {
    const row = await db
      .selectFrom("job_run")
      .selectAll()
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !seesJob(actor, row)) throw refuse("platform.no_such_job");
    if (row.finished_at) throw refuse("platform.job_over");
    const waits = row.state === "queued" && row.attempt === 0;
    await db
      .updateTable("job_run")
      .set(
        waits ? { state: "cancelled", cancel_requested: true, finished_at: now } : { cancel_requested: true },
      )
      .where("id", "=", id)
      .execute();
    audit({ target: `job:${id}`, summary: { job: row.name } });
    return { state: waits ? ("cancelled" as const) : ("cancelling" as const) };
  },
});
