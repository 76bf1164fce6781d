import { checkAllFinite, checkCount } from "../check.ts";

/** The same units (shops, regions, segments) over the same periods; `outcomes[unit · periods + period]`. */
export interface Panel {
  readonly outcomes: Float64Array;
  readonly units: number;
  readonly periods: number;
}

/** Refuses holes, wrong sizes, and a start of treatment that leaves no period before or after it. */
export function checkPanel({ outcomes, units, periods }: Panel, firstTreated: number): void {
  checkCount("units", units, 2);
  checkCount("periods", periods, 2);
  if (outcomes.length !== units * periods) {
    throw new RangeError(
      `${units} units over ${periods} periods need ${units * periods} outcomes, got ${outcomes.length}`,
    );
  }
  checkAllFinite("outcomes", outcomes);
  if (!Number.isSafeInteger(firstTreated) || firstTreated < 1 || firstTreated >= periods) {
    throw new RangeError(`firstTreated must be a period from 1 to ${periods - 1}, got ${firstTreated}`);
  }
}

export function checkUnit(name: string, unit: number, units: number): void {
  if (!Number.isSafeInteger(unit) || unit < 0 || unit >= units) {
    throw new RangeError(`${name} must be a unit from 0 to ${units - 1}, got ${unit}`);
  }
}

/** Outcomes of one unit, a view. */
export function unitRow({ outcomes, periods }: Panel, unit: number): Float64Array {
  return outcomes.subarray(unit * periods, (unit + 1) * periods);
}

export function mean(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += values[t]!;
  return sum / (to - from);
}
