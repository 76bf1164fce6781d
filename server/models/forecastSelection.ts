import type { Params } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import type { Actor } from "../verb.ts";
import { runOfDay } from "./runOfDay.ts";
import type { ForecastFilter } from "./schema.ts";

/** Who comes first, and who belongs on the list at all. */
const orders = {
  clv: { by: "ifNull(clv_365, purchases_365) desc", where: "1" },
  atRisk: {
    by: "ifNull(clv_365, purchases_365) * (1 - p_alive) / greatest(p_alive, 0.02) desc",
    where: "p_alive < 0.5 and p_alive > 0.02",
  },
  winBack: {
    // What 12 months would bring if the customer were there for certain: what is expected over the chance that it happens at all.
    by: "ifNull(clv_365, purchases_365) / greatest(p_alive, 0.02) desc",
    where: "p_alive < 0.5 and p_alive > 0.02",
  },
  intent: { by: "buys_30 desc", where: "1" },
  late: {
    // What the own rhythm would have brought by now, for as likely as he is still there.
    by: "ifNull(order_value, 1) * (lateness - 1) * p_alive desc",
    where: "lateness >= 1.5 and lateness <= 6",
  },
} as const;

/** The scores that a list or a file shows: of the run of a day, inside the reader's customers, in the chosen order. */
export async function forecastSelection(
  { db, actor }: { db: Db; actor: Actor },
  filter: ForecastFilter,
): Promise<{ run: { id: number; asOf: string; model: string }; sql: string; order: string; params: Params }> {
  const run = await runOfDay(db, filter.asOf);
  const scope = scopeCustomers(actor);
  const { by, where } = orders[filter.by];
  const rules = [
    where,
    scope.sql,
    ...(filter.aliveFrom === undefined ? [] : ["p_alive >= {alive_from:Float64}"]),
    ...(filter.aliveBelow === undefined ? [] : ["p_alive < {alive_below:Float64}"]),
    ...(filter.intentFrom === undefined ? [] : ["buys_30 >= {intent_from:Float64}"]),
    ...(filter.valueFrom === undefined ? [] : ["clv_365 >= {value_from:Float64}"]),
    ...(filter.lateFrom === undefined ? [] : ["lateness >= {late_from:Float64}"]),
  ];
  return {
    run,
    sql: `from score_of_run(run = {run:UInt32}, hidden = {hidden:Array(UInt32)})
where ${rules.join(" and ")}`,
    order: `order by ${by}, customer_id`,
    params: {
      ...scope.params,
      run: run.id,
      ...(filter.aliveFrom === undefined ? {} : { alive_from: filter.aliveFrom }),
      ...(filter.aliveBelow === undefined ? {} : { alive_below: filter.aliveBelow }),
      ...(filter.intentFrom === undefined ? {} : { intent_from: filter.intentFrom }),
      ...(filter.valueFrom === undefined ? {} : { value_from: filter.valueFrom }),
      ...(filter.lateFrom === undefined ? {} : { late_from: filter.lateFrom }),
    },
  };
}
