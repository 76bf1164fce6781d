import type { Db } from "../platform/database.ts";
import { refuse } from "../refuse.ts";

/** What was said last by a day: the newest run of that day or before; the newest of all without a day. */
export async function runOfDay(db: Db, asOf?: string): Promise<{ id: number; asOf: string; model: string }> {
  let query = db
    .selectFrom("model_run")
    .select(["id", "as_of", "model", "rows_kept"])
    .where("state", "=", "whole")
    .orderBy("as_of", "desc")
    .orderBy("id", "desc");
  query = asOf === undefined ? query.where("rows_kept", "=", true) : query.where("as_of", "<=", asOf);
  const run = await query.executeTakeFirst();
  if (!run) throw refuse("models.no_run");
  if (!run.rows_kept) throw refuse("models.run_gone", { asOf: run.as_of });
  return { id: run.id, asOf: run.as_of, model: run.model ?? "" };
}
