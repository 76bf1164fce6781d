import type { Params } from "../../platform/clickhouse/client.ts";
import { catalogue } from "../catalogue.ts";
import type { Definitions } from "../definitions/inForce.ts";
import { settled } from "../metric.ts";
import type { Filter } from "../schema.ts";
import { dimensionOf } from "../slice/dimensions.ts";
import { type EventsAsked, withEvents } from "../slice/events.ts";
import type { Clv } from "./schema.ts";

type Served = NonNullable<Clv["definitions"][number]["served"]>;

/**
 * Whether the profit one is less the cost to serve, by the question's choice or the company's, and why not. Minutes are of the
 * whole customer: under a filter on order lines nothing is taken off.
 */
export function servingOf(
  company: Definitions,
  asked: { serve?: "leave_out" | "minutes" | undefined; filters: readonly Filter[] },
): Pick<Served, "hourlyCost" | "why"> {
  const hourlyCost = company.hourlyCost === null ? null : Number(company.hourlyCost);
  const own = settled(catalogue.clvProfit!, {
    ...company.choices.clvProfit,
    ...(asked.serve ? { serve: asked.serve } : {}),
  });
  const lines = asked.filters.some(({ by }) => dimensionOf(by).of === "line");
  return {
    hourlyCost,
    why: own?.serve !== "minutes" ? "leftOut" : hourlyCost === null ? "noRate" : lines ? "filtered" : null,
  };
}

/** Each customer's minutes of all interactions so far, to be joined to `figure` as `served`. */
export function servedJoin(asked: EventsAsked): { sql: string; params: Params } {
  const { sql, params } = withEvents("{interaction}", asked);
  return {
    sql: `global any left join (
select customer_id, toFloat64(sum(ifNull(minutes, 0))) as minutes
from ${sql}
group by customer_id
) as served on served.customer_id = figure.customer_id
`,
    params,
  };
}
