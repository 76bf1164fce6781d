import type { Params } from "../../platform/clickhouse/client.ts";
import type { Period } from "../schema.ts";

/** So many bits of a mark are used: numbers up to there are exact here and in the engine. */
const bits = 50;

export interface Marks {
  /** A number with one bit set: that of the stretch between two borders in which the line lies. */
  column: string;
  /** For each period: the bits of itself (`within`), of the period before it (`preceding`), of all of the past (`earlier`). */
  params: Params;
}

/**
 * The borders of periods and of those before them cut time into stretches; each gets a bit, so that in which of them a
 * customer bought is gathered by one cheap or, instead of a set of days. `undefined`: there are too many borders.
 */
export function marksOf(periods: readonly Period[], befores: readonly string[]): Marks | undefined {
  const days = ["1970-01-01", ...befores, ...periods.flatMap(({ from, to }) => [from, to])];
  const borders = [...new Set(days)].sort();
  if (borders.length > bits) return undefined;
  const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const between = (from: string, to: string) =>
    borders.reduce((mask, border, i) => (border >= from && border < to ? mask + 2 ** i : mask), 0);
  const branches = borders
    .map((border, i) => [number(border), 2 ** i] as const)
    .slice(1)
    .reverse();
  const column =
    borders.length <= 8
      ? `toUInt64(multiIf(${branches.map(([day, bit]) => `toUInt16(occurred_on) >= ${day}, ${bit}`).join(", ")}, 1))`
      : `bitShiftLeft(toUInt64(1), toUInt8(indexOf([${borders.map(number).join(", ")}], roundDown(toUInt16(occurred_on), [${borders.map(number).join(", ")}])) - 1))`;
  return {
    column,
    params: {
      within: periods.map(({ from, to }) => between(from, to)),
      preceding: periods.map(({ from }, i) => between(befores[i]!, from)),
      earlier: periods.map(({ from }) => between("1970-01-01", from)),
    },
  };
}
