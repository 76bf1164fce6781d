import { sql } from "kysely";
import { z } from "zod";
import type { Fact, FactKind } from "../../fact.ts";
import type { Db, Trx } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import type { Fix } from "../options.ts";
import { ImportOptions, Mapping } from "../options.ts";
import { factKind } from "../schema.ts";

/** What a template keeps of an import's rules: nothing that speaks of single rows of one file. */
export const TemplateOptions = ImportOptions.omit({ decisions: true, choices: true, template: true });
export type TemplateOptions = z.output<typeof TemplateOptions>;

export const matchTemplate = z.object({
  id: z.uuid(),
  kind: factKind,
  name: z.string(),
  mapping: Mapping,
  options: TemplateOptions,
  by: z.string().nullable(),
  updatedAt: z.string(),
});
export type MatchTemplate = z.output<typeof matchTemplate>;

export const templateName = z.string().trim().min(1).max(60);

/** The templates of a kind, or of all, by name. */
export async function matchTemplates(db: Db | Trx, kind?: FactKind): Promise<MatchTemplate[]> {
  let query = db
    .selectFrom("match_template")
    .leftJoin("member", "member.person", "match_template.updated_by")
    .selectAll("match_template")
    .select("member.name as by")
    .orderBy(sql`lower(match_template.name)`)
    .orderBy("match_template.id");
  if (kind) query = query.where("match_template.kind", "=", kind);
  return (await query.execute()).map((row) => ({
    id: row.id,
    kind: row.kind as FactKind,
    name: row.name,
    mapping: Mapping.parse(row.mapping),
    options: TemplateOptions.parse(row.options),
    by: row.by,
    updatedAt: row.updated_at.toISOString(),
  }));
}

export async function oneTemplate(db: Db | Trx, id: string): Promise<MatchTemplate> {
  const found = (await matchTemplates(db)).find((one) => one.id === id);
  if (!found) throw refuse("ingest.no_such_template");
  return found;
}

/** One that is to be used for a file of this kind. */
export async function templateOfKind(db: Db | Trx, id: string, kind: FactKind): Promise<MatchTemplate> {
  const template = await oneTemplate(db, id);
  if (template.kind !== kind) throw refuse("ingest.template_of_another_kind");
  return template;
}

/** The columns that a template names, for fields that there still are. */
export function templateColumns(
  { mapping, options }: Pick<MatchTemplate, "mapping" | "options">,
  fact: Fact,
): string[] {
  const fields = new Set(fact.fields.map((field) => field.name));
  const mapped = Object.entries(mapping).flatMap(([field, column]) => (fields.has(field) ? [column] : []));
  return [...new Set([...mapped, ...options.keep, ...options.questions.map((one) => one.column)])];
}

/** The template whose columns are all there: of several the one with most, then the one changed last. */
export function fittingTemplate(
  templates: readonly MatchTemplate[],
  fact: Fact,
  columns: readonly string[],
): MatchTemplate | undefined {
  const there = new Set(columns);
  const fitting = templates.flatMap((template) => {
    const named = templateColumns(template, fact);
    return named.length > 0 && named.every((column) => there.has(column))
      ? [{ template, size: named.length }]
      : [];
  });
  fitting.sort(
    (a, b) =>
      b.size - a.size ||
      (a.template.updatedAt < b.template.updatedAt ? 1 : -1) ||
      (a.template.id < b.template.id ? 1 : -1),
  );
  return fitting[0]?.template;
}

/**
 * A template on this file: fields that the kind has and columns that the file has, which columns it misses, and which it leaves
 * out because they fill a field that this reader's role is not shown.
 */
export function templateOn(
  template: MatchTemplate,
  fact: Fact,
  columns: readonly string[],
  unseen: ReadonlySet<string>,
) {
  const there = new Set(columns);
  const fields = new Set(fact.fields.map((field) => field.name));
  const mapping = Object.fromEntries(
    Object.entries(template.mapping).filter(([field, column]) => fields.has(field) && there.has(column)),
  );
  const { keep, questions, fixes } = template.options;
  const options: TemplateOptions = {
    ...template.options,
    keep: keep.filter((column) => there.has(column)),
    questions: questions.filter(({ column }) => there.has(column)),
    fixes: fixes.filter(({ field }) => mapping[field] !== undefined),
  };
  return {
    mapping,
    options,
    missing: templateColumns(template, fact).filter((column) => !there.has(column)),
    hidden: Object.entries(template.mapping).flatMap(([field, column]) =>
      unseen.has(field) && there.has(column) ? [column] : [],
    ),
  };
}

/**
 * Corrections by value hold for any file; those of one row do not. Nor is kept what says a person's own name, number or words:
 * a template outlives the file, and nobody would find it there when he is erased.
 */
export function lastingFixes(fixes: readonly Fix[], fact: Fact): Fix[] {
  const personal = new Set(fact.fields.filter((field) => field.personal).map((field) => field.name));
  return fixes.filter((fix) => fix.how !== "row" && !(fix.how === "value" && personal.has(fix.field)));
}
