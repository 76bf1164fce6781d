import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { upload } from "../../stream.ts";
import { importFiles, makeImportFolder } from "../importFiles.ts";
import { loadImport } from "../loadImport.ts";
import { importId } from "../schema.ts";

const maxBytes = 20 * 2 ** 30;

export const importFile = upload({
  may: "ingest:write",
  says: { zh: "上传要导入的文件", en: "Upload the file to import" },
  input: z.object({ id: importId }),
  output: z.object({
    bytes: z.number(),
    /** An import of this very file that is done already. */
    sameAs: z.object({ id: z.string(), number: z.number(), at: z.string() }).nullable(),
  }),
  async receive({ db, files, audit }, { id }, body) {
    const one = await loadImport(db, id);
    if (one.state !== "draft") throw refuse("ingest.busy");
    await makeImportFolder({ files }, id);
    const { original } = importFiles({ files }, id);
    const hash = createHash("sha256");
    const file = await open(original, "w", 0o600);
    let bytes = 0;
    try {
      for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw refuse("ingest.file_too_large", { gigabytes: 20 });
        hash.update(chunk);
        // Unlike `write`, it goes on after a short write, which is how a disk says that it is nearly full.
        await file.writeFile(chunk);
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(original, { force: true });
      throw error;
    }
    await file.close();
    const sha256 = hash.digest();
    await db
      .updateTable("import")
      .set({
        file_bytes: String(bytes),
        file_sha256: sha256,
        file_path: `imports/${id}/original`,
        reading: "{}",
        report: "{}",
      })
      .where("id", "=", id)
      .execute();
    await audit({ target: `import ${id}`, summary: { bytes } });
    const same = await db
      .selectFrom("import")
      .select(["id", "number", "finished_at"])
      .where("file_sha256", "=", sha256)
      .where("source", "=", one.source)
      .where("state", "=", "done")
      .orderBy("number", "desc")
      .executeTakeFirst();
    return {
      bytes,
      sameAs: same ? { id: same.id, number: same.number, at: same.finished_at?.toISOString() ?? "" } : null,
    };
  },
});
