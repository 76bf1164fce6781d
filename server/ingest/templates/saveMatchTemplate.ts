import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Trx } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { factOf } from "../factOf.ts";
import { loadImport } from "../loadImport.ts";
import { Mapping, SomeOptions } from "../options.ts";
import { importId } from "../schema.ts";
import {
  lastingFixes,
  TemplateOptions,
  templateColumns,
  templateName,
  templateOfKind,
} from "./matchTemplate.ts";

const mostTemplates = 500;

export const saveMatchTemplate = write({
  may: "ingest:write",
  http: "POST /match-templates",
  says: { zh: "把一次导入的选择存成匹配模板", en: "Keep an import’s choices as a matching template" },
  input: z.object({
    importId,
    name: templateName,
    /** One that is there already, to be replaced. */
    templateId: z.uuid().optional(),
    /** What stands on the page and is not yet saved with the import. */
    mapping: Mapping.optional(),
    options: SomeOptions.optional(),
  }),
  output: z.object({
    templateId: z.string(),
    /** So many corrections name people, and are not kept. */
    personal: z.number(),
  }),
  async run({ db, actor, now, audit }, { importId: id, name, templateId, mapping, options }) {
    const one = await loadImport(db, id);
    const kept = {
      mapping: mapping ?? one.mapping,
      options: TemplateOptions.parse({ ...one.options, ...options }),
    };
    const fact = factOf(one.kind, one.ownFields);
    const { fixes } = kept.options;
    kept.options.fixes = lastingFixes(fixes, fact);
    const personal = fixes.filter((fix) => fix.how === "value" && !kept.options.fixes.includes(fix)).length;
    if (templateColumns(kept, fact).length === 0) throw refuse("ingest.template_empty");
    const target = templateId === undefined ? undefined : await templateOfKind(db, templateId, one.kind);
    await lockTemplates(db);
    await refuseTemplateName(db, one.kind, name, templateId);
    const values = {
      name,
      mapping: JSON.stringify(kept.mapping),
      options: JSON.stringify(kept.options),
      updated_by: actor.person,
      updated_at: now,
    };
    const made = templateId ?? randomUUID();
    if (target) await db.updateTable("match_template").set(values).where("id", "=", made).execute();
    else {
      const { n } = await db
        .selectFrom("match_template")
        .select(sql<number>`count(*)::int`.as("n"))
        .executeTakeFirstOrThrow();
      if (n >= mostTemplates) throw refuse("ingest.too_many_templates", { most: mostTemplates });
      await db
        .insertInto("match_template")
        .values({ id: made, kind: one.kind, created_by: actor.person, created_at: now, ...values })
        .execute();
    }
    audit({
      target: `match_template ${made}`,
      summary: {
        name,
        kind: one.kind,
        import: one.number,
        mapping: kept.mapping,
        replaced: target !== undefined,
      },
    });
    return { templateId: made, personal };
  },
});

/** Two savings at once come one after the other, so that the second is told that the name is taken. */
export const lockTemplates = (db: Trx) =>
  sql`lock table match_template in share row exclusive mode`.execute(db);

/** Names are told apart without regard to case. */
export async function refuseTemplateName(db: Trx, kind: string, name: string, own: string | undefined) {
  const taken = await db
    .selectFrom("match_template")
    .select("id")
    .where("kind", "=", kind)
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .executeTakeFirst();
  if (taken && taken.id !== own) throw refuse("ingest.template_name_taken", { name });
}
