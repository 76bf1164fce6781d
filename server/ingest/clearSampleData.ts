import { z } from "zod";
import { keepZone } from "../platform/zoneLock.ts";
import { refuse } from "../refuse.ts";
import { start } from "../verb.ts";
import { refuseWhileZoneChanges } from "./zone/zoneUnderWay.ts";

export const clearSampleData = start({
  may: "ingest:write",
  http: "DELETE /sample",
  says: { zh: "清除示例数据", en: "Clear the sample data" },
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  async run({ db, enqueue, audit }) {
    await keepZone(db);
    await refuseWhileZoneChanges(db);
    const there = await db
      .selectFrom("batch")
      .select("id")
      .where("sample", "=", true)
      .where("state", "!=", "dropped")
      .executeTakeFirst();
    if (!there) throw refuse("ingest.no_sample");
    audit({ target: "sample" });
    return { jobId: await enqueue("clearSample", {}) };
  },
});
