import { purchaseView } from "../../customers/purchaseView.ts";
import type { Params } from "../../platform/clickhouse/client.ts";
import { scopeCustomers } from "../../platform/rowScope.ts";
import { refuse } from "../../refuse.ts";
import type { Actor } from "../../verb.ts";
import type { Definition, Dimension, Filter, Period } from "../schema.ts";
import { shifter } from "./calendar.ts";
import { type DimensionOf, dimensionOf, lineColumn } from "./dimensions.ts";
import { marksOf } from "./marks.ts";

/** What a question asks about, before any metric: whose lines, which of them count, over which periods. */
export interface Asked {
  /** Disjoint, in time order. */
  periods: readonly Period[];
  definition: Definition;
  filters: readonly Filter[];
  /** Slices of the order line; slices of the customer are joined outside. */
  lineSlices: readonly Dimension[];
  /** Sees only his own customers; what is forbidden is simply not found. */
  actor: Actor;
  /** First day that is not seen. */
  edge?: string | undefined;
  everything?: boolean | undefined;
  /** Lines without a customer instead of those with one. */
  nobody?: boolean | undefined;
  /** Lines with and without a customer. */
  anyone?: boolean | undefined;
  /** Instead of the lines that count: those that would, were there an exchange rate for their day. */
  unrated?: boolean | undefined;
  /** Nothing is asked of single lines, so what orders come to answers as well: no product, category, piece, cost or time of day. */
  perOrder?: boolean | undefined;
  /** Further days at which `stretch` begins anew, beside those of the periods. */
  alsoBorders?: readonly string[] | undefined;
  /** Whether order_line holds versions that were replaced and not yet removed. */
  replaced: boolean;
}

export interface Relations {
  /** Lines of all of history up to the last period's end; `period` is 1970-01-01 outside the periods. */
  purchase: string;
  /** Only lines inside the periods. */
  inPeriod: string;
  /** All of history of the same people, without the filters on lines: nobody becomes new by looking at one store. */
  history: string;
  params: Params;
  shape: QuestionShape;
}

/** What lets a metric answer by a quicker file of its own. */
export interface QuestionShape {
  /** The relations have the column `mark`. */
  marked: boolean;
  /** There is one period. */
  single: boolean;
  /** Neither slices nor filters are about lines: purchase and history hold the same. */
  plain: boolean;
}

/**
 * The three relations that metric files read from as {purchase}, {in_period} and {history}. Their columns: those of the
 * published view purchase_line, `bought` (false on a return that only takes money away), `period`, `stretch`, `mark`
 * (where there are not too many periods), and one text column per line slice.
 */
export function purchaseRelations(asked: Asked): Relations {
  const params: Record<string, Params[string]> = {};
  const first = asked.periods[0]!;
  params.from = first.from;
  params.to = edgeOf(asked);
  params.starts = asked.periods.map((p) => p.from);
  params.ends = asked.periods.map((p) => p.to);
  const befores = asked.periods.map((p) => shifter(p, "previous")!(p).from);
  params.befores = befores;
  params.borders = dayNumbers([
    "1970-01-01",
    ...befores,
    ...asked.periods.flatMap(({ from, to }) => [from, to]),
  ]);
  const counted = [...countedLines(asked), ...people(asked, params)];
  const filtered = [...counted, ...lineFilters(asked, params)];
  const from = `from ${purchaseView(asked.replaced, perOrder(asked) ? "order" : "line")}`;
  const bought = asked.definition.returns === "subtract" || asked.everything ? "kind != 'return'" : "true";
  const slices = asked.lineSlices.map((name) => `, ${lineColumn(name)} as slice_${name}`).join("");
  const marks = marksOf(asked.periods, befores);
  Object.assign(params, marks?.params);
  const mark = marks ? `, ${marks.column} as mark` : "";
  const relation = (where: readonly string[], of = places(asked.periods, asked.alsoBorders)) =>
    `(select *, ${bought} as bought, ${of}${mark}${slices} ${from} where ${where.join(" and ")})`;
  const until = "occurred_on < {to:Date}";
  return {
    purchase: relation([...filtered, until]),
    inPeriod: relation(
      [...filtered, until, ...inside(asked.periods)],
      asked.periods.length === 1 ? "{from:Date} as stretch, {from:Date} as period" : undefined,
    ),
    history: relation([...counted, until]),
    params,
    shape: {
      marked: marks !== undefined,
      single: asked.periods.length === 1,
      plain: asked.lineSlices.length === 0 && asked.filters.every(({ by }) => dimensionOf(by).of !== "line"),
    },
  };
}

/** Slices and filters may ask more of a line than the question does. */
function perOrder({ perOrder, lineSlices, filters }: Asked): boolean {
  const keepsOrders = (name: Dimension) => dimensionOf(name).of !== "line" || name !== "category";
  return perOrder === true && lineSlices.every(keepsOrders) && filters.every(({ by }) => keepsOrders(by));
}

/**
 * For questions that are asked of these relations alone: a filter that only a join outside could apply (by age then, first
 * month, value class, segment), or that is of events, is refused rather than passed over.
 */
