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
  const rowsOf = shares(job.x, parts);
  const jobs = rowsOf.map((rows) => {
    const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
    return { ...job, x: pick(job.x), tx: pick(job.tx), T: pick(job.T) };
  });
  const others = jobs.slice(1).map((part) => compute("rows", part, new AbortController().signal));
  const done = [scoreRows(jobs[0]!), ...(await Promise.all(others))];
  const together = (of: (rows: ScoredRows) => Float64Array) => {
    const out = new Float64Array(n);
    done.forEach((part, p) => {
      const column = of(part);
      rowsOf[p]!.forEach((row, i) => {
        out[row] = column[i]!;
      });
    });
    return out;
  };
  return {
    pAlive: together((rows) => rows.pAlive),
    in30: together((rows) => rows.in30),
    in90: together((rows) => rows.in90),
    in180: together((rows) => rows.in180),
    in365: together((rows) => rows.in365),
    chance: together((rows) => rows.chance),
    discounted: together((rows) => rows.discounted),
    logVariance: done.every((rows) => rows.logVariance !== null)
      ? together((rows) => rows.logVariance!)
      : null,
  };
}

/** So many rows cost as much as what is worked out once per number of purchases. */
const rowsPerCount = 300;

/** Row numbers by part. Rows of equally many purchases stay together, as they share much of the work. */
function shares(x: Float64Array, parts: number): Uint32Array[] {
  const counts = new Map<number, number>();
  for (const purchases of x) counts.set(purchases, (counts.get(purchases) ?? 0) + 1);
  const load = new Float64Array(parts);
  const size = new Uint32Array(parts);
  const partOf = new Map<number, number>();
  for (const [purchases, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    const lightest = load.indexOf(Math.min(...load));
    partOf.set(purchases, lightest);
    load[lightest]! += count + rowsPerCount;
    size[lightest]! += count;
  }
  const out = Array.from(size, (rows) => new Uint32Array(rows));
  const next = new Uint32Array(parts);
  x.forEach((purchases, row) => {
    const part = partOf.get(purchases)!;
    out[part]![next[part]!++] = row;
  });
  return out;
}
