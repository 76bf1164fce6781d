import type { Params } from "../../platform/clickhouse/client.ts";
import { sqlText } from "../metric.ts";
import type { Dimension, Filter } from "../schema.ts";
import { dimensionOf } from "./dimensions.ts";
import { type MembershipAsked, membershipRelation } from "./membership.ts";
import { type Asked, purchaseRelations } from "./purchases.ts";
import { type ClassesAsked, valueClassRelation } from "./valueClass.ts";

export interface OutsideSlices {
  /** Text expressions over the joined relations, by dimension. */
  columns: Partial<Record<Dimension, string>>;
  joins: string;
  where: string[];
  params: Params;
}

/**
 * Slices of the customer are joined to a metric's rows after it has counted per customer: every figure adds up over
 * customers, so nothing is counted twice, and a million customers are joined instead of twenty million lines.
 */
export function customerSlices(
  asked: Omit<Asked, "lineSlices"> &
    MembershipAsked &
    Pick<ClassesAsked, "classes"> & {
      by: readonly Dimension[];
      filters: readonly Filter[];
      /** Filters on the customer's file too choose among the rows: the metric has read everybody. */
      around?: true | undefined;
    },
): OutsideSlices {
  const filtered = asked.filters.filter(({ by }) => {
    const { of, needs } = dimensionOf(by);
    return needs === undefined ? of === "customer" && asked.around : needs !== "segment";
  });
  const wanted = new Set<Dimension>([
    ...asked.by.filter((name) => dimensionOf(name).of === "customer"),
    ...filtered.map((filter) => filter.by),
  ]);
  const columns: Partial<Record<Dimension, string>> = {};
  const params: Record<string, Params[string]> = {};
  const joins: string[] = [];
  const attributes: string[] = [];
  for (const name of wanted) {
    const { column, needs } = dimensionOf(name);
    if (column) {
      attributes.push(`${column} as of_${name}`);
      columns[name] = `ifNull(file.of_${name}, '')`;
    } else if (needs === "birthYear") {
      attributes.push("birth_year as born");
      columns[name] = ageBand;
    } else if (needs === "firstPurchase") {
      const { history } = purchaseRelations({ ...asked, filters: [], lineSlices: [], perOrder: true });
      joins.push(`global any left join (
  select customer_id, min(occurred_on) as first_on
  from ${history}
  where bought
  group by customer_id
) as first on first.customer_id = figure.customer_id`);
      columns[name] = "ifNull(formatDateTime(first.first_on, '%Y-%m'), '')";
    } else if (needs === "segment") {
      const { sql, params: own } = membershipRelation(asked);
      Object.assign(params, own);
      joins.push(`global left join (
${sql}
) as member on member.customer_id = figure.customer_id and member.period = figure.period`);
      columns[name] = "ifNull(toString(nullIf(member.segment, 0)), '')";
    } else if (needs === "membership") {
      const own = name === "memberTier" ? "tier" : "programme";
      columns[name] = `multiIf(isNull(term.${own}), '', term.${own} = '', '*', assumeNotNull(term.${own}))`;
    } else if (needs) {
      columns[name] = `ifNull(standing.${needs === "valueClass" ? "class" : "level"}, '')`;
    }
  }
  if (wanted.has("valueClass") || wanted.has("valueLevel")) {
    const standing = valueClassRelation(asked);
    Object.assign(params, standing.params);
    joins.push(`global any left join (
${standing.sql}
) as standing on standing.customer_id = figure.customer_id and standing.period = figure.period`);
  }
  if (wanted.has("memberProgramme") || wanted.has("memberTier"))
    joins.push(`global any left join (
${sqlText("slice/memberTerm")}
) as term on term.customer_id = figure.customer_id and term.period = figure.period`);
  if (attributes.length > 0)
    joins.unshift(`global any left join (
  select customer_id, ${attributes.join(", ")}
  from customer(hidden = {hidden:Array(UInt32)})
) as file on file.customer_id = figure.customer_id`);
  const inSegments = segmentFilters(asked, params);
  const where = filtered.flatMap((filter, i) =>
    (["is", "not"] as const).flatMap((word) => {
      const values = filter[word];
      if (!values) return [];
      params[`outside_${i}_${word}`] = values;
      return `${columns[filter.by]} ${word === "is" ? "in" : "not in"} {outside_${i}_${word}:Array(String)}`;
    }),
  );
  return {
    columns,
    joins: joins.map((join) => `${join}\n`).join(""),
    where: [...where, ...inSegments],
    params,
  };
}

/** Not joined: a customer of two of the named segments is one customer. */
function segmentFilters(
  asked: MembershipAsked & { filters: readonly Filter[] },
  params: Record<string, Params[string]>,
): string[] {
  return asked.filters.flatMap((filter, i) => {
    if (dimensionOf(filter.by).needs !== "segment") return [];
    const { sql, params: own } = membershipRelation(asked);
    Object.assign(params, own);
    return (["is", "not"] as const).flatMap((word) => {
      const values = filter[word];
      if (!values) return [];
      params[`segment_${i}_${word}`] = values;
      return `(figure.customer_id, figure.period) global ${word === "is" ? "in" : "not in"} (
  select customer_id, period
  from (
${sql}
  )
  where toString(segment) in {segment_${i}_${word}:Array(String)}
)`;
    });
  });
}

/** By the age reached in the year of the period: only the year of birth is kept here. */
const ageBand = `multiIf(ifNull(file.born, 0) = 0, '',
    toYear(figure.period) - file.born < 18, '0-17', toYear(figure.period) - file.born < 25, '18-24',
    toYear(figure.period) - file.born < 35, '25-34', toYear(figure.period) - file.born < 45, '35-44',
    toYear(figure.period) - file.born < 55, '45-54', toYear(figure.period) - file.born < 65, '55-64', '65+')`;
