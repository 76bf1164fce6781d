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
          .execute();
  const known = new Map(rows.map((row) => [`${row.id} ${row.field}`, row.text]));
  return (id, field) => known.get(`${id} ${field}`) ?? null;
}
