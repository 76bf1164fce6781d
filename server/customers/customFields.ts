import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import { plainWord } from "./plainWord.ts";
import { type CustomField, mostCustomFields } from "./schema.ts";

export const customKey = (id: number) => `c${id}`;

/** The fields that the company has made for itself, in the order in which it made them. */
export async function customFields(db: Db | Trx): Promise<CustomField[]> {
  const rows = await db
    .selectFrom("custom_field")
    .select(["id", "zh", "en", "type", "choices", "hidden_from", "archived_at", "version"])
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: customKey(row.id),
    zh: row.zh,
    en: row.en,
    type: row.type,
    choices: row.choices.map((choice) => ({ ...choice, gone: choice.gone ?? false })),
    hiddenFrom: row.hidden_from,
    archived: row.archived_at !== null,
    version: row.version,
  }));
}

/** Two changes at once come one after the other, so that the second sees the names and choices of the first. */
export const lockCustomFields = (db: Trx) =>
  sql`lock table custom_field in share row exclusive mode`.execute(db);

/** Two fields in use never bear one name, in either language. */
export function refuseName(fields: readonly CustomField[], own: number | null, names: readonly string[]) {
  const taken = fields.filter((field) => !field.archived && field.id !== own);
  for (const name of names)
    if (taken.some((field) => same(field.zh, name) || same(field.en, name)))
      throw refuse("customers.field_name_taken", { name });
}

export function refuseTooMany(fields: readonly CustomField[]) {
  if (fields.filter((field) => !field.archived).length >= mostCustomFields)
    throw refuse("customers.too_many_fields", { most: mostCustomFields });
}

export const same = (a: string, b: string) => plainWord(a) === plainWord(b);
