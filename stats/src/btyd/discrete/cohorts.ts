import { checkCount } from "../../check.ts";

/**
 * Customers of one cohort under contract at the start (`survivors[0]`) and after each renewal date. Counts or any
 * scale of them; never rising.
 */
export type Survivors = ArrayLike<number>;

/** All cohorts together: how many left at each renewal, and how many had not left when observation ended. */
export interface Losses {
  /** `lost[t]` for t = 1 …; index 0 unused. */
  readonly lost: Float64Array;
  /** `kept[t]`: still there after renewal t, the last one observed. */
  readonly kept: Float64Array;
  readonly customers: number;
}

export function losses(cohorts: readonly Survivors[]): Losses {
  checkCount("number of cohorts", cohorts.length, 1);
  const length = cohorts.reduce((most, cohort) => Math.max(most, cohort.length), 0);
  const lost = new Float64Array(length);
  const kept = new Float64Array(length);
  let customers = 0;
  cohorts.forEach((cohort, c) => {
    if (cohort.length < 2) {
      throw new RangeError(`cohort ${c} needs its size and at least 1 renewal, got ${cohort.length} numbers`);
    }
    for (let t = 0; t < cohort.length; t++) {
      const now = cohort[t]!;
      if (!(now >= 0) || !Number.isFinite(now))
        throw new RangeError(`cohort ${c}: survivors[${t}] is ${now}`);
      if (t === 0) {
        if (now === 0) throw new RangeError(`cohort ${c} has no customers`);
        customers += now;
        continue;
      }
      const before = cohort[t - 1]!;
      if (now > before)
        throw new RangeError(`cohort ${c}: survivors rise from ${before} to ${now} at renewal ${t}`);
      lost[t]! += before - now;
    }
    kept[cohort.length - 1]! += cohort[cohort.length - 1]!;
  });
  return { lost, kept, customers };
}
