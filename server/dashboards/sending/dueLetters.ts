import { sql } from "kysely";
import type { Services } from "../../platform/services.ts";
import { companySettings } from "../../platform/settings.ts";
import type { Rhythm } from "../schema.ts";
import type { Letter } from "./claims.ts";
import { lastDue } from "./occurrence.ts";
import { type RhythmRow, rhythmOf } from "./rhythm.ts";

export interface DueLetter extends Letter {
  dashboard: number;
  by: string;
  rhythm: Rhythm;
}

interface Row extends RhythmRow {
  schedule: number;
  dashboard: number;
  by_name: string;
  person: number;
  since: string;
  sent: string | null;
}

/** Of each receiver the newest letter that is due. Those missed while the server was down are one letter, not many. */
export async function dueLetters({ db, clock }: Services): Promise<DueLetter[]> {
  const now = clock();
  const { zone } = await companySettings(db);
  const { rows } = await sql<Row>`
    select s.id as schedule, s.dashboard, maker.name as by_name, s.every, s.on_day, s.hour, r.person, r.since,
      (select max(day) from dashboard_letter l
       where l.schedule = s.id and l.person = r.person and l.state = 'sent') as sent
    from dashboard_schedule s
      join dashboard on dashboard.id = s.dashboard and dashboard.deleted_at is null
      join member maker on maker.person = s.by
      join dashboard_receiver r on r.schedule = s.id and r.stopped_at is null
      join member on member.person = r.person and member.disabled_at is null
    where s.removed_at is null and not s.paused
    order by s.id, r.person`.execute(db);
  return rows.flatMap(({ schedule, dashboard, by_name: by, person, since, sent, ...row }) => {
    const rhythm = rhythmOf(row);
    const day = lastDue(rhythm, now, zone);
    return day > since && day > (sent ?? "") ? [{ schedule, person, day, dashboard, by, rhythm }] : [];
  });
}

/** The letter that a run has taken to send once more. */
export async function dueLetterOf(
  db: Services["db"],
  { schedule, person, run }: { schedule: number; person: number; run: string },
): Promise<DueLetter | undefined> {
  const { rows } = await sql<RhythmRow & { dashboard: number; by_name: string; day: string }>`
    select s.dashboard, maker.name as by_name, s.every, s.on_day, s.hour, l.day::text as day
    from dashboard_letter l
      join dashboard_schedule s on s.id = l.schedule
      join member maker on maker.person = s.by
    where l.schedule = ${schedule} and l.person = ${person} and l.state = 'claimed' and l.run = ${run}::uuid`.execute(
    db,
  );
  return rows[0] && { ...rows[0], schedule, person, by: rows[0].by_name, rhythm: rhythmOf(rows[0]) };
}
