import { CompiledQuery } from "kysely";
import type { Db, Trx } from "../platform/database.ts";

/** SQL written in the code with positional parameters, on the same connection as the typed queries around it. */
export async function rawQuery<T = unknown>(db: Db | Trx, text: string, parameters: readonly unknown[] = []) {
  const answer = await db.executeQuery<T>(CompiledQuery.raw(text, [...parameters]));
  return { rows: answer.rows, changed: Number(answer.numAffectedRows ?? 0) };
}
