import { useMemo } from "react";
import type { Scoring } from "../../server/metrics/rfm/schema.ts";
import { addDays, type Day } from "../kit/dates.ts";
import type { Question } from "../question/useQuestion.ts";
import type { Address } from "../useAddress.ts";

export type Against = "90" | "365" | "none";

/** Four rising numbers: `12,24,45,90`. */
export function readCuts(text: string | undefined): number[] | undefined {
  const cuts = (text ?? "")
    .split(/[,，\s]+/)
    .filter(Boolean)
    .map(Number);
  const rising = cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > (cuts[i - 1] ?? 0)));
  return cuts.length === 4 && rising ? cuts : undefined;
}

/** Four rising numbers that a rule can cut at: percentiles lie between 0 and 100. */
export function fourCuts(text: string, rule: "percentile" | "custom"): number[] | undefined {
  const cuts = readCuts(text);
  return rule === "percentile" && cuts?.some((cut) => cut <= 0 || cut >= 100) ? undefined : cuts;
}

/** What the address says of the scoring; nothing: the company's. */
export function readScoring(address: Address): Scoring | undefined {
  const { scoring } = address;
  if (scoring === "ntile" || scoring === "equal") return { rule: scoring };
  const [r, f, m] = [readCuts(address.cutsR), readCuts(address.cutsF), readCuts(address.cutsM)];
  if ((scoring === "custom" || scoring === "percentile") && r && f && m) return { rule: scoring, r, f, m };
  return undefined;
}

const windows: Readonly<Record<string, number>> = { all: 0, "365": 365, "730": 730 };

/** Figures as they stood at the end of the last whole day that has facts, unless the address names another. */
export function defaultDay(question: Pick<Question, "today" | "covered">): Day {
  const yesterday = addDays(question.today, -1);
  const { lastOn } = question.covered;
  // biome-ignore lint/complexity/useMathMinMax: days are text, and text has an order but no Math.min.
  return lastOn < yesterday ? lastOn : yesterday;
}

export function useValueQuestion(question: Question, address: Address) {
  return useMemo(() => {
    const named = /^\d{4}-\d{2}-\d{2}$/.test(address.asOf ?? "") ? address.asOf : undefined;
    const asOf = named ?? defaultDay(question);
    const against: Against = address.against === "365" || address.against === "none" ? address.against : "90";
    return {
      asOf,
      against,
      compareWith: against === "none" ? undefined : addDays(asOf, -Number(against)),
      windowDays: windows[address.window ?? ""],
      scoring: readScoring(address),
      definition: question.definition,
    };
  }, [question, address]);
}

export type ValueQuestion = ReturnType<typeof useValueQuestion>;

/** The part that lists and grid share. */
export function rfmInputOf(value: ValueQuestion) {
  const { asOf, windowDays, scoring, definition } = value;
  return {
    asOf,
    definition,
    ...(scoring === undefined ? {} : { scoring }),
    ...(windowDays === undefined ? {} : { windowDays }),
  };
}
