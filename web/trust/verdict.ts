import type { StudyReport } from "../../server/models/schema.ts";
import { none, percent } from "../kit/format.ts";
import type { Verdict } from "../kit/VerdictChip.tsx";
import type { Language, Pair } from "../phrase.ts";

/** What the back-test allows the forecast to be used for: totals and order, order only, or nothing yet. */
export function verdictOn(study: StudyReport): { verdict: Verdict; words: Pair } {
  const { bias, gini } = shownCandidate(study);
  if (study.chosen === null) return { verdict: "few", words: { zh: "数据还不够", en: "Too few data" } };
  if (gini === null || gini < 0.3)
    return { verdict: "fails", words: { zh: "还分不出先后", en: "Cannot tell who comes first" } };
  if (bias === null || Math.abs(bias) > 0.15)
    return {
      verdict: "unattributable",
      words: { zh: "可用于排序，总量要打折扣", en: "Good for ranking, not for totals" },
    };
  return { verdict: "works", words: { zh: "可用于排序和预算", en: "Good for ranking and budgets" } };
}

export function shownCandidate(study: StudyReport) {
  return study.candidates.find((candidate) => candidate.model === study.shown) ?? study.candidates[0]!;
}

export function dayOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** `+6.7%`: forecast / actual − 1; a dash where nothing came. */
export function offText(predicted: number, actual: number, language: Language): string {
  if (actual <= 0) return none;
  const off = predicted / actual - 1;
  return `${off > 0 ? "+" : ""}${percent(off, language)}`;
}
