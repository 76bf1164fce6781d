import { sql } from "kysely";
import type { Services } from "../../platform/services.ts";
import { type Pair, refuse } from "../../refuse.ts";
import { said } from "../said.ts";

export interface Letter {
  schedule: number;
  person: number;
  /** The business day on which it was due. */
  day: string;
}

/** As often a letter is tried, each time at another look. */
export const mostTries = 3;
/** The work of a run is over: its own, by an earlier try that was broken off, or another that has ended. */
const over = (run: string) =>
  sql`(dashboard_letter.run = ${run} or exists (
    select from job_run where job_run.id = dashboard_letter.run and job_run.finished_at is not null))`;

/** The letter's schedule, which goes on, with a receiver who signs in and takes it: as it is now, not as the run found it. */
const wanted = ({ schedule, person, day }: Letter) => sql`
  from dashboard_schedule s
    join dashboard on dashboard.id = s.dashboard and dashboard.deleted_at is null
    join dashboard_receiver r on r.schedule = s.id and r.stopped_at is null
    join member on member.person = r.person and member.disabled_at is null
  where s.id = ${schedule} and r.person = ${person} and r.since < ${day}::date
    and s.removed_at is null and not s.paused`;

/**
 * Noted before the letter is made, so that a second run or one after a kill makes it only where the first has not begun
 * to send; and only where it is still wanted.
 */
export async function claim({ db, clock }: Services, letter: Letter, run: string): Promise<boolean> {
  const { rows } = await sql`
    insert into dashboard_letter (schedule, person, day, state, run, at)
    select s.id, r.person, ${letter.day}::date, 'claimed', ${run}::uuid, ${clock()}::timestamptz
    ${wanted(letter)}
    on conflict (schedule, person, day) do update
      set state = 'claimed', run = excluded.run, at = excluded.at,
        tries = dashboard_letter.tries + (dashboard_letter.state = 'failed')::int
      where dashboard_letter.state = 'failed' and dashboard_letter.tries < ${mostTries}
        or dashboard_letter.state = 'claimed' and ${over(run)}
    returning tries`.execute(db);
  return rows.length > 0;
}

/** The letter is made and goes out now, unless it was stopped meanwhile. */
export async function beginSending({ db, clock }: Services, letter: Letter): Promise<boolean> {
  const { rows } = await sql`
    update dashboard_letter set state = 'sending', at = ${clock()}
    where schedule = ${letter.schedule} and person = ${letter.person} and day = ${letter.day}
      and exists (select ${wanted(letter)})
    returning tries`.execute(db);
  return rows.length > 0;
}

export async function note(
  { db, clock }: Services,
  letter: Letter,
  change: { state: "sent" } | { state: "failed"; error: Pair; final?: boolean },
): Promise<void> {
  await db
    .updateTable("dashboard_letter")
    .set({
      state: change.state,
      at: clock(),
      ...(change.state === "failed"
        ? { error: JSON.stringify(change.error), ...(change.final ? { tries: mostTries } : {}) }
        : { error: null }),
    })
    .where("schedule", "=", letter.schedule)
    .where("person", "=", letter.person)
    .where("day", "=", letter.day)
    .execute();
}

/** Letters that a run was sending when it was killed: they may have arrived, so they are not sent again, and say so. */
export async function giveUpUnsure({ db }: Services, run: string): Promise<void> {
  const error = JSON.stringify(said(refuse("dashboards.letter_unsure")));
  await sql`
    update dashboard_letter set state = 'failed', tries = ${mostTries}, error = ${error}
    where state = 'sending' and ${over(run)}`.execute(db);
}

/** Letters that were made and then stopped (paused, removed, declined) by runs that are over: nobody would send them, so they say so. */
export async function giveUpStopped({ db }: Services, run: string): Promise<void> {
  const error = JSON.stringify(said(refuse("dashboards.letter_stopped")));
  await sql`
    update dashboard_letter set state = 'failed', tries = ${mostTries}, error = ${error}
    where state = 'claimed' and ${over(run)}`.execute(db);
}
