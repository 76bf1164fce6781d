import { sql as pgSql } from "kysely";
import { z } from "zod";
import { knownZone } from "../../platform/knownZone.ts";
import { refuse } from "../../refuse.ts";
import { type Actor, write } from "../../verb.ts";
import { factOf, ownFieldName, shownFields } from "../factOf.ts";
import { loadImport, type StoredImport } from "../loadImport.ts";
import { Mapping, SomeOptions } from "../options.ts";
import { Reading } from "../read/reading.ts";
import { factKind, importId } from "../schema.ts";
import { sourceNumber } from "../sourceNumber.ts";
import { unseenFix } from "../streams/unseenCells.ts";

export const changeImport = write({
  may: "ingest:write",
  http: "PATCH /imports/:id",
  says: {
    zh: "定下怎样读文件、各列是什么、按什么规则导入",
    en: "Settle how to read the file, what its columns are and by which rules to import",
  },
  input: z.object({
    id: importId,
    kind: factKind.optional(),
    source: z.string().trim().min(1).max(80).optional(),
    reading: Reading.optional(),
    mapping: Mapping.optional(),
    /** The rules begin anew, before `options` is applied. */
    anew: z.boolean().optional(),
    options: SomeOptions.optional(),
  }),
  output: z.object({ id: importId }),
  async run({ db, actor, now, audit }, { id, kind, source, reading, mapping, anew, options }) {
    const one = await loadImport(db, id);
    if (["running", "checking"].includes(one.state)) throw refuse("ingest.busy");
    if (["done", "undone"].includes(one.state)) throw refuse("ingest.already_done");
    const fact = factOf(kind ?? one.kind, shownFields(actor, one.ownFields));
    const columns = (reading ?? one.reading)?.columns ?? [];
    for (const [field, column] of Object.entries(mapping ?? {})) {
      const hidden = one.ownFields.find((own) => ownFieldName(own) === field);
      if (!fact.fields.some((f) => f.name === field))
        throw hidden ? refuse("ingest.field_hidden") : refuse("ingest.unknown_field", { field });
      if (!columns.includes(column)) throw refuse("ingest.unknown_column", { column });
    }
    if (options?.zone !== undefined && !knownZone(options.zone))
      throw refuse("ingest.unknown_zone", { zone: options.zone });
    await db
      .updateTable("import")
      .set({
        state: "draft",
        // What was found out before holds no longer; only the rows already read may still serve.
        report: pgSql`jsonb_build_object('read', report -> 'read')` as never,
        ...(kind ? { kind } : {}),
        ...(source ? { source: await sourceNumber(db, source, now) } : {}),
        ...(reading ? { reading: JSON.stringify(reading) } : {}),
        ...(mapping ? { mapping: JSON.stringify({ ...unseen(actor, one, columns), ...mapping }) } : {}),
        ...(anew || options
          ? {
              options: JSON.stringify({
                ...(anew ? {} : one.options),
                ...options,
                ...fixesOf(actor, one, options),
              }),
            }
          : {}),
      })
      .where("id", "=", id)
      .execute();
    audit({ target: `import ${id}`, summary: { kind, source, mapping } });
    return { id };
  },
});

/** What somebody else has matched to a field that this reader is not shown stays as it is. */
function unseen(actor: Actor, one: StoredImport, columns: readonly string[]): Mapping {
  const shown = new Set(shownFields(actor, one.ownFields));
  const names = new Set(one.ownFields.filter((field) => !shown.has(field)).map(ownFieldName));
  return Object.fromEntries(
    Object.entries(one.mapping).filter(([field, column]) => names.has(field) && columns.includes(column)),
  );
}

/** Corrections that the reader is not shown stay beside those that he sends. */
function fixesOf(actor: Actor, one: StoredImport, options: z.output<typeof SomeOptions> | undefined) {
  if (!options?.fixes) return {};
  const hidden = unseenFix(one, actor);
  return { fixes: [...one.options.fixes.filter(hidden), ...options.fixes.filter((fix) => !hidden(fix))] };
}
