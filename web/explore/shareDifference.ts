import type { MeasuredCell } from "../../server/metrics/schema.ts";

export interface Difference {
  value: number;
  /** Null where nothing says how far the difference may lie off: amounts, counts, means. */
  interval: { low: number; high: number } | null;
}

/**
 * Now minus before. Shares carry Wilson intervals; the difference's 95 % interval is put together from them as
 * "method 10" of Newcombe, Statistics in Medicine 17 (1998) 873–890. It takes both groups as independent: where the
 * same people are asked twice it is wider than need be.
 */
export function shareDifference(now: MeasuredCell, before: MeasuredCell): Difference | null {
  if (now.value === null || before.value === null) return null;
  const value = now.value - before.value;
  if (!now.interval || !before.interval) return { value, interval: null };
  const down = Math.hypot(now.value - now.interval.low, before.interval.high - before.value);
  const up = Math.hypot(now.interval.high - now.value, before.value - before.interval.low);
  return { value, interval: { low: value - down, high: value + up } };
}

export const isSettled = ({ interval }: Difference): boolean =>
  !interval || interval.low > 0 || interval.high < 0;
