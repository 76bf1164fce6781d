import { proportionTest, wilsonInterval } from "@perennial/stats";
import type { Leak } from "./schema.ts";

export interface Passed {
  step: number;
  reached: number;
  wentOn: number;
}

/** Fewer say nothing of a stage. */
const fewest = 5;

/**
 * The stage whose conversion lies farthest below the company's own other period, or below the benchmark it entered.
 * The farthest of several is picked, so each interval is widened for all of them (Bonferroni): together they hold at
 * 95 %. Where the interval of the difference reaches 0, it is not settled that the stage leaks at all.
 */
export function findLeak(
  now: readonly Passed[],
  before: readonly Passed[] | undefined,
  benchmark: number | undefined,
): Leak | null {
  const pairs = now.flatMap((one) => {
    if (one.reached < fewest) return [];
    const earlier = before?.find(({ step }) => step === one.step);
    return [
      ...(earlier && earlier.reached >= fewest ? [{ one, earlier }] : []),
      ...(benchmark === undefined ? [] : [{ one, earlier: undefined }]),
    ];
  });
  if (pairs.length === 0) return null;
  const alpha = 0.05 / pairs.length;
  const found = pairs.map(({ one, earlier }): Leak => {
    const conversion = one.wentOn / one.reached;
    if (earlier) {
      const { estimate, newcombe } = proportionTest(
        { successes: earlier.wentOn, n: earlier.reached },
        { successes: one.wentOn, n: one.reached },
        { alpha },
      );
      const reference = earlier.wentOn / earlier.reached;
      return settled(one.step, conversion, reference, "compared", estimate, newcombe, pairs.length);
    }
    const [low, high] = wilsonInterval(one.wentOn, one.reached, alpha);
    const reference = benchmark!;
    return settled(
      one.step,
      conversion,
      reference,
      "benchmark",
      conversion - reference,
      [low - reference, high - reference],
      pairs.length,
    );
  });
  const worst = found.reduce((a, b) => (b.difference < a.difference ? b : a));
  return worst.difference < 0 ? worst : null;
}

function settled(
  step: number,
  conversion: number,
  reference: number,
  against: Leak["against"],
  difference: number,
  [low, high]: readonly [number, number],
  looked: number,
): Leak {
  return { step, conversion, reference, against, difference, low, high, settled: high < 0, looked };
}
