import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { loadImport } from "../loadImport.ts";
import { importId } from "../schema.ts";

export const deleteImport = write({
  may: "ingest:write",
  http: "DELETE /imports/:id",
  says: { zh: "丢掉一次没有导入的草稿", en: "Throw away a draft that was never imported" },
  input: z.object({ id: importId }),
  output: z.object({ id: importId }),
  async run({ db, audit }, { id }) {
    const one = await loadImport(db, id);
    if (["done", "undone"].includes(one.state)) throw refuse("ingest.already_done");
    if (["running", "checking"].includes(one.state)) throw refuse("ingest.busy");
    const batch = await db.selectFrom("batch").select("id").where("import", "=", id).executeTakeFirst();
    // An import that broke off keeps its number and its batches; only its choices go. The files go with the daily sweep.
    if (batch)
      await db.updateTable("import").set({ state: "cancelled", report: "{}" }).where("id", "=", id).execute();
    else await db.deleteFrom("import").where("id", "=", id).execute();
    audit({ target: `import ${id}` });
    return { id };
  },
});
