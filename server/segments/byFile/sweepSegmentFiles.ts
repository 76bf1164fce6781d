import { readdir } from "node:fs/promises";
import type { Job, JobContext } from "../../platform/jobs.ts";
import { keptSince, removeSegmentFile, segmentFilesFolder } from "./segmentFiles.ts";

/** Dropped files name people, so they go after a day, and whatever lies there without a row. */
export const sweepSegmentFiles: Job = {
  says: { zh: "清理用过的名单文件", en: "Clear away files of fixed lists" },
  async run({ services }: JobContext) {
    const { db, files } = services;
    const there = await readdir(segmentFilesFolder(files)).catch(() => []);
    await db.deleteFrom("segment_file").where("created_at", "<", keptSince(services.clock())).execute();
    const kept = new Set((await db.selectFrom("segment_file").select("id").execute()).map((row) => row.id));
    const gone = there.filter((id) => !kept.has(id));
    for (const id of gone) await removeSegmentFile(files, id);
    return { removed: gone.length };
  },
};
