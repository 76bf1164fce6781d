import type { DayClass, DaySpread } from "./schema.ts";

/** So many facts took so many days. */
export interface DayCount {
  days: number;
  facts: number;
}

/** Widths of a class that people count in. */
const widths = [1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365];
const most = 16;

/**
 * Mean, median and equal classes of days. The narrowest width under which all but the longest twentieth lie in 16 classes;
 * beyond them stands one open class, so that a single case of ten years does not press the rest into one bar. What is paid
 * before it is billed lies below zero: in one open class before them, or in classes of its own where it is more than a twentieth.
 */
export function dayClasses(
  counts: readonly DayCount[],
): Pick<DaySpread, "facts" | "mean" | "median" | "classes"> {
  const sorted = [...counts].filter(({ facts }) => facts > 0).sort((a, b) => a.days - b.days);
  const facts = sorted.reduce((sum, one) => sum + one.facts, 0);
  if (facts === 0) return { facts, mean: null, median: null, classes: [] };
  const at = (place: number) => {
    let seen = 0;
    for (const one of sorted) {
      seen += one.facts;
      if (seen > place) return one.days;
    }
    return sorted.at(-1)!.days;
  };
  const low = at(Math.floor((facts - 1) / 20));
  const high = at(Math.ceil((facts - 1) * 0.95));
  const floor = (day: number, width: number) => Math.floor(day / width) * width;
  const begin = low >= 0 ? Math.max(0, sorted[0]!.days) : low;
  const width =
    widths.find((one) => (floor(high, one) - floor(begin, one)) / one + 1 <= most) ??
    Math.ceil((high - begin + 1) / (most - 1));
  const first = floor(begin, width);
  const last = floor(high, width) + width;
  const between = (from: number | null, below: number | null): DayClass => ({
    from,
    below,
    facts: sorted.reduce(
      (sum, one) =>
        sum + ((from === null || one.days >= from) && (below === null || one.days < below) ? one.facts : 0),
      0,
    ),
  });
  const classes: DayClass[] = [];
  if (sorted[0]!.days < first) classes.push(between(null, first));
  for (let from = first; from < last; from += width) classes.push(between(from, from + width));
  if (sorted.at(-1)!.days >= last) classes.push(between(last, null));
  return {
    facts,
    mean: sorted.reduce((sum, one) => sum + one.days * one.facts, 0) / facts,
    median: (at(Math.floor((facts - 1) / 2)) + at(Math.floor(facts / 2))) / 2,
    classes,
  };
}
