import { read } from "../verb.ts";
import { answered } from "./measure/answerCache.ts";
import { labelsOf } from "./measure/labels.ts";
import { measureFigures } from "./measure/measureFigures.ts";
import { measureInput, measureOutput } from "./schema.ts";

const shown = 500;

export const measure = read({
  may: "metrics:read",
  http: "POST /measure",
  says: {
    zh: "任选指标、切片、时期和对比",
    en: "Any figures, sliced, over any periods, with comparison",
  },
  input: measureInput,
  output: measureOutput,
  async run(context, input) {
    return answered(context, "measure", input, async ({ replaced }) => {
      const figures = await measureFigures(context, { ...input, replaced });
      const rows = figures.rows.slice(0, shown + 1);
      const labels = await Promise.all(
        input.by.map((name, i) =>
          labelsOf(context.db, name, [...new Set(rows.flatMap((row) => row.values.slice(i, i + 1)))]),
        ),
      );
      return {
        periods: figures.periods,
        comparedPeriods: figures.comparedPeriods,
        rows: rows.map((row) => ({
          ...row,
          labels: row.values.map((value, i) => labels[i]!.get(value) ?? { zh: value, en: value }),
        })),
        leftOut: figures.rows.length - rows.length,
      };
    });
  },
});
