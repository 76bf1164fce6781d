import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Period } from "../schema.ts";
import { withEvents } from "../slice/events.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import type { Sold } from "./shares.ts";

/** Rows of a question about the market. What was observed is of nobody; who sees only some customers sees none of it. */
export function observations<Row>(
  context: ReadContext,
  file: string,
  period: Period,
  definition: Definition,
): Promise<Row[]> {
  const { sql, params } = withEvents(sqlText(`market/${file}`), {
    periods: [period],
    definition,
    filters: [],
    slices: [],
    actor: context.actor,
    nobody: true,
    replaced: true,
  });
  return context.ch.rows<Row>(sql, { ...params, from: period.from }, { signal: context.signal });
}

/** What was sold each day of the period, by category and in all. */
export function soldBy(
  context: ReadContext,
  period: Period,
  definition: Definition,
  replaced: boolean,
): Promise<Sold[]> {
  const { inPeriod, params } = purchaseRelations({
    periods: [period],
    definition,
    filters: [],
    lineSlices: [],
    actor: context.actor,
    replaced,
  });
  return context.ch.rows<Sold>(sqlText("market/sold").replaceAll("{in_period}", inPeriod), params, {
    signal: context.signal,
    timeoutMs: 60_000,
  });
}
