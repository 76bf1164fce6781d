import { existsSync } from "node:fs";
import { z } from "zod";
import type { Fact } from "../../fact.ts";
import type { Db } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { factOf, shownFields, unseenFields } from "../factOf.ts";
import { importFiles } from "../importFiles.ts";
import { loadImport, type StoredImport } from "../loadImport.ts";
import { dateOrderOf, decimalCommaOf, suggestMapping } from "../match/suggestMapping.ts";
import { suggestQuestions } from "../match/suggestQuestions.ts";
import { Mapping, Question } from "../options.ts";
import { inspectBytes } from "../read/inspectBytes.ts";
import { Encoding, type PreviewRow, Reading, TextForm } from "../read/reading.ts";
import { factKind, importId, previewRow } from "../schema.ts";
import { refuseRows } from "../seesRows.ts";
import {
  fittingTemplate,
  matchTemplates,
  TemplateOptions,
  templateOfKind,
  templateOn,
} from "../templates/matchTemplate.ts";

export const inspectFile = read({
  may: "ingest:write",
  http: "GET /imports/:id/file",
  says: {
    zh: "看一眼文件：怎样读、前几行、各列对应什么",
    en: "Look at the file: how to read it, its first rows, which column is which",
  },
  input: z.object({
    id: importId,
    kind: factKind.optional(),
    encoding: Encoding.optional(),
    form: TextForm.optional(),
    sheet: z.string().max(255).optional(),
    headerRow: z.int().min(0).max(1000).optional(),
    /** A saved template, or none; without it the one that fits best. */
    template: z.union([z.uuid(), z.literal("none")]).optional(),
  }),
  output: z.object({
    reading: Reading,
    sheets: z.array(z.string()),
    preview: z.array(previewRow),
    top: z.array(previewRow),
    encodingSure: z.boolean(),
    otherEncodings: z.array(z.object({ encoding: Encoding, lines: z.array(z.string()) })),
    nameLies: z.boolean(),
    mapping: Mapping,
    left: z.record(z.string(), z.enum(["derived", "unknown"])),
    /** When the same columns were matched before, and that choice is proposed again. */
    remembered: z.string().nullable(),
    /** The template asked for, or the one whose columns are all there; the mapping is its own then. */
    template: z
      .object({
        id: z.string(),
        name: z.string(),
        options: TemplateOptions,
        missing: z.array(z.string()),
        /** Columns that it matches to a field which this role is not shown: they are left out. */
        hidden: z.array(z.string()),
      })
      .nullable(),
    /** Why the rows are not of this kind, as a refusal. */
    declined: z
      .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
      .nullable(),
    proposed: z.object({
      dateOrder: z.enum(["dmy", "mdy"]),
      dateOrderCertain: z.boolean(),
      decimalComma: z.boolean(),
      returnPrefix: z.string(),
      /** Columns that look like questions of a survey. */
      questions: z.array(Question),
    }),
  }),
  async run({ db, ch, files, actor, signal }, { id, kind, template: asked, ...choices }) {
    const one = await loadImport(db, id);
    refuseRows(actor, one);
    const { original } = importFiles({ files }, id);
    if (!existsSync(original)) throw refuse("ingest.not_uploaded");
    const given = Object.fromEntries(Object.entries(choices).filter(([, v]) => v !== undefined));
    const fact = factOf(kind ?? one.kind, shownFields(actor, one.ownFields));
    const found = await inspectBytes(original, one.fileName, given, {
      ch,
      signal,
      baskets: fact.kind === "orders",
    });
    const suggested = suggestMapping(fact, found.reading, found.preview);
    const before = await rememberedMapping(db, one, fact, found.reading.columns);
    const { columns } = found.reading;
    const used =
      asked === undefined
        ? fittingTemplate(await matchTemplates(db, fact.kind), fact, columns)
        : asked === "none"
          ? undefined
          : await templateOfKind(db, asked, fact.kind);
    const template = used && templateOn(used, fact, columns, unseenFields(actor, one.ownFields));
    const mapping = template?.mapping ?? before?.mapping ?? suggested.mapping;
    const declined = fact.decline?.(found.reading.columns, new Set(Object.keys(mapping)));
    const ofType = (...types: string[]) =>
      fact.fields.filter((f) => types.includes(f.type)).map((f) => mapping[f.name]);
    const days = valuesOf(found.reading, found.preview, ofType("moment", "day", "period", "birthday"));
    const { order, certain } = dateOrderOf(days);
    return {
      ...found,
      mapping,
      left: suggested.left,
      remembered: template ? null : (before?.at ?? null),
      template:
        used && template
          ? {
              id: used.id,
              name: used.name,
              options: template.options,
              missing: template.missing,
              hidden: template.hidden,
            }
          : null,
      declined: declined ? { code: declined.code, values: { ...declined.values } } : null,
      proposed: {
        dateOrder: template?.options.dateOrder ?? order,
        dateOrderCertain: certain,
        decimalComma:
          template?.options.decimalComma ??
          decimalCommaOf(valuesOf(found.reading, found.preview, ofType("money"))),
        returnPrefix:
          template?.options.returnPrefix ??
          prefixOf(valuesOf(found.reading, found.preview, [mapping.order_no])),
        questions: template
          ? template.options.questions
          : fact.kind === "answers" && mapping.score === undefined
            ? suggestQuestions(found.reading, found.preview, new Set(Object.values(mapping)))
            : [],
      },
    };
  },
});

function valuesOf(
  reading: Reading,
  preview: readonly PreviewRow[],
  columns: readonly (string | undefined)[],
): string[] {
  const places = columns
    .map((c) => (c === undefined ? -1 : reading.columns.indexOf(c)))
    .filter((at) => at >= 0);
  return preview.flatMap((r) => places.map((at) => r.cells[at] ?? ""));
}

/** Order numbers are digits, and some of them have one letter before: C for cancelled, R for returned. */
function prefixOf(numbers: readonly string[]): string {
  const plain = numbers.filter((n) => /^\d+$/.test(n)).length;
  if (plain < numbers.length * 0.5) return "";
  for (const letter of ["C", "R", "T"])
    if (numbers.some((n) => new RegExp(`^${letter}\\d+$`).test(n))) return letter;
  return "";
}

/** A field of the company's own may have been archived since. */
function knownFields(fact: Fact, mapping: Mapping): Mapping {
  return Object.fromEntries(
    Object.entries(mapping).filter(([field]) => fact.fields.some((known) => known.name === field)),
  );
}

/** What was chosen last time for the same columns of the same source. */
async function rememberedMapping(db: Db, one: StoredImport, fact: Fact, columns: readonly string[]) {
  const rows = await db
    .selectFrom("import")
    .select(["reading", "mapping", "created_at"])
    .where("source", "=", one.source)
    .where("kind", "=", fact.kind)
    .where("id", "!=", one.id)
    .where("state", "in", ["done", "undone"])
    .orderBy("created_at", "desc")
    .limit(10)
    .execute();
  const wanted = JSON.stringify(columns);
  const hit = rows.find((r) => JSON.stringify((r.reading as { columns?: string[] }).columns) === wanted);
  if (!hit) return undefined;
  const mapping = knownFields(fact, Mapping.parse(hit.mapping));
  return { mapping, at: hit.created_at.toISOString() };
}
