import type { Answer, GoldenEntry } from "./goldenContext.ts";

export interface Verdict {
  passed: boolean;
  /** Largest error over the entry's numbers, relative or absolute as its tolerance is. */
  error: number;
}

const ABSOLUTE_FLOOR = 1e-12;

/** Compares an answer with an entry's value: absolute for published figures, else relative with a floor of 1e-12. */
export function judge(entry: GoldenEntry, answer: Answer): Verdict {
  const absolute = entry.kind === "paper_or_test_suite";
  let passed = true;
  let worst = 0;
  for (const [expected, got] of pairs(entry.value, answer)) {
    const difference = Math.abs(got - expected);
    const error = absolute ? difference : difference / Math.max(Math.abs(expected), 1e-300);
    const allowed = absolute
      ? entry.tolerance
      : Math.max(entry.tolerance * Math.abs(expected), ABSOLUTE_FLOOR);
    const within = got === expected || difference <= allowed;
    if (!within) passed = false;
    if (!(difference <= ABSOLUTE_FLOOR && within))
      worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
  }
  return { passed, error: worst };
}

function pairs(value: unknown, answer: Answer): [number, number][] {
  if (typeof value === "number") {
    if (typeof answer !== "number") throw new RangeError("the answer is not one number");
    return [[value, answer]];
  }
  if (Array.isArray(value)) {
    if (!Array.isArray(answer) || answer.length !== value.length)
      throw new RangeError("the answer is not such a list");
    return value.map((v, i) => [Number(v), answer[i]!]);
  }
  const named = answer as Record<string, number>;
  return Object.entries(value as Record<string, number>).map(([name, v]) => {
    if (typeof named[name] !== "number") throw new RangeError(`the answer has no ${name}`);
    return [v, named[name]];
  });
}
