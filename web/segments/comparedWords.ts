import type { Comparison } from "../../server/segments/compared/schema.ts";
import { count, type Money, none, percent, text } from "../kit/format.ts";
import type { Pair } from "../phrase.ts";

type Unit = Comparison["figures"][number]["unit"];

/** A mean of a figure, or a customer's own value, as a reader expects it. */
export function comparedText(value: number | null, unit: Unit, money: Money): string {
  const { language } = money;
  if (value === null) return none;
  if (unit === "money") return text(value, "moneyEach", money);
  if (unit === "share" || unit === "rate") return percent(value, language);
  const digits =
    unit === "mark" || unit === "times" || Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return count(value, language, digits);
}

/** How much more or less, with a sign; of shares and rates in percentage points. */
export function differenceText(value: number, unit: Unit, money: Money): string {
  const size = Math.abs(value);
  const points = unit === "share" || unit === "rate";
  return `${value < 0 ? "−" : "+"}${points ? count(100 * size, money.language, 1) : comparedText(size, unit, money)}`;
}

/** What follows a difference that is in percentage points. */
export const pointsWord = (unit: Unit): Pair =>
  unit === "share" || unit === "rate" ? { zh: " 个百分点", en: " points" } : { zh: "", en: "" };
