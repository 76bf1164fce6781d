import type { Params } from "../../platform/clickhouse/client.ts";
import { scopeCustomers } from "../../platform/rowScope.ts";
import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Period } from "../schema.ts";
import { withEvents } from "../slice/events.ts";
import { purchaseRelations } from "../slice/purchases.ts";

export interface TouchesAsked {
  /** Customers whose first touch lies in it. */
  period: Period;
  /** First day that is not seen. */
  seen: string;
  definition: Definition;
  replaced: boolean;
}

/**
 * One row per customer, by `funnel/touches.sql`. A referral touches the one who was brought: he is seen under the reader's
 * row scope, whoever brought him.
 */
export function touchesStatement(
  actor: ReadContext["actor"],
  { period, seen, definition, replaced }: TouchesAsked,
): { sql: string; params: Params } {
  const same = { periods: [{ from: "1970-01-02", to: seen }], definition, filters: [], actor, replaced };
  const everybody = { ...actor, scope: { all: true as const } };
  const referred = withEvents("{referral}", { ...same, actor: everybody, slices: [], nobody: true });
  const bought = purchaseRelations({ ...same, lineSlices: [] });
  const scope = scopeCustomers(actor);
  const events = withEvents(sqlText("funnel/touches"), { ...same, slices: [] });
  return {
    sql: events.sql
      .replaceAll("{referred}", referred.sql)
      .replaceAll("{purchase}", bought.purchase)
      .replaceAll("{seen}", scope.sql),
    params: {
      ...bought.params,
      ...referred.params,
      ...events.params,
      ...scope.params,
      begun: period.from,
      ended: period.to,
    },
  };
}
