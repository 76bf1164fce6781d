import { bgNbd } from "./bgNbd.ts";
import { bgCnbd, mbgCnbd } from "./cnbd.ts";
import { gompertz } from "./gompertz.ts";
import type { Columns } from "./history.ts";
import { mbgNbd } from "./mbgNbd.ts";
import type { CustomerModel } from "./model.ts";
import { paretoNbd } from "./paretoNbd.ts";

/** Models by the names that jobs carry; `k` goes with the Erlang ones. */
const models: Record<string, (k: number) => CustomerModel<never>> = {
  bgNbd: () => bgNbd as CustomerModel<never>,
  mbgNbd: () => mbgNbd as CustomerModel<never>,
  paretoNbd: () => paretoNbd as CustomerModel<never>,
  gompertz: () => gompertz as CustomerModel<never>,
  bgCnbd: (k) => bgCnbd(k) as CustomerModel<never>,
  mbgCnbd: (k) => mbgCnbd(k) as CustomerModel<never>,
};

/** What to predict: plain data, so that it may be posted to a worker. */
export interface Prediction {
  model: string;
  k?: number;
  params: object;
  /** "pAlive", or the sum of weights[j] × purchases expected in (T, T + horizons[j]]. */
  quantity: { name: "pAlive" } | { name: "expected"; horizons: number[]; weights: number[] };
}

export interface PredictionJob extends Prediction {
  x: Float64Array;
  tx: Float64Array;
  T: Float64Array;
}

/** Does one job; call it in the worker. */
export function runPrediction(job: PredictionJob): Float64Array {
  const make = models[job.model];
  if (!make) throw new RangeError(`model must be one of ${Object.keys(models).join(", ")}, got ${job.model}`);
  const model = make(job.k ?? 1);
  const params = job.params as never;
  if (job.quantity.name === "pAlive") return model.pAliveAll(params, job);
  return model.expectedCombinationAll(params, job, job.quantity.horizons, job.quantity.weights);
}

/**
 * Cuts a prediction into `parts` jobs, has your `run` do them (on threads, or in place) and puts the columns together.
 * Without `run` the jobs are done here one after the other, each in memory of its own size.
 */
export async function predictParallel(
  prediction: Prediction,
  columns: Columns,
  parts: number,
  run: (jobs: PredictionJob[]) => Promise<Float64Array[]> | Float64Array[] = (jobs) =>
    jobs.map(runPrediction),
): Promise<Float64Array> {
  if (!(parts >= 1 && Number.isInteger(parts))) throw new RangeError(`parts must be 1, 2, …, got ${parts}`);
  const n = columns.x.length;
  const cut = (v: ArrayLike<number>, from: number, to: number) =>
    Float64Array.from({ length: to - from }, (_, i) => v[from + i]!);
  const jobs = Array.from({ length: parts }, (_, p) => {
    const from = Math.floor((n * p) / parts);
    const to = Math.floor((n * (p + 1)) / parts);
    return {
      ...prediction,
      x: cut(columns.x, from, to),
      tx: cut(columns.tx, from, to),
      T: cut(columns.T, from, to),
    };
  });
  const out = new Float64Array(n);
  let at = 0;
  for (const part of await run(jobs)) {
    out.set(part, at);
    at += part.length;
  }
  if (at !== n) throw new RangeError(`run returned ${at} of ${n} predictions`);
  return out;
}
