import { sql } from "kysely";
import { scopeCustomers } from "../platform/rowScope.ts";
import type { ReadContext } from "../verb.ts";
import { reachable } from "./reachable.ts";
import { settingsOf } from "./settings.ts";
import { activeStrategies } from "./strategies.ts";

interface EmptyPlan {
  /** When the day was planned last. */
  at: string;
  /** Those whom the reader sees; and of them those who agreed to be contacted by a channel in use and were not contacted lately. */
  customers: number;
  reachable: number;
}

/** When the day was planned last, whether or not the plan named somebody. */
export async function lastPlanned({ db }: Pick<ReadContext, "db">, day: string): Promise<Date | null> {
  const planned = await db
    .selectFrom("job_run")
    .select("finished_at")
    .where("name", "in", ["planToday", "planMorning"])
    .where("state", "=", "done")
    .where(sql<boolean>`result ->> 'day' = ${day}`)
    .orderBy("finished_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return planned?.finished_at ? new Date(planned.finished_at) : null;
}

/** Of a day without a line: that it was planned and named nobody, and whether anybody could be named. Null where it was not planned yet. */
export async function emptyPlan(
  context: Pick<ReadContext, "db" | "ch" | "actor" | "zone" | "signal">,
  day: string,
): Promise<EmptyPlan | null> {
  const { db, ch, actor, zone, signal } = context;
  const at = await lastPlanned(context, day);
  if (!at) return null;
  const [settings, strategies] = await Promise.all([settingsOf(db), activeStrategies(db)]);
  const scope = scopeCustomers(actor);
  const reach = reachable({ today: day, zone, settings, strategies });
  const [row] = await ch.rows<{ customers: number; reachable: number }>(
    `select toFloat64(count()) as customers, toFloat64(countIf(${reach.sql})) as reachable
from customer(hidden = {hidden:Array(UInt32)})
where ${scope.sql}`,
    { ...scope.params, ...reach.params },
    { signal },
  );
  return { at: at.toISOString(), customers: row?.customers ?? 0, reachable: row?.reachable ?? 0 };
}
