import type { Db } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import { fitReport, studyReport } from "./schema.ts";

/** The run whose scores are shown: the newest whole one by its day; or the last that found too few data. */
export async function newestRun(db: Db) {
  const run = await db
    .selectFrom("model_run")
    .selectAll()
    .where("state", "=", "whole")
    .where("rows_kept", "=", true)
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!run) throw refuse("models.no_run");
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
