import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import type { Candidate } from "./candidate.ts";

export interface Wanted extends Candidate {
  person: number | null;
  strategy: number | null;
}

export interface Day {
  today: string;
  now: Date;
  /** At most so many a person. */
  daily: number;
}

/** One plan of the day at a time, whoever asked for it: two at once would each fill everybody's list. */
const planning = 7202;
export const onePlanAtATime = (trx: Trx) => sql`select pg_advisory_xact_lock(${planning})`.execute(trx);
/** Whoever has no owner waits in a pool for the managers, so many lists long. */
export const pool = 5;

/**
 * Fills the lists in the order given and keeps them. Lines that were decided stay and count towards the day's number; of
 * the others those that still hold keep their id, so that what somebody has on his screen can still be decided. Open lines
 * of days before are closed as passed.
 */
export async function keepDay(
  db: Db,
  wanted: readonly Wanted[],
  { today, now, daily }: Day,
): Promise<{ customers: number; people: number }> {
  return db.transaction().execute(async (trx) => {
    await onePlanAtATime(trx);
    await sql`update today_task set state = 'passed' where state = 'open' and day < ${today}`.execute(trx);
    const there = await trx
      .selectFrom("today_task")
      .select(["party_id", "person", "state"])
      .where("day", "=", today)
      // Nobody decides a line between the count and the filling.
      .forUpdate()
      .execute();
    const decided = new Set(there.filter((one) => one.state !== "open").map((one) => one.party_id));
    const lists = new Map<number | null, number>();
    const more = (person: number | null) => lists.set(person, (lists.get(person) ?? 0) + 1);
    for (const one of there) if (one.state === "done") more(one.person);
    const chosen = wanted.filter((one) => {
      const full = (lists.get(one.person) ?? 0) >= daily * (one.person === null ? pool : 1);
      if (full || decided.has(one.customer)) return false;
      more(one.person);
      return true;
    });
    await sql`
      delete from today_task
      where day = ${today} and state = 'open' and party_id <> all(${chosen.map((one) => one.customer)}::int[])`.execute(
      trx,
    );
    for (let from = 0; from < chosen.length; from += 1000)
      await trx
        .insertInto("today_task")
        .values(
          chosen.slice(from, from + 1000).map((one, i) => ({
            id: randomUUID(),
            day: today,
            party_id: one.customer,
            person: one.person,
            rank: from + i + 1,
            reason: JSON.stringify(one.reason),
            at_stake: one.atStake === null ? null : one.atStake.toFixed(2),
            strategy: one.strategy,
            contact: null,
            postponed_to: null,
            decided_at: null,
            decided_by: null,
            created_at: now,
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(["day", "party_id"])
            .doUpdateSet(({ ref }) => ({
              person: ref("excluded.person"),
              rank: ref("excluded.rank"),
              reason: ref("excluded.reason"),
              at_stake: ref("excluded.at_stake"),
              strategy: ref("excluded.strategy"),
              created_at: ref("excluded.created_at"),
            }))
            .where("today_task.state", "=", "open"),
        )
        .execute();
    return { customers: chosen.length, people: lists.size };
  });
}
