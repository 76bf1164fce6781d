import { refuse } from "../../refuse.ts";
import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import type { Definition, Filter, Period } from "../schema.ts";
import { addDays } from "../slice/calendar.ts";
import { plainRelations } from "../slice/purchases.ts";

export interface PenetrationAsked {
  period: Period;
  definition: Definition;
  filters: readonly Filter[];
  replaced: boolean;
}

const laterDays = 90;
const baseDays = 365;

/** What was bought in a year, and what then came of it: the last 90 days of the period, and the year before them. */
export function lookBack({ to }: Period): { base: Period; after: Period } {
  const from = addDays(to, -laterDays);
  return { base: { from: addDays(from, -baseDays), to: from }, after: { from, to } };
}

/** A question of this folder with its lines filled in. */
export function penetrationStatement(
  file: string,
  actor: ReadContext["actor"],
  asked: PenetrationAsked,
  periods: readonly Period[] = [asked.period],
) {
  if (asked.period.from >= asked.period.to) throw refuse("metrics.empty_period", { ...asked.period });
  const relations = plainRelations("penetration", {
    periods,
    definition: asked.definition,
    filters: asked.filters,
    lineSlices: [],
    actor,
    replaced: asked.replaced,
  });
  const sql = sqlText(`penetration/${file}`)
    .replaceAll("{widths}", sqlText("penetration/widths"))
    .replaceAll("{in_period}", relations.inPeriod)
    .replaceAll("{history}", relations.history);
  return { sql, params: relations.params };
}
