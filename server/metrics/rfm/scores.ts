import { refuse } from "../../refuse.ts";
import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Filter } from "../schema.ts";
import { addDays } from "../slice/calendar.ts";
import { plainRelations } from "../slice/purchases.ts";
import type { Scoring } from "./schema.ts";

export interface RfmAsked {
  /** Figures at the end of this day. */
  day: string;
  windowDays?: number | undefined;
  scoring: Scoring;
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
  /** One row per customer: customer_id, days, orders, money, r, f, m. */
  sql: string;
  params: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  /** Empty with ntile: there the places decide, not the values. */
  cuts: Cuts;
}

type Asking = Pick<ReadContext, "ch" | "actor" | "signal">;

/** Scores 1 to 5 for every customer; 5 is the most recent, the most orders, the most money. */
export async function scoredStatement(context: Asking, asked: RfmAsked): Promise<ScoredStatement> {
  const to = addDays(asked.day, 1);
  const from = asked.windowDays === undefined ? "1970-01-02" : addDays(to, -asked.windowDays);
  const relations = plainRelations("rfm", {
    periods: [{ from, to }],
    definition: asked.definition,
    filters: asked.filters,
    lineSlices: [],
    actor: context.actor,
    replaced: asked.replaced,
  });
  const customers = sqlText("rfm/rfm").replaceAll("{purchase}", relations.purchase);
  const params = relations.params as ScoredStatement["params"];
  if (asked.scoring.rule === "ntile") {
    const fifth = (order: string) =>
      `toUInt8(ntile(5) over (order by ${order}, customer_id rows between unbounded preceding and unbounded following))`;
    return {
      sql: `select *, ${fifth("days desc")} as r, ${fifth("orders")} as f, ${fifth("money")} as m from (
${customers}
)`,
      params,
      cuts: { r: [], f: [], m: [] },
    };
  }
  const cuts =
    asked.scoring.rule === "custom"
      ? { r: asked.scoring.r, f: asked.scoring.f, m: asked.scoring.m }
      : await fifths(context, customers, params);
  for (const list of [cuts.r, cuts.f, cuts.m]) {
    if (list.some((cut, i) => i > 0 && cut < list[i - 1]!))
      throw refuse("metrics.cuts_not_rising", { cuts: list.join(", ") });
  }
  const above = (column: string, name: string) =>
    `toUInt8(arrayCount(cut -> cut < toFloat64(${column}), {cuts_${name}:Array(Float64)}))`;
  return {
    sql: `select *, toUInt8(5 - ${above("days", "r")}) as r, 1 + ${above("orders", "f")} as f, 1 + ${above("money", "m")} as m from (
${customers}
)`,
    params: { ...params, cuts_r: cuts.r, cuts_f: cuts.f, cuts_m: cuts.m },
    cuts,
  };
}

/**
 * Cuts at the fifths of the values (R-7, as R and numpy have it): who has the same value gets the same score. Rounded to
 * six decimals, finer than any value, so that a cut that is a value is that value.
 */
async function fifths(context: Asking, customers: string, params: ScoredStatement["params"]): Promise<Cuts> {
  const cut = (column: string) =>
    `arrayMap(x -> round(x, 6), quantilesExactInclusive(0.2, 0.4, 0.6, 0.8)(toFloat64(${column})))`;
  const [row] = await context.ch.rows<Cuts & { n: string }>(
    `select ${cut("days")} as r, ${cut("orders")} as f, ${cut("money")} as m, count() as n from (
${customers}
)`,
    params,
    { signal: context.signal },
  );
  return row && row.n !== "0"
    ? { r: row.r, f: row.f, m: row.m }
    : { r: [0, 0, 0, 0], f: [0, 0, 0, 0], m: [0, 0, 0, 0] };
}
