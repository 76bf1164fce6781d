import { compute } from "./compute.ts";
import { type RowsJob, type ScoredRows, scoreRows } from "./scoreRows.ts";

/** Starting a process costs some tenths of a second: fewer rows are done in place. */
const leastRows = 50_000;

/** Scores distinct histories in `parts` processes, one of them this one. */
export async function inParts(
  job: RowsJob,
  parts: number,
  smallest: number = leastRows,
): Promise<ScoredRows> {
  const n = job.x.length;
  if (parts < 2 || n < smallest) return scoreRows(job);
  // Rows of many purchases cost more and come last: every part takes each parts-th row.
  const jobs = Array.from({ length: parts }, (_, part) => {
    const pick = (column: Float64Array) =>
      Float64Array.from({ length: Math.ceil((n - part) / parts) }, (_, i) => column[part + i * parts]!);
    return { ...job, x: pick(job.x), tx: pick(job.tx), T: pick(job.T) };
  });
  const others = jobs.slice(1).map((part) => compute("rows", part, new AbortController().signal));
  const done = [scoreRows(jobs[0]!), ...(await Promise.all(others))];
  const together = (of: (rows: ScoredRows) => Float64Array) => {
    const columns = done.map(of);
    return Float64Array.from({ length: n }, (_, i) => columns[i % parts]![Math.floor(i / parts)]!);
  };
  return {
    pAlive: together((rows) => rows.pAlive),
    in30: together((rows) => rows.in30),
    in90: together((rows) => rows.in90),
    in365: together((rows) => rows.in365),
    chance: together((rows) => rows.chance),
    discounted: together((rows) => rows.discounted),
    logVariance: done.every((rows) => rows.logVariance !== null)
      ? together((rows) => rows.logVariance!)
      : null,
  };
}
