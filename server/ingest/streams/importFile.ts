import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { upload } from "../../stream.ts";
import { importFiles, makeImportFolder } from "../importFiles.ts";
import { loadImport } from "../loadImport.ts";
import { saveBody } from "../saveBody.ts";
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
    const { bytes, sha256 } = await saveBody(original, body, {
      most: maxBytes,
      tooLarge: () => refuse("ingest.file_too_large", { gigabytes: 20 }),
    });
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
