import { type ReadContext, read } from "../../verb.ts";
import { catalogue } from "../catalogue.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { type Figures, measureFigures } from "../measure/measureFigures.ts";
import { costsHours, readsPurchases } from "../metric.ts";
import { addMonths, dayOf, startOf } from "../slice/calendar.ts";
import { type Definitions, definitionsInForce, settledChoices } from "./inForce.ts";
import { movedLevels } from "./movedLevels.ts";
import { type Changes, type Moved, previewDefinitionsInput, previewDefinitionsOutput } from "./schema.ts";
import { changed } from "./subjects.ts";

/** So many metrics are asked at once: a preview must not starve the pages that others look at. */
const together = 4;

export const previewDefinitions = read({
  may: "metrics:read",
  http: "POST /definitions/preview",
  says: {
    zh: "口径改了会怎样：上一个整月和本月，逐个指标从多少到多少",
    en: "What a changed definition would move: last month and this one, figure by figure",
  },
  input: previewDefinitionsInput,
  output: previewDefinitionsOutput,
  async run(context, { changes }) {
    const company = await definitionsInForce(context.db);
    const after = changed(company, changes);
    const names = affected(changes);
    const { replaced } = await answerVersion(context);
    const rows: Moved[] = [];
    for (let i = 0; i < names.length; i += together) {
      const some = names.slice(i, i + together);
      const [was, would] = await Promise.all([
        months(context, some, company, replaced),
        months(context, some, after, replaced),
      ]);
      rows.push(...some.map((name, at) => compared(name, was, would, at)));
    }
    const classes = changes.some(({ subject }) => subject === "valueClasses" || subject === "purchase");
    const levels = classes ? await movedLevels(context, company, after, replaced) : [];
    return { version: company.version, affected: rows, levels, asOf: context.now.toISOString() };
  },
});

/** A metric's choices move it alone; what counts as a purchase moves every figure that looks at purchases, an hour's cost those with a choice of it. */
function affected(changes: Changes): string[] {
  const purchase = changes.some(({ subject }) => subject === "purchase");
  const hour = changes.some(({ subject }) => subject === "hourlyCost");
  return Object.keys(catalogue).filter(
    (name) =>
      (purchase && readsPurchases(catalogue[name]!)) ||
      (hour && costsHours(catalogue[name]!)) ||
      changes.some(({ subject }) => subject === name),
  );
}

function months(
  context: Pick<ReadContext, "ch" | "actor" | "now" | "zone" | "currency" | "signal">,
  metrics: readonly string[],
  company: Definitions,
  replaced: boolean,
): Promise<Figures> {
  const month = startOf(dayOf(context.now, context.zone), "month");
  return measureFigures(context, {
    metrics,
    by: [],
    filters: [],
    period: { from: addMonths(month, -1), to: addMonths(month, 1) },
    grain: "month",
    compareWith: "none",
    definition: company.purchase,
    choices: settledChoices(company, metrics, {}),
    classes: company.classes,
    hourlyCost: company.hourlyCost,
    yearStart: company.yearStart,
    replaced,
  });
}

function compared(name: string, was: Figures, would: Figures, at: number): Moved {
  const { title, unit, betterWhen } = catalogue[name]!;
  const cells = (figures: Figures) => figures.rows[0]!.figures[at]!.cells;
  return {
    metric: name,
    title,
    unit,
    betterWhen,
    periods: was.periods.map((period, i) => ({
      ...period,
      before: cells(was)[i]!.value,
      after: cells(would)[i]!.value,
      why: cells(would)[i]!.why,
    })),
  };
}
