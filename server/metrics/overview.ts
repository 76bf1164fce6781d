import { type ReadContext, read } from "../verb.ts";
import { catalogue } from "./catalogue.ts";
import {
  type Definitions,
  definitionsInForce,
  settledChoices,
  settledDefinition,
} from "./definitions/inForce.ts";
import { answered } from "./measure/answerCache.ts";
import { measureFigures } from "./measure/measureFigures.ts";
import { decompose } from "./overview/decompose.ts";
import {
  concentrationOf,
  type PartsAsked,
  popularProducts,
  salesOf,
  unidentifiedOf,
} from "./overview/parts.ts";
import { overviewOutput, type Tile } from "./overview/schema.ts";
import { overviewSentence } from "./overview/sentence.ts";
import { cohortTriangles } from "./retention/cohortRows.ts";
import { type Period, question } from "./schema.ts";
import {
  addMonths,
  type Bucket,
  buckets,
  comparedBuckets,
  dayOf,
  earlier,
  grainFor,
  refuseTooLong,
  shifter,
  startOf,
} from "./slice/calendar.ts";

const historyPeriods = 8;

export const overview = read({
  may: "metrics:read",
  http: "POST /overview",
  says: {
    zh: "总览：老客户带来多少，变化从哪里来",
    en: "Overview: what existing customers bring, and where the change comes from",
  },
  input: question,
  output: overviewOutput,
  async run(context, input) {
    return answered(context, "overview", input, async ({ replaced }) => {
      const company = await definitionsInForce(context.db);
      const definition = settledDefinition(company, input.definition);
      const today = dayOf(context.now, context.zone);
      const { period } = input;
      refuseTooLong(period);
      const grain = grainFor(period);
      const parts = buckets(period, grain, today);
      const shift = shifter(period, input.compare);
      const compared = shift?.(period);
      const comparedParts = comparedBuckets(period, parts, grain, input.compare);
      const filters = input.store === undefined ? [] : [{ by: "store" as const, is: [String(input.store)] }];
      const asked: PartsAsked = { period, compared, definition, filters, replaced };
      const month = startOf(earlier(period.to, today), "month");
      const [sales, repurchase, cohorts, popular, concentration, unidentified] = await Promise.all([
        salesOf(context, asked, parts, comparedParts),
        repurchaseHistory(context, asked, company, today),
        cohortTriangles(context, {
          from: addMonths(month, -11),
          to: period.to,
          today,
          definition,
          filters,
          replaced,
        }),
        popularProducts(context, asked),
        concentrationOf(context, asked),
        unidentifiedOf(context, asked),
      ]);
      const whole = sales.whole(period);
      const before = compared && sales.whole(compared);
      const existing = (of: typeof whole) => ({
        customers: of.existing_buyers,
        orders: of.placed_by_existing,
        amount: of.sold_to_existing,
      });
      const change = before && decompose(existing(before), existing(whole));
      const causes = change
        ? (["customers", "frequency", "orderValue"] as const).map((cause) => ({
            cause,
            amount: change[cause],
          }))
        : [];
      const open = period.to > today;
      const from = (pick: (of: typeof whole) => number | null) => ({
        value: pick(whole),
        previous: before ? pick(before) : null,
        series: parts.map((part) => point(part, pick(sales.within(period, part)))),
        previousSeries: compared ? comparedParts.map((part) => pick(sales.within(compared, part))) : [],
      });
      const tiles: Tile[] = [
        tile(
          "existingRevenue",
          from((of) => of.sold_to_existing),
        ),
        tile("repurchaseRate", repurchase),
        tile(
          "revenue",
          from((of) => of.sold),
        ),
        tile(
          "customers",
          from((of) => of.buyers),
        ),
        tile(
          "orders",
          from((of) => of.placed),
        ),
        tile("averageOrder", {
          ...from((of) => (of.placed === 0 ? null : of.sold / of.placed)),
          numerator: whole.sold,
          denominator: whole.placed,
          why: whole.placed === 0 ? "noDenominator" : null,
        }),
      ];
      return {
        sentence: overviewSentence({
          existing: whole.sold_to_existing,
          previous: before?.sold_to_existing,
          revenue: whole.sold,
          customers: whole.buyers,
          unidentified: unidentified.lines,
          change: causes,
          open,
          currency: context.currency,
        }),
        grain,
        period: { ...period, open },
        comparedPeriod: compared ?? null,
        tiles,
        revenue: parts.map((part, i) => {
          const { sold, sold_to_existing } = sales.within(period, part);
          return {
            at: part.from,
            existing: sold_to_existing,
            new: sold - sold_to_existing,
            previousExisting:
              compared && comparedParts[i] ? sales.within(compared, comparedParts[i]).sold_to_existing : null,
            open: part.open,
          };
        }),
        change: causes,
        cohorts,
        popular,
        concentration,
        unidentified,
      };
    });
  },
});

const point = (part: Bucket, value: number | null) => ({ at: part.from, value, open: part.open });

/** The rate of this period and of those before it of the same length: one question, from which the tile's line comes too. */
async function repurchaseHistory(
  context: ReadContext,
  asked: PartsAsked,
  company: Definitions,
  today: string,
) {
  const back = shifter(asked.period, "previous")!;
  const periods = [asked.period];
  while (periods.length < historyPeriods) periods.unshift(back(periods[0]!));
  const compared = asked.compared;
  if (compared && !periods.some((period) => period.from === compared.from)) periods.unshift(compared);
  const figures = await measureFigures(context, {
    metrics: ["repurchaseRate"],
    by: [],
    filters: asked.filters,
    period: asked.period,
    parts: disjoint(periods).map((period) => ({ ...period, open: period.to > today })),
    compareWith: "none",
    definition: asked.definition,
    choices: settledChoices(company, ["repurchaseRate"], {}),
    classes: company.classes,
    hourlyCost: company.hourlyCost,
    replaced: asked.replaced,
  });
  const cells = figures.rows[0]!.figures[0]!.cells;
  const at = (from: string | undefined) => cells[figures.periods.findIndex((period) => period.from === from)];
  const now = at(asked.period.from)!;
  return {
    value: now.value,
    previous: at(compared?.from)?.value ?? null,
    numerator: now.numerator,
    denominator: now.denominator,
    why: now.why,
    series: periods
      .slice(-historyPeriods)
      .map((period) => point({ ...period, open: period.to > today }, at(period.from)?.value ?? null)),
    previousSeries: [],
  };
}

/** In time order; one that runs into the next is left out. */
function disjoint(periods: readonly Period[]): Period[] {
  const sorted = [...periods].sort((a, b) => a.from.localeCompare(b.from));
  return sorted.filter((period, i) => i === sorted.length - 1 || period.to <= sorted[i + 1]!.from);
}

function tile(
  metric: string,
  found: Pick<Tile, "value" | "previous" | "series" | "previousSeries"> & Partial<Tile>,
): Tile {
  const { title, unit, betterWhen } = catalogue[metric]!;
  return { metric, name: title, unit, betterWhen, numerator: null, denominator: null, why: null, ...found };
}
