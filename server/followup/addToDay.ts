import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../platform/database.ts";
import { serviceReasons } from "./candidate.ts";
import { type Day, onePlanAtATime, pool, type Wanted } from "./keepDay.ts";

/**
 * Puts matters onto lists that are there already, in front of what is open: a new line, or the matter as the reason of the open
 * line that the customer has. At most the day's number of open matters a person; a line that was decided stays as it is. Gives
 * how many lines were added or changed.
 */
export async function addToDay(
  db: Db,
  wanted: readonly Wanted[],
  { today, now, daily }: Day,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await onePlanAtATime(trx);
    const there = await trx
      .selectFrom("today_task")
      .select(["party_id", "person", "state", "rank"])
      .select(sql<string>`reason ->> 'code'`.as("code"))
      .where("day", "=", today)
      .forUpdate()
      .execute();
    const lines = new Map(there.map((one) => [one.party_id, one]));
    const isMatter = (code: string) => (serviceReasons as readonly string[]).includes(code);
    // Promises that were kept today count too: else an old one would follow each that is done, and the list never end.
    const isPromise = (code: string) => code === "promise" || code === "agreed";
    const taken = new Map<number | null, number>();
    for (const { person, state, code } of there)
      if (isPromise(code) || (state === "open" && isMatter(code)))
        taken.set(person, (taken.get(person) ?? 0) + 1);
    const added = wanted.filter(({ customer, person }) => {
      const line = lines.get(customer);
      const count = taken.get(person) ?? 0;
      const full = count >= daily * (person === null ? pool : 1);
      if ((line && (line.state !== "open" || isMatter(line.code))) || full) return false;
      taken.set(person, count + 1);
      return true;
    });
    const first = Math.min(1, ...there.map(({ rank }) => rank));
    for (const [i, one] of added.entries()) {
      const values = {
        person: one.person,
        rank: first - added.length + i,
        reason: JSON.stringify(one.reason),
        at_stake: one.atStake === null ? null : one.atStake.toFixed(2),
        strategy: one.strategy,
      };
      await trx
        .insertInto("today_task")
        .values({
          ...values,
          id: randomUUID(),
          day: today,
          party_id: one.customer,
          contact: null,
          postponed_to: null,
          decided_at: null,
          decided_by: null,
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(["day", "party_id"]).doUpdateSet(values))
        .execute();
    }
    return added.length;
  });
}
