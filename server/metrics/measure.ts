import type { Db } from "../platform/database.ts";
import { read } from "../verb.ts";
import { definitionsInForce, settledChoices, settledDefinition } from "./definitions/inForce.ts";
import { stagesInOrder } from "./funnel/deals.ts";
import { answered } from "./measure/answerCache.ts";
import { labelsOf } from "./measure/labels.ts";
import { known, measureFigures } from "./measure/measureFigures.ts";
import { segmentTitle } from "./measure/segmentTitle.ts";
import { unratedFacts } from "./measure/unratedFacts.ts";
import { type Dimension, measureInput, measureOutput } from "./schema.ts";
import { addDays, dayOf } from "./slice/calendar.ts";
import { marksOn } from "./targets/marksOn.ts";

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
    return answered(context, "measure", input, async ({ replaced, foreignLines }) => {
      const company = await definitionsInForce(context.db);
      const definition = settledDefinition(company, input.definition);
      const choices = settledChoices(company, input.metrics, input.choices);
      const [segments, comparedSegment] = await Promise.all([
        livingSegments(context.db, input.by),
        segmentTitle(context.db, input.compareWith),
      ]);
      const tomorrow = addDays(dayOf(context.now, context.zone), 1);
      const [figures, marks, stages] = await Promise.all([
        measureFigures(context, {
          ...input,
          definition,
          choices,
          classes: company.classes,
          hourlyCost: company.hourlyCost,
          yearStart: company.yearStart,
          replaced,
        }),
        marksOn(context.db, input.metrics, addDays(input.period.to, -1)),
        input.by.includes("stage") ? stagesInOrder(context, input.asOf ?? tomorrow) : undefined,
      ]);
      const unrated = await unratedFacts(context, {
        ...input,
        periods: figures.periods,
        edge: input.asOf,
        definition,
        replaced,
        foreignLines,
      });
      const at = input.by.indexOf("segment");
      const all = figures.rows.filter(
        ({ values }) => at < 0 || values.length <= at || segments.has(values[at]!),
      );
      const rows = all.slice(0, shown + 1);
      const labels = await Promise.all(
        input.by.map((name, i) =>
          labelsOf(context.db, name, [...new Set(rows.flatMap((row) => row.values.slice(i, i + 1)))]),
        ),
      );
      return {
        periods: figures.periods,
        comparedPeriods: figures.comparedPeriods,
        comparedSegment,
        // Where no other segment narrows the question, it is of everyone, the compared segment included.
        comparedInside: comparedSegment !== null && !input.filters.some(({ by }) => by === "segment"),
        rows: rows.map((row) => ({
          ...row,
          labels: row.values.map((value, i) => labels[i]!.get(value) ?? { zh: value, en: value }),
        })),
        leftOut: all.length - rows.length,
        ...(stages && { stages }),
        unrated,
        metrics: input.metrics.map((metric) => ({
          metric,
          choices: known(metric, choices[metric]).choices,
          ...marks.get(metric)!,
        })),
        definition,
        definitionVersion: company.version,
      };
    });
  },
});

/** Segments that are there, and "" for customers of none. */
async function livingSegments(db: Db, by: readonly Dimension[]): Promise<Set<string>> {
  if (!by.includes("segment")) return new Set();
  const rows = await db.selectFrom("segment").select("id").where("deleted_at", "is", null).execute();
  return new Set(["", ...rows.map((row) => String(row.id))]);
}
