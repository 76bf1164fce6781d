import { count, percent, type Unit } from "./format.ts";

export type BetterWhen = "higher" | "lower" | "neither";

/** Rates differ by points, everything else by percent of before. */
export function changeText(
  value: number,
  previous: number,
  unit: Unit,
  language: "zh" | "en",
): string | undefined {
  if (unit === "rate") {
    const points = count(Math.abs(value - previous) * 100, language, 1);
    return language === "zh" ? `${points} 百分点` : `${points} pp`;
  }
  if (previous === 0) return undefined;
  return percent(Math.abs(value / previous - 1), language);
}

export function toneOf(difference: number, betterWhen: BetterWhen): "favourable" | "unfavourable" | "text-2" {
  if (difference === 0 || betterWhen === "neither") return "text-2";
  return difference > 0 === (betterWhen === "higher") ? "favourable" : "unfavourable";
}

/** Whether there is anything to say: from nothing to something has no percentage. */
export function isComparable(value: number | null, previous: number | null, unit: Unit): boolean {
  return value !== null && previous !== null && (previous !== 0 || value === 0 || unit === "rate");
}
