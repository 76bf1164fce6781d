import type { Purchases } from "../purchases.ts";

/** Covariates that change with the calendar, in periods that all customers share. */
export interface PeriodCovariates {
  /** Starts of the periods in days, ascending, and the end of the last: one number more than there are periods. */
  edges: ArrayLike<number>;
  /**
   * What moves the purchase rate, and what moves dropout, by name: one value per period where all customers share it,
   * or one per customer and period, row by row in the order of `purchases.customer`. Either may be empty.
   */
  transaction: Record<string, ArrayLike<number>>;
  lifetime: Record<string, ArrayLike<number>>;
}

/** One customer's time since the first purchase, cut where covariates change, at the last purchase and at the end. */
export interface Journey {
  x: number;
  tx: number;
  T: number;
  /** Ends of the pieces in units, the first starting at 0; as far as covariates are known, so beyond T. */
  ends: Float64Array;
  /** Pieces that end by tx, and by T. */
  beforeLast: number;
  observed: number;
  /** Covariates by piece, row-major. */
  transaction: Float64Array;
  lifetime: Float64Array;
  /** Sums over the repeat purchases of the transaction covariates at their times. */
  bought: Float64Array;
}

export interface Journeys {
  transaction: string[];
  lifetime: string[];
  journeys: Journey[];
  unitDays: number;
}

/**
 * Cuts every customer's time by the covariates' periods. A purchase on the first day of a period falls into it. Throws
 * a RangeError where the periods do not reach from the first purchase of a customer to the end of observation.
 */
export function journeysOf(purchases: Purchases, covariates: PeriodCovariates, unitDays = 7): Journeys {
  const edges = Float64Array.from(covariates.edges);
  const periods = edges.length - 1;
  if (periods < 1) throw new RangeError(`edges must hold two numbers or more, got ${edges.length}`);
  for (let k = 1; k <= periods; k++) {
    if (!(edges[k]! > edges[k - 1]!)) throw new RangeError(`edges must ascend, got ${edges[k]} at ${k}`);
  }
  const n = purchases.customer.length;
  const columns = (named: Record<string, ArrayLike<number>>) =>
    Object.entries(named).map(([name, values]) => checkedColumn(name, values, n, periods));
  const transaction = columns(covariates.transaction);
  const lifetime = columns(covariates.lifetime);
  const journeys = purchases.customer.map((name, c) => {
    const times = purchases.time.subarray(purchases.start[c]!, purchases.start[c + 1]!);
    if (!(times[0]! >= edges[0]! && purchases.end <= edges[periods]!)) {
      throw new RangeError(
        `covariates from day ${edges[0]} to ${edges[periods]} do not cover customer ${name}, day ${times[0]} to ${purchases.end}`,
      );
    }
    return journey(times, purchases.end, edges, unitDays, at(transaction, c), at(lifetime, c));
  });
  return {
    transaction: Object.keys(covariates.transaction),
    lifetime: Object.keys(covariates.lifetime),
    journeys,
    unitDays,
  };
}

type Column = (customer: number, period: number) => number;
type Row = (period: number) => number[];

const at =
  (columns: Column[], customer: number): Row =>
  (period) =>
    columns.map((column) => column(customer, period));

function checkedColumn(name: string, values: ArrayLike<number>, n: number, periods: number): Column {
  const own = values.length === n * periods;
  if (!own && values.length !== periods) {
    throw new RangeError(
      `covariate ${name} must have ${periods} or ${n} × ${periods} values, got ${values.length}`,
    );
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!))
      throw new RangeError(`covariate ${name} must be a number, got ${values[i]} at ${i}`);
  }
  return own && n !== 1 ? (c, k) => values[c * periods + k]! : (_, k) => values[k]!;
}

function journey(
  times: Float64Array,
  end: number,
  edges: Float64Array,
  unitDays: number,
  transaction: Row,
  lifetime: Row,
): Journey {
  const first = times[0]!;
  const last = times[times.length - 1]!;
  const ends: number[] = [];
  const trans: number[][] = [];
  const life: number[][] = [];
  const bought = new Float64Array(transaction(0).length);
  const same = (a: number[], b: number[]) => a.every((v, i) => v === b[i]);
  let [beforeLast, observed, next, reached] = [0, 0, 1, first];
  for (let k = 0; k < edges.length - 1; k++) {
    const [from, to] = [Math.max(edges[k]!, first), edges[k + 1]!];
    if (to <= from) continue;
    const [z, w] = [transaction(k), lifetime(k)];
    for (; next < times.length && times[next]! < to; next++) {
      for (let j = 0; j < z.length; j++) bought[j] = bought[j]! + z[j]!;
    }
    const cuts = [last, end].filter((t, i, all) => t > from && t < to && t !== all[i - 1]);
    for (const stop of [...cuts, to]) {
      // Equal neighbours are one piece, unless the last purchase or the end of observation lies between them.
      const joins = ends.length > 0 && same(z, trans.at(-1)!) && same(w, life.at(-1)!);
      if (joins && reached !== last && reached !== end) ends.pop();
      else {
        trans.push(z);
        life.push(w);
      }
      ends.push((stop - first) / unitDays);
      reached = stop;
      if (stop === last) beforeLast = ends.length;
      if (stop === end) observed = ends.length;
    }
  }
  // A purchase on the very last edge belongs to the last period.
  for (; next < times.length; next++) {
    for (let j = 0; j < bought.length; j++) bought[j] = bought[j]! + trans.at(-1)![j]!;
  }
  return {
    x: times.length - 1,
    tx: (last - first) / unitDays,
    T: (end - first) / unitDays,
    ends: Float64Array.from(ends),
    beforeLast,
    observed,
    transaction: Float64Array.from(trans.flat()),
    lifetime: Float64Array.from(life.flat()),
    bought,
  };
}
