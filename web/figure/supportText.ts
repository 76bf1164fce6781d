import type { MeasuredCell } from "../../server/metrics/schema.ts";
import { count, type Money, text, type Unit } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { whyWords } from "./whyWords.ts";

export interface Supported {
  metric?: string;
  value?: number | null;
  unit: Unit;
  numerator: number | null;
  denominator: number | null;
  why: MeasuredCell["why"];
  previous: number | null;
}

const words = {
  people: { zh: " 人", en: "" },
  none: { zh: "本期的买家此前都没有买过", en: "none of this period’s buyers had bought before" },
  was: { zh: "上期 {v}", en: "was {v}" },
} as const;

/** What holds the figure up: n / N for a share, the former value for the rest, or why there is none. */
export function supportText(tile: Supported, money: Money): string | null {
  const { language } = money;
  if (tile.why) return phrase(whyWords[tile.why], language);
  if (tile.unit === "rate" && tile.numerator !== null && tile.denominator !== null)
    return `${count(tile.numerator, language)} / ${count(tile.denominator, language)}${words.people[language]}`;
  if (tile.unit === "moneyEach" && tile.numerator !== null && tile.denominator !== null)
    return `${text(tile.numerator, "money", money)} / ${text(tile.denominator, "orders", money)}`;
  if (tile.metric === "existingRevenue" && tile.value === 0) return words.none[language];
  return tile.previous === null
    ? null
    : phrase(words.was, language, { v: text(tile.previous, tile.unit, money) });
}
