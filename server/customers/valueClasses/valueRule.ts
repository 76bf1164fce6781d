import { refuse } from "../../refuse.ts";
import {
  type Level,
  type Scoring,
  type ValueClass,
  type ValueClassesText,
  valueClass,
  valueClassesShape,
} from "./text.ts";

/** From this score on, or more than so far above the mean score of that moment. */
type High = { from: number } | { aboveMean: number };

/** How value classes are told apart: the company's, unless a question names its own scoring. */
export interface ValueRule {
  scoring: Scoring;
  /** Days over which orders and money count; 0: all of history. */
  windowDays: number;
  /** What is high in each. */
  high: { r: High; f: High; m: High };
  levels: Readonly<Record<ValueClass, Level>>;
  /** 0.2: who is expected to buy a fifth more than in the last year is potential, not low; null: forecasts do not count. */
  growth: number | null;
}

/** The rule that a kept text stands for; refuses cuts that are none. */
export function valueRule(text: ValueClassesText): ValueRule {
  const high = (value: ValueClassesText["highR"]): High =>
    value === "clear" || value === "mean"
      ? { aboveMean: value === "clear" ? 0.25 : 0 }
      : { from: Number(value) };
  return {
    scoring: scoringOf(text),
    windowDays: text.window === "all" ? 0 : Number(text.window),
    high: { r: high(text.highR), f: high(text.highF), m: high(text.highM) },
    levels: Object.fromEntries(valueClass.options.map((name) => [name, text[name]])) as Record<
      ValueClass,
      Level
    >,
    growth: text.growth === "off" ? null : Number(text.growth) / 100,
  };
}

/** The product's own, until the company decides. */
export const defaultValueRule: ValueRule = valueRule(valueClassesShape.parse({}));

function scoringOf(text: ValueClassesText): Scoring {
  if (text.scoring === "equal" || text.scoring === "ntile") return { rule: text.scoring };
  const [r, f, m] = [text.r, text.f, text.m].map((four) => four.split(",").map(Number)) as [
    number[],
    number[],
    number[],
  ];
  const scoring = { rule: text.scoring, r, f, m };
  checkCuts(scoring);
  return scoring;
}

/** Four numbers that rise; percentiles between 0 and 100. */
export function checkCuts(scoring: Scoring): void {
  if (scoring.rule !== "custom" && scoring.rule !== "percentile") return;
  const inside = (cut: number) =>
    Number.isFinite(cut) && (scoring.rule === "custom" || (cut > 0 && cut < 100));
  for (const cuts of [scoring.r, scoring.f, scoring.m])
    if (cuts.length !== 4 || !cuts.every((cut, i) => inside(cut) && (i === 0 || cut >= cuts[i - 1]!)))
      throw refuse("customers.cuts_not_rising", { cuts: cuts.join(", ") });
}

/** The shares at which values are cut, of a rule that cuts at shares of the customers. */
export function sharesOf(scoring: Scoring, letter: "r" | "f" | "m"): readonly number[] | undefined {
  if (scoring.rule === "equal") return [0.2, 0.4, 0.6, 0.8];
  return scoring.rule === "percentile" ? scoring[letter].map((cut) => cut / 100) : undefined;
}

/** What was kept, as text and as it is applied; the default where it cannot be applied any more. */
export function keptValueRule(value: unknown): { text: ValueClassesText; rule: ValueRule } {
  const text = valueClassesShape.safeParse(value).data;
  try {
    if (text) return { text, rule: valueRule(text) };
  } catch {
    // A rule of today refuses what was kept under an older one.
  }
  return { text: valueClassesShape.parse({}), rule: defaultValueRule };
}