export function plainRelations(name: string, asked: Asked): Relations {
  refuseFilters(name, asked.filters, ({ of, needs }) => of === "event" || needs !== undefined);
  return purchaseRelations(asked);
}

export function refuseFilters(
  name: string,
  filters: readonly Filter[],
  isForeign: (dimension: DimensionOf) => boolean,
): void {
  for (const { by } of filters)
    if (isForeign(dimensionOf(by))) throw refuse("metrics.no_such_slice", { name, by });
}

/** First day that is not seen: the last period's end, or an earlier edge. */
export function edgeOf(asked: Pick<Asked, "periods" | "edge">): string {
  const last = asked.periods.at(-1)!;
  return asked.edge !== undefined && asked.edge < last.to ? asked.edge : last.to;
}

/** Different days, in time order, as the engine counts them. */
function dayNumbers(days: readonly string[]): number[] {
  return [...new Set(days)].sort().map((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** The numbers of order_line's kinds, from which its column `sort` is made. */
/** `sort` is so much more where money is in a currency without a rate for the line's day. */
const withoutRate = 16;
const lineKind = { sale: 1, return: 2, cancelled: 3, gift: 4 } as const;

/** The visible switch: which lines are purchases. */
function countedLines(
  asked: Pick<Asked, "definition" | "everything" | "nobody" | "anyone" | "unrated">,
): string[] {
  if (asked.everything) return asked.unrated ? [`sort >= ${withoutRate}`] : [];
  const kinds: number[] = [lineKind.sale];
  if (asked.definition.zeroPrice === "keep") kinds.push(lineKind.gift);
  if (asked.definition.cancelled === "keep") kinds.push(lineKind.cancelled);
  if (asked.definition.returns === "subtract") kinds.push(lineKind.return);
  const sorts = kinds.flatMap((kind) => {
    const unrated = kind * 2 + 1 + withoutRate;
    if (asked.unrated) return [unrated];
    // Worth nothing here, and so counted where lines worth nothing are.
    return asked.definition.zeroPrice === "keep" ? [kind * 2, kind * 2 + 1, unrated] : [kind * 2];
  });
  const where = [`sort in (${sorts.join(", ")})`];
  return asked.anyone ? where : [asked.nobody ? "party_id = 0" : "party_id != 0", ...where];
}

/**
 * `stretch`: the last border of the periods at or before the line's day (1970-01-01 before the first): what came before a
 * period has a smaller one. `period`: the same inside a period, 1970-01-01 outside.
 */
export function places(periods: readonly Period[], also: readonly string[] = []): string {
  if (periods.length === 1 && also.length === 0)
    return "if(occurred_on >= {from:Date}, {from:Date}, toDate(0)) as stretch, stretch as period";
  const inside = new Set(periods.map((period) => period.from));
  const borders = [
    ...new Set(["1970-01-01", ...also, ...periods.flatMap(({ from, to }) => [from, to])]),
  ].sort();
  const numbers = borders.map((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  const outside = numbers.filter((_, i) => !inside.has(borders[i]!));
  return `toDate(roundDown(toUInt16(occurred_on), [${numbers.join(", ")}])) as stretch,
  if(toUInt16(stretch) in (${outside.join(", ")}), toDate(0), stretch) as period`;
}

function inside(periods: readonly Period[]): string[] {
  const gapless = periods.every((period, i) => i === 0 || periods[i - 1]!.to === period.from);
  return ["occurred_on >= {from:Date}", ...(gapless ? [] : ["period != toDate(0)"])];
}

/** Who may be seen, and filters on the customer: both choose customers by what is known of them now. */
export function people(
  asked: Pick<Asked, "actor" | "filters">,
  params: Record<string, Params[string]>,
  /** Of the names of its parameters: two relations of one statement may have different filters. */
  prefix = "filter",
): string[] {
  const where: string[] = [];
  const scope = scopeCustomers(asked.actor);
  if (!asked.actor.scope.all) where.push(scope.sql);
  Object.assign(params, scope.params);
  asked.filters.forEach((filter, i) => {
    const dimension = dimensionOf(filter.by);
    if (dimension.of !== "customer" || !dimension.column) return;
    for (const [word, values] of [["in", filter.is] as const, ["not in", filter.not] as const]) {
      if (!values) continue;
      params[`${prefix}_${i}_${word === "in" ? "is" : "not"}`] = values;
      where.push(
        `customer_id global ${word} (select customer_id from customer(hidden = {hidden:Array(UInt32)}) where ${dimension.column} in {${prefix}_${i}_${word === "in" ? "is" : "not"}:Array(String)})`,
      );
    }
  });
  return where;
}

function lineFilters(asked: Asked, params: Record<string, Params[string]>): string[] {
  return asked.filters.flatMap((filter, i) => {
    const dimension = dimensionOf(filter.by);
    if (dimension.of !== "line") return [];
    const where: string[] = [];
    if (filter.is) {
      params[`filter_${i}_is`] = filter.is;
      where.push(`${lineColumn(filter.by)} in {filter_${i}_is:Array(String)}`);
    }
    if (filter.not) {
      params[`filter_${i}_not`] = filter.not;
      where.push(`${lineColumn(filter.by)} not in {filter_${i}_not:Array(String)}`);
    }
    return where;
  });
}
