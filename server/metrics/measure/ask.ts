import type { ClickHouse, Params } from "../../platform/clickhouse/client.ts";
import { type Metric, metricText, purchaseRelation, sqlText } from "../metric.ts";
import { type Dimension, type Filter, isGroup } from "../schema.ts";
import { customerSlices, type OutsideSlices } from "../slice/customerSlices.ts";
import { dimensionOf, sliceColumn } from "../slice/dimensions.ts";
import { type EventKind, eventKindsIn, withEvents } from "../slice/events.ts";
import type { MembershipAsked } from "../slice/membership.ts";
import { type Asked, edgeOf, purchaseRelations } from "../slice/purchases.ts";
import type { ClassesAsked } from "../slice/valueClass.ts";

/** One question to one metric. Filters and slices of any kind; the choices are settled. */
export interface Question extends Omit<Asked, "lineSlices">, MembershipAsked, Pick<ClassesAsked, "classes"> {
  metric: Metric;
  choices: Readonly<Record<string, string>>;
  by: readonly Dimension[];
  /** What an hour of a colleague's time costs; null or absent: not set, and nothing is taken off for it. */
  hourlyCost?: string | null | undefined;
  /** The company's: what amounts in others are converted into. */
  currency: string;
  /** The business day that `{today:Date}` is: of what is known only as it stands now. Default: the last period's end. */
  today?: string | undefined;
}

export interface Statement {
  sql: string;
  params: Params;
}

export interface Answer {
  /** First day of the period. */
  period: string;
  values: string[];
  /** Null: there are facts, but none says how much. */
  numerator: number | null;
  denominator: number | null;
  /** Only of metrics that are a balance. */
  squared?: number;
}

/** The metric's file with its relations filled in; `perCustomer` makes each customer a row. */
export function metricStatement(question: Question, perCustomer: boolean): Statement & { slices: string[] } {
  const own = question.by.filter((name) => isOwn(question.metric, name));
  const { events } = question.metric;
  const relations = purchaseRelations({
    ...question,
    perOrder: question.metric.perOrder,
    filters: purchaseFilters(question),
    lineSlices: events ? [] : own,
  });
  const columns = own.map(sliceColumn);
  const slice = [...columns, ...(perCustomer && question.metric.rows === "sums" ? ["customer_id"] : [])];
  const filled = withEvents(metricText(question.metric, question.choices, relations.shape), {
    ...question,
    slices: own,
    nobody: events?.nobody,
  });
  const sql = filled.sql
    .replaceAll("{slice}", slice.map((column) => `${column}, `).join(""))
    .replaceAll("{purchase}", relations.purchase)
    .replaceAll("{in_period}", relations.inPeriod)
    .replaceAll("{history}", relations.history)
    .replaceAll("{with_file}", own.some(ofFile) ? joinedFile(own.filter(ofFile)) : "");
  return {
    sql,
    params: {
      ...relations.params,
      ...filled.params,
      today: question.today ?? edgeOf(question),
      hourly_cost: Number(question.hourlyCost ?? 0),
      own_currency: question.currency,
      apart: own.length > 0 ? 1 : 0,
      ...numbers(question.choices),
    },
    slices: columns,
  };
}

/** What the event is cut by is nothing of the purchases, unless it is of the customer as well. */
function purchaseFilters({ metric, filters }: Question): readonly Filter[] {
  if (!metric.events) return filters;
  return filters.filter(({ by }) => {
    const ofCustomer = dimensionOf(by).of === "customer";
    return ofCustomer ? !metric.events?.around : !isOwn(metric, by);
  });
}

const ofFile = (name: Dimension) => dimensionOf(name).of === "customer";

/** Slices of the customer that an event names too, beside the lines of those who came by them: `{with_file}`. */
function joinedFile(slices: readonly Dimension[]): string {
  const columns = slices.map((name) => `${dimensionOf(name).column} as slice_${name}`).join(", ");
  return `global any left join (
    select customer_id as file_of, ${columns}
    from customer(hidden = {hidden:Array(UInt32)})
  ) as file on file.file_of = line.customer_id`;
}

/** Given by the metric's own rows, not joined: of the order line, or of the event that it counts. */
export function isOwn(metric: Pick<Metric, "name" | "events">, name: Dimension): boolean {
  if (isGroup(name)) return onlyEvent(metric) !== undefined;
  return metric.events ? metric.events.slices.includes(name) : dimensionOf(name).of === "line";
}

/** The one kind of facts that a metric reads; none where it reads another kind or purchases too, which lack a file's own columns. */
export function onlyEvent(metric: Pick<Metric, "name" | "events">): EventKind | undefined {
  if (!metric.events) return undefined;
  const text = sqlText(`${metric.name}/${metric.name}`);
  if (purchaseRelation.test(text)) return undefined;
  const kinds = eventKindsIn(text);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** Choices are texts; those that say a number reach the SQL as one. */
export function numbers(choices: Readonly<Record<string, string>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(choices).map(([name, value]) => [
      name,
      /^\d+(\.\d+)?$/.test(value) ? Number(value) : value,
    ]),
  );
}

/** What is joined to the metric's rows: slices that they do not have themselves. */
export function outsideOf(question: Question): OutsideSlices {
  return customerSlices({
    ...question,
    around: question.metric.events?.around,
    by: question.by.filter((name) => !isOwn(question.metric, name)),
  });
}

/** The statement that answers with one row per period and slice. */
export function figureStatement(question: Question): Statement {
  const outside = outsideOf(question);
  const { sql, params, slices } = metricStatement(question, outside.joins !== "" || outside.where.length > 0);
  const value = (name: Dimension) =>
    isOwn(question.metric, name) ? sliceColumn(name) : outside.columns[name]!;
  const values = question.by.map(value);
  const denominator = question.metric.formula.denominator ? "toFloat64(sum(denominator))" : "null";
  return {
    // Two joins that both have a period leave the bare word ambiguous.
    sql: `select toString(figure.period) as period, [${values.join(", ")}]${slices.length + values.length === 0 ? "::Array(String)" : ""} as values,
  toFloat64(sum(numerator)) as numerator, ${denominator} as denominator${question.metric.balance ? ", toFloat64(sum(squared)) as squared" : ""}
from (
${sql}
) as figure
${outside.joins}${outside.where.length === 0 ? "" : `where ${outside.where.join(" and ")}\n`}group by ${["figure.period", ...values].join(", ")}
order by ${["figure.period", ...values].join(", ")}
limit 200000`,
    params: { ...params, ...outside.params },
  };
}

export async function ask(ch: ClickHouse, question: Question, signal?: AbortSignal): Promise<Answer[]> {
  const { sql, params } = figureStatement(question);
  return ch.rows<Answer>(sql, params, { timeoutMs: 60_000, ...(signal ? { signal } : {}) });
}

/** The customers in a figure's numerator or denominator, who has most of it first; nobody (0) is left out. */
export function peopleStatement(question: Question, part: "numerator" | "denominator"): Statement {
  const outside = customerSlices({ ...question, around: question.metric.events?.around });
  const { sql, params } = metricStatement(question, true);
  return {
    sql: `select customer_id, toFloat64(sum(${part})) as contributes, toString(count() over ()) as total
from (
${sql}
) as figure
${outside.joins}where ${["figure.customer_id != 0", ...outside.where].join(" and ")}
group by figure.customer_id as customer_id
having contributes != 0
order by contributes desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
    params: { ...params, ...outside.params },
  };
}
