import { scopeCustomers } from "../../platform/rowScope.ts";
import type { ReadContext } from "../../verb.ts";

/** What the newest kept forecast expects of a customer in twelve months, on average; null: none is kept. */
export async function forecastMean(
  context: Pick<ReadContext, "ch" | "actor" | "signal">,
): Promise<{ customers: number; clv: number } | null> {
  const scope = scopeCustomers(context.actor);
  const [row] = await context.ch.rows<{ customers: number; clv: number | null }>(
    `select toFloat64(countIf(clv_365 is not null)) as customers, toFloat64(avg(clv_365)) as clv
from customer_score(hidden = {hidden:Array(UInt32)})
where ${scope.sql}`,
    scope.params,
    { signal: context.signal },
  );
  return row && row.customers > 0 && row.clv !== null ? { customers: row.customers, clv: row.clv } : null;
}
