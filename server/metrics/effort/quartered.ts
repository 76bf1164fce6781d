import type { Params } from "../../platform/clickhouse/client.ts";
import { refuse } from "../../refuse.ts";
import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Dimension, Filter, Period } from "../schema.ts";
import { withEvents } from "../slice/events.ts";
import { purchaseRelations, refuseFilters } from "../slice/purchases.ts";

export interface EffortAsked {
  period: Period;
  effort: "minutes" | "contacts";
  gain: "revenue" | "profit";
  regular: boolean;
  definition: Definition;
  filters: readonly Filter[];
  replaced: boolean;
}

const own: readonly Dimension[] = ["channel", "staff", "campaign", "kind", "topic"];

/**
 * One row per customer in contact, with his quarter. Filters choose contacts (channel, colleague …) or customers by what
 * their file says; what they bought is theirs, through whatever channel.
 */
export function quarteredStatement(
  actor: ReadContext["actor"],
  asked: EffortAsked,
): { sql: string; base: string; staff: string; params: Params } {
  const { period, definition, replaced } = asked;
  if (period.from >= period.to) throw refuse("metrics.empty_period", { ...period });
  const foreign = asked.filters.filter(({ by }) => !own.includes(by));
  refuseFilters("effort", foreign, ({ of, needs }) => of !== "customer" || needs !== undefined);
  const same = { periods: [period], definition, actor, replaced };
  const bought = purchaseRelations({ ...same, filters: [], lineSlices: [] });
  const fill = (file: string) =>
    withEvents(sqlText(`effort/${file}`), { ...same, filters: asked.filters, slices: [] });
  const effort = fill("effort");
  const base = effort.sql.replaceAll("{purchase}", bought.purchase);
  const quartered = sqlText("effort/quartered").replaceAll("{effort}", base);
  return {
    sql: quartered,
    base,
    staff: fill("staff").sql.replaceAll("{quartered}", quartered),
    params: {
      ...bought.params,
      ...effort.params,
      effort: asked.effort,
      gain: asked.gain,
      regular: asked.regular ? 1 : 0,
    },
  };
}
