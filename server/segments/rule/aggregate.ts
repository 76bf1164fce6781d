import type { Day } from "../businessDays.ts";
import type { Definition, NumberTest } from "./schema.ts";

/** Which lines an aggregate looks at: purchases, purchases and what returns take away, or returns alone. */
export type Lines = "bought" | "money" | "returned";

/** One column of the pass over the lines. */
export interface Aggregate {
  name: string;
  sql(kinds: readonly string[]): string;
  lines: Lines;
  /** The earliest day it looks at. */
  from: Day | undefined;
}

/** `name` and `column` come from the compiler, never from a rule. */
export function aggregateSql(name: string, column: string, where: readonly string[]): string {
  const suffix = where.length > 0 ? "If" : "";
  const of = (text: string) => [text, where.join(" and ")].filter((part) => part !== "").join(", ");
  const days = () => `groupUniqArray${suffix}(${of("toInt32(occurred_on)")})`;
  if (name === "days") return days();
  if (name === "gaps") return `arraySort(arrayPopFront(arrayDifference(arraySort(${days()}))))`;
  return `${name}${suffix}(${of(column)})`;
}

/** The visible switch, for each sort of lines that is looked at; where all come to the same, one entry. */
export function linesThatCount(
  { returns, cancelled, zeroPrice }: Definition,
  all: readonly Aggregate[],
): ReadonlyMap<Lines, string> {
  const bought = [
    "sale",
    ...(zeroPrice === "keep" ? ["gift"] : []),
    ...(cancelled === "keep" ? ["cancelled"] : []),
  ];
  const priced = zeroPrice === "leave_out" ? " and amount != 0" : "";
  const sql = (kinds: readonly string[]) => `kind in (${kinds.map((kind) => `'${kind}'`).join(", ")})`;
  const texts: Record<Lines, string> = {
    bought: sql(bought) + priced,
    money: sql(returns === "subtract" ? [...bought, "return"] : bought) + priced,
    returned: "kind = 'return'",
  };
  const used = new Map<Lines, string>(all.map(({ lines }) => [lines, texts[lines]]));
  const first = all[0]!.lines;
  return new Set(used.values()).size === 1 ? new Map([[first, texts[first]]]) : used;
}

/** Whether a test of a count asks no more than "any at all" or "none". */
export function someOrNone(test: NumberTest): "some" | "none" | undefined {
  if (test.is === "between") return undefined;
  const key = `${test.is} ${test.value}`;
  if (["atLeast 1", "moreThan 0"].includes(key)) return "some";
  return ["atMost 0", "lessThan 1", "equals 0"].includes(key) ? "none" : undefined;
}
