import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Services } from "../platform/services.ts";
import { markRun } from "./markRun.ts";

/** Rows per customer are kept for so many days' runs, for the last run of each month, */
const lastRuns = 8;
/** and for the runs made last, of whatever day: somebody has just asked for that day. */
const lastMade = 4;

/** Removes what an unfinished or old run left of each customer. A partition is named by a literal; a run is a number. */
export async function dropRows(ch: ClickHouse, run: number): Promise<void> {
  for (const table of ["score_row", "backtest_row"])
    await ch.exec(`alter table ${table} drop partition ${Math.trunc(run)}`);
}

/**
 * Runs of days after the last one that is known stood on facts that were cleared or undone since: nobody sees them any
 * more. Null: nothing is known. Says how many went.
 */
export async function retireRuns(services: Services, known: string | null): Promise<number> {
  let query = services.db.selectFrom("model_run").select(["id", "as_of"]).where("state", "=", "whole");
  if (known !== null) query = query.where("as_of", ">", known);
  const runs = await query.execute();
  for (const { id, as_of } of runs) {
    await markRun(services, { id, asOf: as_of, gone: true });
    await services.db
      .updateTable("model_run")
      .set({ state: "dropped", rows_kept: false })
      .where("id", "=", id)
      .execute();
    await dropRows(services.ch, id);
  }
  if (runs.length > 0) services.committed.emit("facts");
  return runs.length;
}

/** Model, parameters and study stay for ever in `model_run`; only the rows of old runs go. */
export async function sweepRuns(services: Services): Promise<void> {
  const { db, ch } = services;
  const runs = await db
    .selectFrom("model_run")
    .select(["id", "as_of", "study"])
    .where("state", "=", "whole")
    .where("rows_kept", "=", true)
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .execute();
  const months = new Set<string>();
  // The study that is shown may stand under an older run than the scores.
  const studied = new Set(runs.slice(0, lastRuns).map((run) => (run.study as { run?: number } | null)?.run));
  const made = new Set(
    runs
      .map((run) => run.id)
      .sort((a, b) => b - a)
      .slice(0, lastMade),
  );
  const days = new Set<string>();
  const old = runs.filter((run) => {
    const month = run.as_of.slice(0, 7);
    const lastOfMonth = !months.has(month);
    const lastOfDay = !days.has(run.as_of);
    months.add(month);
    days.add(run.as_of);
    if (made.has(run.id) || studied.has(run.id)) return false;
    return !lastOfDay || (days.size > lastRuns && !lastOfMonth);
  });
  for (const { id, as_of } of old) {
    await markRun(services, { id, asOf: as_of, gone: true });
    await dropRows(ch, id);
    await db.updateTable("model_run").set({ rows_kept: false }).where("id", "=", id).execute();
  }
}
