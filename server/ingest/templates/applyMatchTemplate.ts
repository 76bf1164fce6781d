import { sql as pgSql } from "kysely";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { factOf, shownFields, unseenFields } from "../factOf.ts";
import { loadImport } from "../loadImport.ts";
import { ImportOptions, Mapping } from "../options.ts";
import { importId } from "../schema.ts";
import { templateOfKind, templateOn } from "./matchTemplate.ts";

export const applyMatchTemplate = write({
  may: "ingest:write",
  http: "POST /imports/:id/template",
  says: { zh: "按匹配模板设定一次导入", en: "Set an import up by a matching template" },
  input: z.object({ id: importId, templateId: z.uuid() }),
  output: z.object({
    mapping: Mapping,
    options: ImportOptions,
    /** Columns that the template names and the file has not. */
    missing: z.array(z.string()),
    /** Columns of the file that it matches to a field which this role is not shown: they are left out. */
    hidden: z.array(z.string()),
  }),
  async run({ db, actor, audit }, { id, templateId }) {
    const one = await loadImport(db, id);
    if (["running", "checking"].includes(one.state)) throw refuse("ingest.busy");
    if (["done", "undone"].includes(one.state)) throw refuse("ingest.already_done");
    if (!one.reading) throw refuse("ingest.not_inspected");
    const template = await templateOfKind(db, templateId, one.kind);
    const fact = factOf(one.kind, shownFields(actor, one.ownFields));
    const on = templateOn(template, fact, one.reading.columns, unseenFields(actor, one.ownFields));
    const options: ImportOptions = { ...one.options, ...on.options, template: templateId };
    await db
      .updateTable("import")
      .set({
        state: "draft",
        report: pgSql`jsonb_build_object('read', report -> 'read')` as never,
        mapping: JSON.stringify(on.mapping),
        options: JSON.stringify(options),
      })
      .where("id", "=", id)
      .execute();
    audit({ target: `import ${id}`, summary: { template: template.name, missing: on.missing } });
    return { mapping: on.mapping, options, missing: on.missing, hidden: on.hidden };
  },
});
