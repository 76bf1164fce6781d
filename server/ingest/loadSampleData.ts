import { z } from "zod";
import { refuse } from "../refuse.ts";
import { start } from "../verb.ts";

export const loadSampleData = start({
  may: "ingest:write",
  http: "POST /sample",
  says: {
    zh: "载入示例数据：一家 3,000 位客户的快消门店",
    en: "Load the sample: a shop chain with 3,000 customers",
  },
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  async run({ db, enqueue }) {
    const running = await db
      .selectFrom("job_run")
      .select("id")
      .where("name", "in", ["loadSample", "clearSample"])
      .where("state", "in", ["queued", "running"])
      .executeTakeFirst();
    if (running) return { jobId: running.id };
    const loaded = await db
      .selectFrom("batch")
      .select("id")
      .where("sample", "=", true)
      .where("kind", "=", "orders")
      .where("state", "in", ["visible", "replaced", "done"])
      .executeTakeFirst();
    if (loaded) throw refuse("ingest.sample_loaded");
    return { jobId: await enqueue("loadSample", {}) };
  },
});
