import { randomUUID } from "node:crypto";
import { z } from "zod";
import { write } from "../../verb.ts";
import { factKind, importId } from "../schema.ts";
import { sourceNumber } from "../sourceNumber.ts";

export const createUpload = write({
  may: "ingest:write",
  http: "POST /imports",
  says: { zh: "开始一次导入，得到上传地址", en: "Begin an import and get the address to upload to" },
  input: z.object({
    kind: factKind,
    fileName: z.string().trim().min(1).max(255),
    /** Where the rows come from, such as a shop system: line identities and remembered columns belong to it. */
    source: z.string().trim().min(1).max(80),
  }),
  output: z.object({ id: importId, upload: z.string() }),
  async run({ db, now, actor, audit }, { kind, fileName, source }) {
    const id = randomUUID();
    const name = fileName.replace(/^.*[\\/]/, "");
    await db
      .insertInto("import")
      .values({
        id,
        kind,
        source: await sourceNumber(db, source, now),
        file_name: name,
        file_path: null,
        file_sha256: null,
        reading: "{}",
        mapping: "{}",
        options: "{}",
        state: "draft",
        counts: "{}",
        report: "{}",
        job: null,
        created_by: actor.person,
        created_at: now,
        finished_at: null,
        undone_at: null,
      })
      .execute();
    audit({ target: `import ${id}`, summary: { kind, fileName: name, source } });
    return { id, upload: `/api/uploads/import?id=${id}` };
  },
});
