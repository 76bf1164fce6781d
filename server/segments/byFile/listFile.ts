import { randomUUID } from "node:crypto";
import { z } from "zod";
import { saveBody } from "../../ingest/saveBody.ts";
import { refuse } from "../../refuse.ts";
import { upload } from "../../stream.ts";
import { mostFileMegabytes } from "./schema.ts";
import { makeSegmentFileFolder, removeSegmentFile, segmentFilePaths } from "./segmentFiles.ts";

/** `PUT /api/uploads/segment?name=…`: a file of customers to make a fixed list of. */
export const listFile = upload({
  may: "segments:write",
  says: { zh: "上传名单文件", en: "Upload a file of customers for a fixed list" },
  input: z.object({ name: z.string().trim().min(1).max(255) }),
  output: z.object({ file: z.string(), bytes: z.number() }),
  async receive({ db, actor, now, files, audit }, { name }, body) {
    const file = randomUUID();
    await db
      .insertInto("segment_file")
      .values({
        id: file,
        name: name.replace(/^.*[\\/]/, "") || "file",
        created_by: actor.person,
        created_at: now,
      })
      .execute();
    try {
      await makeSegmentFileFolder(files, file);
      const { bytes } = await saveBody(segmentFilePaths(files, file).original, body, {
        most: mostFileMegabytes * 2 ** 20,
        tooLarge: () => refuse("segments.file_too_large", { megabytes: mostFileMegabytes }),
      });
      await audit({ target: `segment file ${file}`, summary: { name, bytes } });
      return { file, bytes };
    } catch (error) {
      await removeSegmentFile(files, file);
      await db.deleteFrom("segment_file").where("id", "=", file).execute();
      throw error;
    }
  },
});
