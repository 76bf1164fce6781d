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
const mostTries = 3;
/** The work of a run is over: its own, by an earlier try that was broken off, or another that has ended. */
const over = (run: string) =>
  sql`(dashboard_letter.run = ${run} or exists (
    select from job_run where job_run.id = dashboard_letter.run and job_run.finished_at is not null))`;

/**
 * Noted before the letter is made, so that a second run or one after a kill makes it only where the first has not begun
 * to send.
 */
export async function claim({ db, clock }: Services, letter: Letter, run: string): Promise<boolean> {
  const { rows } = await sql`
    insert into dashboard_letter (schedule, person, day, state, run, at)
    values (${letter.schedule}, ${letter.person}, ${letter.day}, 'claimed', ${run}, ${clock()})
    on conflict (schedule, person, day) do update
      set state = 'claimed', run = excluded.run, at = excluded.at,
        tries = dashboard_letter.tries + (dashboard_letter.state = 'failed')::int
      where dashboard_letter.state = 'failed' and dashboard_letter.tries < ${mostTries}
        or dashboard_letter.state = 'claimed' and ${over(run)}
    returning tries`.execute(db);
  return rows.length > 0;
}

export async function note(
  { db, clock }: Services,
  letter: Letter,
  change: { state: "sending" | "sent" } | { state: "failed"; error: Pair; final?: boolean },
): Promise<void> {
  await db
    .updateTable("dashboard_letter")
    .set({
      state: change.state,
      at: clock(),
      ...(change.state === "failed"
        ? { error: JSON.stringify(change.error), ...(change.final ? { tries: mostTries } : {}) }
        : change.state === "sent"
          ? { error: null }
          : {}),
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
