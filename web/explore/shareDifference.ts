import type { MeasuredCell } from "../../server/metrics/schema.ts";

type Share = Pick<MeasuredCell, "value" | "numerator" | "denominator" | "interval">;
interface Known {
  value: number;
  interval: { low: number; high: number };
}

export interface Difference {
  value: number;
  /** Null where nothing says how far the difference may lie off: amounts, counts, means. */
  interval: { low: number; high: number } | null;
}

/**
 * Now minus before. Shares carry Wilson intervals; the difference's 95 % interval is put together from them as
 * "method 10" of Newcombe, Statistics in Medicine 17 (1998) 873–890, which takes both groups as independent: where the same
 * people are asked at two times it is wider than need be.
 *
 * `inside`: those of `before` are among those of `now`. Then now − before = w · (rest − before), where `rest` are the others
 * of `now` and w is their part of it; rest and before are independent, so their interval times w is that of the difference.
 */
export function shareDifference(now: Share, before: Share, inside = false): Difference | null {
  if (now.value === null || before.value === null) return null;
  const value = now.value - before.value;
  const [one, other] = [withInterval(now), withInterval(before)];
  if (!one || !other) return { value, interval: null };
  if (!inside) return { value, interval: around(one, other) };
  // All of them are members: the two are one group, and differ by nothing that chance could have made.
  if (now.denominator === before.denominator) return { value, interval: null };
  const rest = restOf(now, before);
  if (!rest) return { value, interval: around(one, other) };
  const { low, high } = around(rest, other);
  const part = 1 - before.denominator! / now.denominator!;
  return { value, interval: { low: part * low, high: part * high } };
}

const withInterval = ({ value, interval }: Share): Known | undefined =>
  value === null || !interval ? undefined : { value, interval };

/** Newcombe's square-and-add limits of a − b. */
function around(a: Known, b: Known): { low: number; high: number } {
  const value = a.value - b.value;
  return {
    low: value - Math.hypot(a.value - a.interval.low, b.interval.high - b.value),
    high: value + Math.hypot(a.interval.high - a.value, b.value - b.interval.low),
  };
}

/** Those of `whole` who are not in `part`; undefined where their parts do not add up to that. */
function restOf(whole: Share, part: Share): Known | undefined {
  const n = (whole.denominator ?? 0) - (part.denominator ?? 0);
  const k = (whole.numerator ?? 0) - (part.numerator ?? 0);
  if (n <= 0) return undefined;
  if (isWilson(whole)) return k < 0 || k > n ? undefined : { value: k / n, interval: wilson(k, n) };
  // Promoters minus detractors: a mean of +1, 0 and −1, whose squares are found again in its interval.
  const squares = squaresOf(whole) - squaresOf(part);
  const value = k / n;
  const variance = squares / n - value ** 2;
  if (variance < -1e-9 || Math.abs(value) > 1) return undefined;
  const half = z95 * Math.sqrt(Math.max(0, variance) / n);
  return { value, interval: { low: Math.max(-1, value - half), high: Math.min(1, value + half) } };
}

const z95 = 1.959963984540054;

function wilson(k: number, n: number): { low: number; high: number } {
  const [p, z2] = [k / n, z95 ** 2];
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n ** 2))) / (1 + z2 / n);
  return { low: middle - half, high: middle + half };
}

function isWilson({ numerator, denominator, interval }: Share): boolean {
  if (!interval || numerator === null || !denominator || numerator < 0) return false;
  const expected = wilson(numerator, denominator);
  return Math.abs(expected.low - interval.low) < 1e-6 && Math.abs(expected.high - interval.high) < 1e-6;
}

/** How many answers were +1 or −1, by the interval of their mean. */
function squaresOf({ value, denominator, interval }: Share): number {
  const half = Math.max(value! - interval!.low, interval!.high - value!);
  return denominator! * ((half / z95) ** 2 * denominator! + value! ** 2);
}

export const isSettled = ({ interval }: Difference): boolean =>
  !interval || interval.low > 0 || interval.high < 0;
