import { z } from "zod";
import { refuseBesideOwnRows } from "../platform/sampleApart.ts";
import { keepZone } from "../platform/zoneLock.ts";
import { refuse } from "../refuse.ts";
import { start } from "../verb.ts";
import { refuseWhileZoneChanges } from "./zone/zoneUnderWay.ts";

export const loadSampleData = start({
  may: "ingest:write",
  http: "POST /sample",
  says: { zh: "载入示例数据", en: "Load the sample data" },
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  async run({ db, enqueue, audit }) {
    const there = await db
      .selectFrom("batch")
      .select("id")
      .where("sample", "=", true)
      .where("kind", "=", "orders")
      .where("state", "in", ["visible", "replaced", "done"])
      .executeTakeFirst();
    const coming = await db
      .selectFrom("job_run")
      .select("id")
      .where("name", "=", "loadSample")
      .where("state", "in", ["queued", "running"])
      .executeTakeFirst();
    if (there) throw refuse("ingest.sample_there");
    if (coming) return { jobId: coming.id };
    await refuseBesideOwnRows(db);
    await keepZone(db);
    await refuseWhileZoneChanges(db);
    audit({ target: "sample" });
    return { jobId: await enqueue("loadSample", {}) };
  },
});
