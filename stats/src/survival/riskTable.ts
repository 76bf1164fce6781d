import { checkCount, checkSameLength } from "../check.ts";
import { requireNonNegative } from "../special/require.ts";

/** One customer each: how long watched, and whether the event (churn, second purchase) came or watching ended first. */
export interface Durations {
  /** Time at risk in any one unit, ≥ 0. */
  readonly times: ArrayLike<number>;
  /** 1 or true: the event happened at `times`; 0 or false: censored then. */
  readonly events: ArrayLike<number | boolean>;
  /** Optional time at which watching began (left truncation), below `times`. */
  readonly entries?: ArrayLike<number>;
}

/** Rows in order of time, one per distinct time at which anything happened. */
export interface RiskTable {
  readonly time: Float64Array;
  /** Watched and event-free just before `time`. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/** Events before censorings at a tie: whoever was censored at t was still at risk at t (Kaplan & Meier 1958). */
export function riskTable({ times, events, entries }: Durations): RiskTable {
  checkSameLength("times", times, "events", events);
  checkCount("number of durations", times.length, 1);
  if (entries) checkSameLength("times", times, "entries", entries);
  for (let i = 0; i < times.length; i++) {
    requireNonNegative(`times[${i}]`, times[i]!);
    const event = events[i]!;
    if (event !== 0 && event !== 1 && event !== true && event !== false) {
      throw new RangeError(`events[${i}] must be 0, 1, true or false, got ${String(event)}`);
    }
    if (entries) {
      requireNonNegative(`entries[${i}]`, entries[i]!);
      if (entries[i]! >= times[i]!) {
        throw new RangeError(`entries[${i}] = ${entries[i]} must come before times[${i}] = ${times[i]}`);
      }
    }
  }
  const order = Array.from({ length: times.length }, (_, i) => i).sort((a, b) => times[a]! - times[b]!);
  const sortedEntries = entries ? Float64Array.from(entries).sort() : null;
  const time: number[] = [];
  const atRisk: number[] = [];
  const died: number[] = [];
  const censored: number[] = [];
  let entered = sortedEntries ? 0 : times.length;
  for (let k = 0; k < order.length; ) {
    const now = times[order[k]!]!;
    // Entered strictly before now, and not yet gone: everybody before position k has gone.
    if (sortedEntries) while (entered < sortedEntries.length && sortedEntries[entered]! < now) entered++;
    const risk = entered - k;
    let deaths = 0;
    let ends = 0;
    for (; k < order.length && times[order[k]!] === now; k++) {
      if (events[order[k]!]) deaths++;
      else ends++;
    }
    time.push(now);
    atRisk.push(risk);
    died.push(deaths);
    censored.push(ends);
  }
  return {
    time: Float64Array.from(time),
    atRisk: Float64Array.from(atRisk),
    events: Float64Array.from(died),
    censored: Float64Array.from(censored),
  };
}
