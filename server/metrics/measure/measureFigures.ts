import type { ValueRule } from "../../customers/valueClasses/valueRule.ts";
import { refuse } from "../../refuse.ts";
import type { ReadContext } from "../../verb.ts";
import { catalogue } from "../catalogue.ts";
import { slicedBy } from "../listMetrics.ts";
import { isOfHours, type Metric, settled, sqlText } from "../metric.ts";
import type {
  Against,
  Definition,
  Dimension,
  Filter,
  Grain,
  MeasuredCell,
  Membership,
  Period,
  WhyNull,
} from "../schema.ts";
import { addDays, type Bucket, buckets, comparedBuckets, dayOf, earlier } from "../slice/calendar.ts";
import { dimensionOf } from "../slice/dimensions.ts";
import { eventKindsIn, neverRecorded } from "../slice/events.ts";
import { membershipKnownFrom } from "../slice/membership.ts";
import type { Answer } from "./ask.ts";
import { askTogether } from "./askTogether.ts";
import { cellOf } from "./cell.ts";

export interface Measuring {
  metrics: readonly string[];
  by: readonly Dimension[];
  filters: readonly Filter[];
  period: Period;
  grain?: Grain | undefined;
  /** Instead of the calendar's parts of the period: these, disjoint and in time order. */
  parts?: readonly Bucket[] | undefined;
  compareWith: Against;
  membership?: Membership | undefined;
  asOf?: string | undefined;
  definition: Definition;
  choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How value classes are told apart. */
  classes: ValueRule;
  /** What an hour of a colleague's time costs; null or absent: not set. */
  hourlyCost?: string | null | undefined;
  /** The month that a year begins with. */
  yearStart?: number | undefined;
  replaced: boolean;
}

export interface Figures {
  periods: Bucket[];
  comparedPeriods: Period[];
  /** The total first (values []), then subtotals and slices, the largest first. */
  rows: {
    values: string[];
    figures: { metric: string; cells: MeasuredCell[]; compared: MeasuredCell[] }[];
  }[];
}

type Asking = Pick<ReadContext, "ch" | "actor" | "now" | "zone" | "currency" | "signal">;

/** The metric of that name with its choices settled, or a refusal. */
export function known(name: string, choices: Readonly<Record<string, string>> = {}) {
  const metric = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (!metric) throw refuse("metrics.unknown_metric", { name });
  const chosen = settled(metric, choices);
  if (!chosen) throw refuse("metrics.unknown_choice", { name, choices: JSON.stringify(choices) });
  return { metric, choices: chosen };
}

