import { readdir, rm } from "node:fs/promises";
import type { JobContext } from "../platform/jobs.ts";
import { attachmentFolder, attachmentPath } from "./attachments.ts";

/** Removes the files of attachments that were deleted. One without any row may be an upload under way: it stays. */
export const sweepAttachments = {
  says: { zh: "清理已删除的附件", en: "Removing files of deleted attachments" },
  async run({ services }: JobContext): Promise<{ removed: number }> {
    const { db, files } = services;
    const there = new Set(await readdir(attachmentFolder(files)).catch(() => []));
    const deleted = await db
      .selectFrom("attachment")
      .select("id")
      .where("deleted_at", "is not", null)
      .execute();
    const gone = deleted.filter((row) => there.has(row.id));
    for (const row of gone) await rm(attachmentPath(files, row.id), { force: true });
    return { removed: gone.length };
  },
};
