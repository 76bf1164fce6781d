import { lostWords, wonWords } from "../../ingest/events/kinds/opportunitiesFact.ts";
import type { Params } from "../../platform/clickhouse/client.ts";
import { convertedSql } from "../../platform/rates/convertedSql.ts";
import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Dimension, Filter, Period } from "../schema.ts";
import { withEvents } from "../slice/events.ts";
import { refuseFilters } from "../slice/purchases.ts";
import type { FunnelSlice } from "./schema.ts";

export interface DealsAsked {
  period: Period;
  /** First day that is not seen; not before the period's end. */
  seen: string;
  filters: readonly Filter[];
  slices: readonly FunnelSlice[];
  stages: readonly string[];
}

/** What events are asked under where neither lines nor definitions are read. */
const plain: Definition = { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" };
const own: readonly Dimension[] = ["staff", "team", "channel", "product"];

/** Filters of the opportunity and of the customer's file apply; others would be passed over and are refused. */
export function refuseForeign(filters: readonly Filter[]): void {
  const foreign = filters.filter(({ by }) => !own.includes(by));
  refuseFilters("funnel", foreign, ({ of, needs }) => of !== "customer" || needs !== undefined);
}

/** One row per opportunity of the period, by `funnel/deals.sql`. */
export function dealsStatement(
  { actor, currency }: Pick<ReadContext, "actor" | "currency">,
  asked: DealsAsked,
): { sql: string; params: Params } {
  refuseForeign(asked.filters);
  const { period, seen } = asked;
  const same = {
    periods: seen > period.to ? [period, { from: period.to, to: seen }] : [period],
    definition: plain,
    actor,
    nobody: true,
    replaced: true,
  };
  const deal = withEvents("{opportunity}", { ...same, filters: asked.filters, slices: asked.slices });
  // Whoever wrote a stage down, and under whatever customer: filters and scope choose opportunities, not their steps.
  const history = withEvents("{opportunity_stage}", {
    ...same,
    actor: { ...actor, scope: { all: true } },
    filters: [],
    slices: [],
  });
  return {
    sql: sqlText("funnel/deals")
      .replaceAll("{slice}", asked.slices.map((name) => `slice_${name}, `).join(""))
      .replaceAll("{converted}", convertedSql("deal.amount", "deal.currency", "deal.occurred_on"))
      .replaceAll("{deal}", deal.sql)
      .replaceAll("{history}", history.sql),
    params: {
      ...history.params,
      ...deal.params,
      from: period.from,
      came: period.from,
      stages: [...asked.stages],
      own: currency,
    },
  };
}

/** A question of this folder that reads events of all of history up to a day. */
export function eventsStatement(file: string, actor: ReadContext["actor"], to: string) {
  const { sql, params } = withEvents(sqlText(`funnel/${file}`), {
    periods: [{ from: "1970-01-02", to }],
    definition: plain,
    filters: [],
    slices: [],
    actor,
    nobody: true,
    replaced: true,
  });
  return { sql, params: { ...params, from: "1970-01-02" } };
}

/** The stages in their order, by all the history there is. */
export async function stagesInOrder(
  context: Pick<ReadContext, "ch" | "actor" | "signal">,
  to: string,
): Promise<string[]> {
  const everybody = { ...context.actor, scope: { all: true as const } };
  const { sql, params } = eventsStatement("stages", everybody, to);
  const rows = await context.ch.rows<{ stage: string }>(
    sql,
    { ...params, endings: [...wonWords, ...lostWords] },
    { signal: context.signal },
  );
  return rows.map(({ stage }) => stage);
}
