import type { Comparison } from "../../server/segments/schema.ts";
import { count, type Money, none, percent, text } from "../kit/format.ts";

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

/** How much more or less, with a sign. */
export function differenceText(value: number, unit: Unit, money: Money): string {
  return `${value < 0 ? "−" : "+"}${comparedText(Math.abs(value), unit, money)}`;
}
