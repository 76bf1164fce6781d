import { sql } from "kysely";
import { mailSettings } from "../../platform/mail/mailSettings.ts";
import type { Pair } from "../../refuse.ts";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { inSight } from "../inSight.ts";
import { openPictures } from "../letter/pictures.ts";
import { listSchedulesOutput, onDashboard } from "../schema.ts";
import { mostTries } from "./claims.ts";
import { nextDue } from "./occurrence.ts";
import { possibleReceivers, seesDashboard } from "./receivers.ts";
import { type RhythmRow, rhythmOf } from "./rhythm.ts";

interface Row extends RhythmRow {
  id: number;
  by: number;
  by_name: string;
  paused: boolean;
  person: number;
  name: string;
  stopped_at: Date | null;
  last_sent: Date | null;
  error: Pair | null;
  given_up: boolean;
}

export const listSchedules = read({
  may: "metrics:read",
  http: "GET /dashboards/:id/schedules",
  says: {
    zh: "看板的定时发送：自己的、发给自己的，主人和管理员看到全部",
    en: "The schedules of a dashboard: one's own, those that come to one, and all for its owner and administrators",
  },
  input: onDashboard,
  output: listSchedulesOutput,
  async run({ db, actor, now, zone }, { id }) {
    const board = await inSight(db, actor).where("dashboard.id", "=", id).executeTakeFirst();
    if (!board) throw refuse("dashboards.not_found");
    const me = actor.person ?? 0;
    const owner = board.owner === me;
    const all = owner || actor.may.has("users:manage");
    const { rows } = await sql<Row>`
      select s.id, s.by, maker.name as by_name, s.every, s.on_day, s.hour, s.paused,
        r.person, member.name, r.stopped_at, sent.at as last_sent, newest.error,
        coalesce(newest.state = 'failed' and newest.tries >= ${mostTries}, false) as given_up
      from dashboard_schedule s
        join member maker on maker.person = s.by
        join dashboard_receiver r on r.schedule = s.id
        join member on member.person = r.person
        left join lateral (
          select max(at) as at from dashboard_letter l
          where l.schedule = s.id and l.person = r.person and l.state = 'sent') sent on true
        left join lateral (
          select error, state, tries from dashboard_letter l
          where l.schedule = s.id and l.person = r.person order by day desc limit 1) newest on true
      where s.dashboard = ${id} and s.removed_at is null
        and (${all} or s.by = ${me} or r.person = ${me})
      order by s.id, r.person`.execute(db);
    const [everybody, server] = await Promise.all([possibleReceivers(db), mailSettings(db)]);
    const colleagues = [];
    for (const one of everybody)
      if (one.person === me || (owner && (await seesDashboard(db, one, id))))
        colleagues.push({ person: one.person, name: one.name });
    return {
      schedules: [...new Set(rows.map((row) => row.id))].map((schedule) => {
        const lines = rows.filter((row) => row.id === schedule);
        const first = lines[0]!;
        const rhythm = rhythmOf(first);
        return {
          id: first.id,
          by: first.by_name,
          mine: all || first.by === me,
          rhythm,
          paused: first.paused,
          next: first.paused ? null : nextDue(rhythm, now, zone),
          receivers: lines.map((line) => ({
            person: line.person,
            name: line.name,
            me: line.person === me,
            stopped: line.stopped_at !== null,
            lastSentAt: line.last_sent?.toISOString() ?? null,
            error: line.error,
            again: line.given_up && line.stopped_at === null,
          })),
        };
      }),
      mail: server !== undefined,
      address: everybody.some((one) => one.person === me),
      pictures: (await openPictures()).state,
      colleagues,
    };
  },
});