/** Every metric asked for, over every period and slice. Totals and subtotals are questions of their own: nothing is summed. */
export async function measureFigures(context: Asking, asked: Measuring): Promise<Figures> {
  const today = dayOf(context.now, context.zone);
  if (asked.period.from >= asked.period.to)
    throw refuse("metrics.empty_period", { from: asked.period.from, to: asked.period.to });
  const edge = asked.asOf === undefined ? today : earlier(asked.asOf, today);
  const lastKnown = asked.asOf === undefined ? today : earlier(addDays(asked.asOf, -1), today);
  const periods = asked.parts ? [...asked.parts] : buckets(asked.period, asked.grain, edge, asked.yearStart);
  if (periods.length > 400) throw refuse("metrics.too_many_periods", { periods: periods.length });
  const other = typeof asked.compareWith === "object" ? asked.compareWith : undefined;
  const comparedPeriods =
    typeof asked.compareWith === "object"
      ? periods.map(({ from, to }) => ({ from, to }))
      : comparedBuckets(asked.period, periods, asked.grain, asked.compareWith);
  const otherFilters: Filter[] = other
    ? [
        ...asked.filters.filter((filter) => filter.by !== "segment"),
        { by: "segment", is: [String(other.segment)] },
      ]
    : [];
  const depths = asked.by.map((_, i) => asked.by.slice(0, i + 1));
  const metrics = asked.metrics.map((name) => ({ name, ...known(name, asked.choices[name]) }));
  for (const { name, metric } of metrics)
    for (const by of [...asked.by, ...[...asked.filters, ...otherFilters].map((filter) => filter.by)])
      if (metric.events ? !slicedBy(metric, by) : dimensionOf(by).of === "event")
        throw refuse("metrics.no_such_slice", { name, by });
  const tasks = [[], ...depths].map(async (by) => {
    const all = (parts: readonly Period[], filters = asked.filters) =>
      askTogether(
        context.ch,
        metrics.map(({ metric, choices }) => ({
          metric,
          choices,
          by,
          periods: parts.filter((part) => part.from < part.to),
          definition: asked.definition,
          classes: asked.classes,
          hourlyCost: asked.hourlyCost,
          currency: context.currency,
          filters,
          membership: asked.membership,
          zone: context.zone,
          actor: context.actor,
          edge: asked.asOf,
          today: lastKnown,
          everything: metric.lines === "everything",
          replaced: asked.replaced,
        })),
        context.signal,
      );
    const before = comparedPeriods.at(-1);
    const together = before !== undefined && before.to <= periods[0]!.from;
    const [current, compared] = other
      ? await Promise.all([all(periods), all(periods, otherFilters)])
      : together
        ? await all([...comparedPeriods, ...periods]).then((rows) => [rows, rows] as const)
        : await Promise.all([all(periods), before ? all(comparedPeriods) : undefined]);
    return metrics.map(({ name, metric }, i) => ({
      name,
      metric,
      current: current[i]!,
      compared: compared?.[i] ?? [],
    }));
  });
  const [answers, knownFrom, lacking] = await Promise.all([
    Promise.all(tasks).then((found) => found.flat()),
    segmentsKnownFrom(context, asked, otherFilters),
    unknowable(
      context,
      metrics.map(({ metric }) => metric),
      asked.hourlyCost,
    ),
  ]);
  return {
    periods,
    comparedPeriods,
    rows: assemble(
      asked.metrics,
      answers,
      periods,
      comparedPeriods.map((part) => ({ ...part, open: part.to > edge })),
      knownFrom,
      begun(knownFrom, asked.by),
      lacking,
    ),
  };
}

/**
 * Metrics that cannot be known, and why: no fact of any kind that they read, order lines aside, has ever come in, or they are
 * made of hours and the company has not set what one costs. Not 0, but not known.
 */
async function unknowable(
  context: Asking,
  metrics: readonly Metric[],
  hourlyCost: Measuring["hourlyCost"],
): Promise<Map<string, WhyNull>> {
  const read = metrics
    .filter(({ events }) => events)
    .map(({ name }) => ({ name, kinds: eventKindsIn(sqlText(`${name}/${name}`)) }));
  const never = await neverRecorded(
    context.ch,
    [...new Set(read.flatMap(({ kinds }) => kinds))],
    context.signal,
  );
  const unset = hourlyCost === null || hourlyCost === undefined ? metrics.filter(isOfHours) : [];
  return new Map<string, WhyNull>([
    ...unset.map(({ name }) => [name, "noHourlyCost"] as const),
    ...read
      .filter(({ kinds }) => kinds.length > 0 && kinds.every((kind) => never.has(kind)))
      .map(({ name }) => [name, "noFacts"] as const),
  ]);
}

const never = "9999-12-31";

/** From which day on a row's people are known in a period: members of segments by their log; "" where no segment is in play. */
interface KnownFrom {
  current(values: readonly string[], part: Period): string;
  compared(values: readonly string[], part: Period): string;
}

/** Before its month nobody was in a cohort: that is no figure, and not 0. */
function begun({ current, compared }: KnownFrom, by: readonly Dimension[]): KnownFrom {
  const at = by.indexOf("cohort");
  const isAhead = (values: readonly string[], part: Period) =>
    at >= 0 && /^\d{4}-\d{2}$/.test(values[at] ?? "") && part.to <= `${values[at]}-01`;
  return {
    current: (values, part) => (isAhead(values, part) ? never : current(values, part)),
    compared: (values, part) => (isAhead(values, part) ? never : compared(values, part)),
  };
}

