import { type GroupSummary, meanSummary, proportionSummary } from "../src/experiment/summary.ts";

/** A group as the reference files write it. */
export interface Group {
  readonly sum?: number;
  readonly sum_squares?: number;
  readonly n?: number;
  readonly prop?: [number, number];
}

export function summaryOf({ sum, sum_squares, n, prop }: Group): GroupSummary {
  return prop
    ? proportionSummary({ successes: prop[0], n: prop[1] })
    : meanSummary({ n: n!, sum: sum!, sumSquares: sum_squares! });
}

export interface Expected {
  readonly expected: number;
  readonly ci: [number | "-inf", number | "inf"];
  readonly uplift: { readonly mean: number; readonly stddev: number };
  readonly pValue: number;
}

export const bound = (value: number | string): number =>
  value === "inf" ? Number.POSITIVE_INFINITY : value === "-inf" ? Number.NEGATIVE_INFINITY : Number(value);
