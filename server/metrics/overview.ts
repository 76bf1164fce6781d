import { type ReadContext, read } from "../verb.ts";
import { catalogue } from "./catalogue.ts";
import { answered } from "./measure/answerCache.ts";
import { measureFigures } from "./measure/measureFigures.ts";
import { decompose } from "./overview/decompose.ts";
import {
  concentrationOf,
  type DaySales,
  existingBases,
  type PartsAsked,
  popularProducts,
  salesByDay,
  unidentifiedOf,
} from "./overview/parts.ts";
import { overviewSentence } from "./overview/sentence.ts";
import { cohortTriangles } from "./retention/cohortRows.ts";
import { type MeasuredCell, overviewOutput, type Period, question, type Tile } from "./schema.ts";
import {
  addMonths,
  type Bucket,
  buckets,
  comparedBuckets,
  dayOf,
  earlier,
  grainFor,
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
      const today = dayOf(context.now, context.zone);
      const { period } = input;
      const grain = grainFor(period);
      const parts = buckets(period, grain, today);
      const shift = shifter(period, input.compare);
      const compared = shift?.(period);
      const comparedParts = comparedBuckets(period, parts, grain, input.compare);
      const filters = input.store === undefined ? [] : [{ by: "store" as const, is: [String(input.store)] }];
      const asked: PartsAsked = { period, compared, definition: input.definition, filters, replaced };
      const common = { by: [], filters, definition: input.definition, choices: {}, replaced };
      const month = startOf(earlier(period.to, today), "month");
      const [
        days,
        bases,
        orders,
        ordersBy,
        heads,
        headsBy,
        repurchase,
        cohorts,
        popular,
        concentration,
        unidentified,
      ] = await Promise.all([
        salesByDay(context, asked),
        existingBases(context, asked),
        measureFigures(context, { ...common, metrics: ["averageOrder"], period, compareWith: input.compare }),
        measureFigures(context, {
          ...common,
          metrics: ["averageOrder"],
          period,
          compareWith: input.compare,
          grain,
        }),
        measureFigures(context, {
          ...common,
          metrics: ["purchaseFrequency"],
          period,
          compareWith: input.compare,
        }),
        measureFigures(context, {
          ...common,
          metrics: ["purchaseFrequency"],
          period,
          compareWith: input.compare,
          grain,
        }),
        repurchaseHistory(context, asked, today),
        cohortTriangles(context, {
          from: addMonths(month, -11),
          to: period.to,
          today,
          definition: input.definition,
          filters,
          replaced,
        }),
        popularProducts(context, asked),
        concentrationOf(context, asked),
        unidentifiedOf(context, asked),
      ]);
      const bars = parts.map((part, i) => ({
        at: part.from,
        open: part.open,
        ...salesWithin(days, period, part),
        ...(compared && comparedParts[i]
          ? { previousExisting: salesWithin(days, compared, comparedParts[i]).existing }
          : { previousExisting: null }),
      }));
      const whole = salesWithin(days, period, period);
      const before = compared ? salesWithin(days, compared, compared) : undefined;
      const change = compared ? decompose(bases.before, bases.now) : undefined;
      const causes = change
        ? (["customers", "frequency", "orderValue"] as const).map((cause) => ({
            cause,
            amount: change[cause],
          }))
        : [];
      const open = period.to > today;
      const cells = (found: typeof orders) => found.rows[0]!.figures[0]!;
      const additive = (of: keyof ReturnType<typeof salesWithin>) => ({
        value: whole[of],
        previous: before?.[of] ?? null,
        series: parts.map((part) => point(part, salesWithin(days, period, part)[of])),
        previousSeries: compared ? comparedParts.map((part) => salesWithin(days, compared, part)[of]) : [],
      });
      const fromCells = (
        total: typeof orders,
        by: typeof orders,
        pick: (cell: MeasuredCell) => number | null,
      ) => ({
        value: pick(cells(total).cells[0]!),
        previous: cells(total).compared.map(pick)[0] ?? null,
        series: parts.map((part, i) => point(part, pick(cells(by).cells[i]!))),
        previousSeries: cells(by).compared.map(pick),
      });
      const averages = cells(orders).cells[0]!;
      const tiles: Tile[] = [
        tile("existingRevenue", additive("existing")),
        tile("repurchaseRate", repurchase),
        tile("revenue", additive("amount")),
        tile(
          "customers",
          fromCells(heads, headsBy, (cell) => cell.denominator),
        ),
        tile(
          "orders",
          fromCells(orders, ordersBy, (cell) => cell.denominator),
        ),
        tile("averageOrder", {
          ...fromCells(orders, ordersBy, (cell) => cell.value),
          numerator: averages.numerator,
          denominator: averages.denominator,
          why: averages.why,
        }),
      ];
      return {
        sentence: overviewSentence({
          existing: whole.existing,
          previous: before?.existing,
          revenue: whole.amount,
          customers: cells(heads).cells[0]!.denominator ?? 0,
          unidentified: unidentified.lines,
          change: causes,
          open,
          currency: context.currency,
        }),
        grain,
        period: { ...period, open },
        comparedPeriod: compared ?? null,
        tiles,
        revenue: bars.map(({ amount, ...bar }) => ({ ...bar, new: amount - bar.existing })),
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

/** Sales of a stretch of days, split by whether the customer was there before the period began. */
function salesWithin(days: readonly DaySales[], anchor: Period, part: Period) {
  const inside = days.filter(
    (row) => row.period === anchor.from && row.day >= part.from && row.day < part.to,
  );
  const sum = (of: "sold" | "sold_to_existing") => inside.reduce((total, row) => total + row[of], 0);
  return { amount: sum("sold"), existing: sum("sold_to_existing") };
}

/** The rate of this period and of those before it of the same length: one question, from which the tile's line comes too. */
async function repurchaseHistory(context: ReadContext, asked: PartsAsked, today: string) {
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
    choices: {},
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
