import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { ChartTable } from "../charts/csv.ts";
import { type Answer, everyone, labelOf, periodName } from "../explore/explored.ts";
import type { GrainOrWhole } from "../explore/view.ts";
import { type Language, phrase } from "../phrase.ts";

const compared = { zh: "{metric}，对比期", en: "{metric}, compared" };

/** The whole answer for a file: a row a group, a column for each figure and period, exact values. */
export function answerTable(
  answer: Answer,
  of: {
    metrics: readonly MetricInfo[];
    slices: ReadonlyArray<{ zh: string; en: string }>;
    grain: GrainOrWhole;
    /** The month in which the company's year begins. */
    yearStart: number;
  },
  language: Language,
): ChartTable {
  const heads =
    of.slices.length === 0 ? [language === "zh" ? "范围" : "Of"] : of.slices.map((slice) => slice[language]);
  const columns = of.metrics.flatMap((metric) => {
    const name = metric.title[language];
    return answer.periods.flatMap((period, i) => [
      of.grain === "whole" ? name : `${name} ${periodName(period, of.grain, language, of.yearStart)}`,
      ...(answer.comparedPeriods[i]
        ? [
            `${phrase(compared, language, { metric: name })}${of.grain === "whole" ? "" : ` ${periodName(answer.comparedPeriods[i], "whole", language)}`}`,
          ]
        : []),
    ]);
  });
  return {
    columns: [...heads, ...columns],
    rows: answer.rows.map((row) => [
      ...heads.map((_, i) => (i < row.labels.length ? labelOf(row.labels[i], language) : everyone[language])),
      ...of.metrics.flatMap((metric) => {
        const figure = row.figures.find((one) => one.metric === metric.name);
        return answer.periods.flatMap((_, i) => [
          figure?.cells[i]?.value ?? null,
          ...(answer.comparedPeriods[i] ? [figure?.compared[i]?.value ?? null] : []),
        ]);
      }),
    ]),
  };
}
