import type { Db } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import { fitReport, studyReport } from "./schema.ts";

/** The run whose scores are shown: the newest whole one by its day. */
export async function newestRun(db: Db) {
  const run = await newestRunOrNone(db);
  if (!run) throw refuse("models.no_run");
  return run;
}

/** For pages, on which nothing yet is an answer and no refusal. */
export async function newestRunOrNone(db: Db) {
  const run = await db
    .selectFrom("model_run")
    .selectAll()
    .where("state", "=", "whole")
    .where("rows_kept", "=", true)
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!run) return null;
  return {
    id: run.id,
    asOf: run.as_of,
    model: run.model!,
    customers: run.customers ?? 0,
    fit: fitReport.parse(run.fit),
    study: studyReport.parse(run.study),
    finishedAt: run.finished_at!.toISOString(),
  };
}
