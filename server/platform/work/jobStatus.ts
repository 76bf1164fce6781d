import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { jobWords, seesJob } from "../jobWords.ts";
import { jobShape } from "../schema.ts";

export const jobStatus = read({
  may: "jobs:read",
  http: "GET /jobs/:id",
  says: { zh: "一个后台任务做到哪里了", en: "How far a job has come" },
  input: z.object({ id: z.uuid() }),
  output: jobShape,
  async run({ db, actor }, { id }) {
    const row = await db.selectFrom("job_run").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row || !seesJob(actor, row)) throw refuse("platform.no_such_job");
    return jobWords(row);
  },
});
