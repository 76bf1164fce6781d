import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";

export interface FactText {
  kind: string;
  /** The row's id in ClickHouse, as a signed number of 64 bits. */
  id: string;
  batch: number;
  party: number;
  field: string;
  text: string;
}

/** Free words of facts. They live here alone, so that erasing a person finds all of them. */
export async function addFactTexts(trx: Trx, rows: readonly FactText[]): Promise<void> {
  const kept = rows.filter((row) => row.text !== "");
  if (kept.length === 0) return;
  await trx
    .insertInto("fact_text")
    .values(kept.map(({ party, ...row }) => ({ ...row, party_id: party })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The words of some facts of one kind, by id and field. */
export async function factTexts(
  db: Db | Trx,
  kind: string,
  ids: readonly string[],
): Promise<(id: string, field: string) => string | null> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom("fact_text")
          .select(["id", "field", "text"])
          .where("kind", "=", kind)
          .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
          .where(
            sql<boolean>`not exists (select from batch b where b.id = fact_text.batch and b.state in ('staged', 'undone', 'dropped'))`,
          )
          // A later version of a row brings its words with it.
          .orderBy("batch")
          .execute();
  const known = new Map(rows.map((row) => [`${row.id} ${row.field}`, row.text]));
  return (id, field) => known.get(`${id} ${field}`) ?? null;
}

/** All words of these people's facts by field, under their kind and the row's id as an unsigned number: `complaint 12`. */
export async function textsOfParties(
  db: Db,
  parties: readonly number[],
): Promise<Map<string, Record<string, string>>> {
  const rows = await sql<{ kind: string; id: string; field: string; text: string }>`
    select kind, id::text as id, field, text from fact_text
    where party_id = any(${[...parties]}::integer[])
      and not exists (select from batch b where b.id = fact_text.batch and b.state in ('staged', 'undone', 'dropped'))
    order by batch, kind, id, field`.execute(db);
  const texts = new Map<string, Record<string, string>>();
  for (const { kind, id, field, text } of rows.rows) {
    const key = `${kind} ${BigInt.asUintN(64, BigInt(id))}`;
    texts.set(key, { ...texts.get(key), [field]: text });
  }
  return texts;
}

/** Ids among those of one kind whose words are no longer what their batch kept. */
export async function changedTexts(
  db: Db,
  kind: string,
  fields: readonly string[],
  rows: readonly { id: string; batch: number; words: readonly string[] }[],
): Promise<Set<string>> {
  const kept = await db
    .selectFrom("fact_text")
    .select(["id", "batch", "field", "text"])
    .where("kind", "=", kind)
    .where(sql<boolean>`id = any(${rows.map((r) => r.id)}::bigint[])`)
    .execute();
  const known = new Map(kept.map((k) => [`${k.id} ${k.batch} ${k.field}`, k.text]));
  return new Set(
    rows
      .filter((r) =>
        fields.some((f, n) => (known.get(`${r.id} ${r.batch} ${f}`) ?? "") !== (r.words[n] ?? "")),
      )
      .map((r) => r.id),
  );
}

/** The words that came with these batches go. */
export async function dropFactTexts(db: Db, batches: readonly number[]): Promise<void> {
  await db.deleteFrom("fact_text").where("batch", "in", batches).execute();
}

/** The words of versions that are no longer in force go. */
export async function dropReplacedTexts(
  db: Db,
  kind: string,
  rows: readonly { id: string; batch: number }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    const some = rows.slice(from, from + 5000);
    await sql`delete from fact_text where kind = ${kind} and (id, batch) in (
      select * from unnest(${some.map((r) => r.id)}::bigint[], ${some.map((r) => r.batch)}::integer[]))`.execute(
      db,
    );
  }
}
