import { checkCuts, sharesOf, type ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Filter } from "../schema.ts";
import { addDays } from "../slice/calendar.ts";
import { plainRelations, purchaseRelations } from "../slice/purchases.ts";
import { grownRelation } from "../slice/valueClass.ts";

export interface RfmAsked {
  /** Figures at the end of this day. */
  day: string;
  rule: ValueRule;
  definition: Definition;
  filters: readonly Filter[];
  replaced: boolean;
}

interface Cuts {
  r: number[];
  f: number[];
  m: number[];
}

export interface ScoredStatement {
  /** One row per customer: customer_id, days, orders, money, r, f, m, grown. */
  sql: string;
  params: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  /** Empty with ntile: there the places decide, not the values. */
  cuts: Cuts;
  rule: ValueRule;
}

type Asking = Pick<ReadContext, "ch" | "actor" | "signal">;

/** Scores 1 to 5 for every customer; 5 is the most recent, the most orders, the most money. */
export async function scoredStatement(context: Asking, asked: RfmAsked): Promise<ScoredStatement> {
  const { rule } = asked;
  const { scoring, windowDays } = rule;
  checkCuts(scoring);
  const to = addDays(asked.day, 1);
  const from = windowDays === 0 ? "1970-01-02" : addDays(to, -windowDays);
  const asking = {
    definition: asked.definition,
    filters: asked.filters,
    lineSlices: [],
    actor: context.actor,
    replaced: asked.replaced,
    perOrder: true,
  };
  const relations = plainRelations("rfm", { ...asking, periods: [{ from, to }] });
  const customers = sqlText("rfm/rfm").replaceAll("{purchase}", relations.purchase);
  const params = { ...relations.params, ...grownParams(rule, to) } as ScoredStatement["params"];
  const grown = grownSql(rule, purchaseRelations({ ...asking, periods: [{ from: to, to: addDays(to, 1) }] }));
  if (scoring.rule === "ntile") {
    const fifth = (order: string) =>
      `toUInt8(ntile(5) over (order by ${order}, customer_id rows between unbounded preceding and unbounded following))`;
    return {
      sql: `select *, ${fifth("days desc")} as r, ${fifth("orders")} as f, ${fifth("money")} as m, ${grown} as grown from (
${customers}
)`,
      params,
      cuts: { r: [], f: [], m: [] },
      rule,
    };
  }
  const cuts =
    scoring.rule === "custom"
      ? { r: scoring.r, f: scoring.f, m: scoring.m }
      : await cutsAtShares(context, customers, params, scoring);
  const above = (column: string, name: string) =>
    `toUInt8(arrayCount(cut -> cut < toFloat64(${column}), {cuts_${name}:Array(Float64)}))`;
  return {
    sql: `select *, toUInt8(5 - ${above("days", "r")}) as r, 1 + ${above("orders", "f")} as f, 1 + ${above("money", "m")} as m, ${grown} as grown from (
${customers}
)`,
    params: { ...params, cuts_r: cuts.r, cuts_f: cuts.f, cuts_m: cuts.m },
    cuts,
    rule,
  };
}

/** Whether the forecast of that day expects clearly more of a customer than he bought in the year before. */
function grownSql(rule: ValueRule, { history }: { history: string }): string {
  if (rule.growth === null) return "toUInt8(0)";
  const moment = grownRelation(history)
    .replaceAll("{to:Date}", "{grown_to:Date}")
    .replaceAll("{from:Date}", "{grown_from:Date}")
    .replaceAll("{starts:Array(Date)}", "[{grown_from:Date}]");
  return `toUInt8(customer_id global in (select customer_id from (\n${moment}\n)))`;
}

function grownParams(rule: ValueRule, moment: string): Readonly<Record<string, string | number>> {
  return rule.growth === null
    ? {}
    : { growth_least: 1 + rule.growth, grown_from: moment, grown_to: addDays(moment, 1) };
}

/**
 * Cuts at shares of the customers (R-7, as R and numpy have it): who has the same value gets the same score. Rounded to
 * six decimals, finer than any value, so that a cut that is a value is that value.
 */
async function cutsAtShares(
  context: Asking,
  customers: string,
  params: ScoredStatement["params"],
  scoring: ValueRule["scoring"],
): Promise<Cuts> {
  const cut = (column: string, letter: "r" | "f" | "m") =>
    `arrayMap(x -> round(x, 6), quantilesExactInclusive(${sharesOf(scoring, letter)!.map(Number).join(", ")})(toFloat64(${column})))`;
  const [row] = await context.ch.rows<Cuts & { n: string }>(
    `select ${cut("days", "r")} as r, ${cut("orders", "f")} as f, ${cut("money", "m")} as m, count() as n from (
${customers}
)`,
    params,
    { signal: context.signal },
  );
  return row && row.n !== "0"
    ? { r: row.r, f: row.f, m: row.m }
    : { r: [0, 0, 0, 0], f: [0, 0, 0, 0], m: [0, 0, 0, 0] };
}
