import { z } from "zod";
import { read } from "../../verb.ts";
import { jobWords, seesAllJobs } from "../jobWords.ts";
import { jobShape } from "../schema.ts";

export const listJobs = read({
  may: "jobs:read",
  http: "GET /jobs",
  says: { zh: "后台任务：在做的和做完的", en: "Jobs in the background, running and done" },
  input: z.object({
    state: z.enum(["queued", "running", "done", "failed", "cancelled"]).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ jobs: z.array(jobShape) }),
  async run({ db, actor }, { state, limit }) {
    const rows = await db
      .selectFrom("job_run")
      .selectAll()
      .$if(state !== undefined, (query) => query.where("state", "=", state!))
      .$if(!seesAllJobs(actor), (query) => query.where("person", "=", actor.person ?? 0))
      .orderBy("created_at", "desc")
      .orderBy("id")
      .limit(limit)
      .execute();
    return { jobs: rows.map(jobWords) };
  },
});