async function segmentsKnownFrom(
  context: Asking,
  asked: Measuring,
  otherFilters: readonly Filter[],
): Promise<KnownFrom> {
  const at = asked.by.indexOf("segment");
  const filtered = (filters: readonly Filter[]) =>
    filters.filter(({ by }) => by === "segment").flatMap(({ is, not }) => [...(is ?? []), ...(not ?? [])]);
  const [own, others] = [filtered(asked.filters), filtered(otherFilters)];
  if (asked.membership === "now" || (at < 0 && own.length + others.length === 0))
    return { current: () => "", compared: () => "" };
  const first = await membershipKnownFrom(context.ch, context.zone, context.signal);
  const all = [...first.values()].sort();
  const of = (segments: readonly string[]) =>
    segments.map((segment) => (segment === "" ? (all[0] ?? never) : (first.get(segment) ?? never)));
  const latest = (days: readonly string[]) => [...days].sort().at(-1) ?? "";
  const inRow = (values: readonly string[]) => (at >= 0 ? values.slice(at, at + 1) : []);
  return {
    current: (values) => latest([...of(own), ...of(inRow(values))]),
    compared: (values) => latest([...of(otherFilters.length > 0 ? others : own), ...of(inRow(values))]),
  };
}

interface MetricAnswers {
  name: string;
  metric: Metric;
  current: Answer[];
  compared: Answer[];
}

function assemble(
  names: readonly string[],
  answers: readonly MetricAnswers[],
  periods: readonly Bucket[],
  compared: readonly Bucket[],
  knownFrom: KnownFrom,
  /** The same for figures of purchases, which no one can have before his first. */
  bought: KnownFrom,
  lacking: ReadonlyMap<string, WhyNull>,
): Figures["rows"] {
  interface Row {
    values: string[];
    size: number;
    found: Map<string, Answer>;
    foundCompared: Map<string, Answer>;
  }
  const rows = new Map<string, Row>();
  const row = (values: string[]) => {
    const key = JSON.stringify(values);
    const known = rows.get(key) ?? { values, size: 0, found: new Map(), foundCompared: new Map() };
    rows.set(key, known);
    return known;
  };
  row([]);
  const own = new Set([...periods, ...compared].map((part) => part.from));
  for (const { name, current, compared: before } of answers) {
    for (const answer of new Set([...current, ...before])) {
      if (!own.has(answer.period)) continue;
      if (name === names[0]) row(answer.values).size += answer.denominator ?? answer.numerator ?? 0;
    }
    for (const answer of current)
      if (own.has(answer.period)) row(answer.values).found.set(`${name} ${answer.period}`, answer);
    for (const answer of before)
      if (own.has(answer.period)) row(answer.values).foundCompared.set(`${name} ${answer.period}`, answer);
  }
  const size = (values: string[]) => rows.get(JSON.stringify(values))?.size ?? 0;
  const order = [...rows.values()].sort(
    (a, b) =>
      size(b.values.slice(0, 1)) - size(a.values.slice(0, 1)) ||
      (a.values[0] ?? "").localeCompare(b.values[0] ?? "") ||
      a.values.length - b.values.length ||
      b.size - a.size ||
      (a.values[1] ?? "").localeCompare(b.values[1] ?? ""),
  );
  const total = order.findIndex((entry) => entry.values.length === 0);
  order.unshift(...order.splice(total, 1));
  const metricOf = new Map(answers.map((answer) => [answer.name, answer.metric]));
  const knownOf = (metric: string) => (metricOf.get(metric)!.events ? knownFrom : bought);
  return order.map(({ values, found, foundCompared }) => ({
    values,
    figures: names.map((metric) => ({
      metric,
      cells: periods.map((part) =>
        knownCell(lacking.get(metric), knownOf(metric).current(values, part), part, () =>
          cellOf(metricOf.get(metric)!, found.get(`${metric} ${part.from}`), part),
        ),
      ),
      compared: compared.map((part) =>
        knownCell(lacking.get(metric), knownOf(metric).compared(values, part), part, () =>
          cellOf(
            metricOf.get(metric)!,
            part.from < part.to ? foundCompared.get(`${metric} ${part.from}`) : undefined,
            part,
          ),
        ),
      ),
    })),
  }));
}

/** Before anything was recorded (who was in a segment, what happened beside orders, a first purchase) nothing is known: no figure, and never 0. */
function knownCell(
  lacks: WhyNull | undefined,
  from: string,
  part: Period,
  cell: () => MeasuredCell,
): MeasuredCell {
  if (lacks === undefined && part.from >= from) return cell();
  return { value: null, numerator: null, denominator: null, interval: null, why: lacks ?? "noFacts" };
}
