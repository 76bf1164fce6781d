import { sql } from "kysely";
import type { Db, Trx } from "../../platform/database.ts";
import { type Letter, mostTries } from "./claims.ts";

/**
 * The newest letter of a receiver, where it was given up, is this run's from now on: whoever asks second finds it taken. Only a
 * person's word leads here: it may have arrived before.
 */
export async function takeAgain(
  db: Trx,
  { schedule, person, run, now }: { schedule: number; person: number; run: string; now: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`
    update dashboard_letter set state = 'claimed', run = ${run}::uuid, at = ${now}, error = null
    where schedule = ${schedule} and person = ${person} and state = 'failed' and tries >= ${mostTries}
      and day = (select max(day) from dashboard_letter where schedule = ${schedule} and person = ${person})
    returning day::text as day`.execute(db);
  return rows[0]?.day;
}

/** It goes out now: as long as it is this run's, and the receiver still takes it, though the schedule may rest. */
export async function beginAgain(db: Db, { schedule, person, day }: Letter, run: string, now: Date) {
  const { rows } = await sql`
    update dashboard_letter set state = 'sending', at = ${now}
    where schedule = ${schedule} and person = ${person} and day = ${day}::date
      and state = 'claimed' and run = ${run}::uuid
      and exists (
        select from dashboard_schedule s
          join dashboard on dashboard.id = s.dashboard and dashboard.deleted_at is null
          join dashboard_receiver r on r.schedule = s.id and r.person = ${person} and r.stopped_at is null
          join member on member.person = r.person and member.disabled_at is null
        where s.id = ${schedule} and s.removed_at is null)
    returning tries`.execute(db);
  return rows.length > 0;
}
