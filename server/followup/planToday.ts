import { sql } from "kysely";
import { businessDay } from "../platform/businessDay.ts";
import type { Job, JobContext } from "../platform/jobs.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { addToDay } from "./addToDay.ts";
import { type Candidate, type Planning, purchaseReasons, serviceReasons } from "./candidate.ts";
import { keepDay } from "./keepDay.ts";
import { lateAndNew } from "./lateAndNew.ts";
import { leadingStrategies } from "./leading.ts";
import { longSilent } from "./longSilent.ts";
import { mayContact } from "./mayContact.ts";
import { openMatters } from "./openMatters.ts";
import { putOff, standsAlone } from "./putOff.ts";
import type { Reason } from "./reasons.ts";
import type { FollowupSettings } from "./schema.ts";
import { settingsOf } from "./settings.ts";
import { activeStrategies, type Kept } from "./strategies.ts";
import { wayTo } from "./wayTo.ts";

/** Everybody's list for the day, in a handful of questions for all customers together. A second run changes no decided line. */
export const planToday: Job = {
  says: { zh: "排今天要联系的客户", en: "Planning today's contacts" },
  async run({ services, signal, report }: JobContext) {
    const { db } = services;
    const now = services.clock();
    const { zone } = await companySettings(db);
    const today = businessDay(now, zone);
    await report(5, 100, { zh: "找该联系的客户", en: "Finding whom to contact" });
    const [settings, strategies, awaited] = await Promise.all([
      settingsOf(db),
      activeStrategies(db),
      putOff(services, today, signal),
    ]);
    const planning = { today, zone, settings, strategies };
    const [matters, habits, silent] = await Promise.all([
      openMatters(services, { ...planning, awaited: awaited.map((one) => one.customer) }, signal),
      lateAndNew(services, planning, signal),
      longSilent(services, planning, signal),
    ]);
    const candidates = merged([...matters, ...habits, ...awaited, ...silent]);
    await report(50, 100, { zh: "看能不能联系", en: "Asking who may be contacted" });
    const { wanted, left } = await wantedOf(services, candidates, { ...planning, now, signal });
    const kept = await keepDay(db, wanted, { today, now, daily: settings.daily });
    services.committed.emit("committed", "planToday");
    return { day: today, ...kept, left };
  },
};

/**
 * Complaints, low marks, promises and agreements that came after the day was planned, put in front of lists that somebody
 * has begun. No other line moves or goes.
 */
export const addMatters: Job = {
  says: {
    zh: "把新来的投诉和到期的事放进今日",
    en: "Putting new complaints and due matters onto today's lists",
  },
  async run({ services, signal }: JobContext) {
    const { db } = services;
    const now = services.clock();
    const { zone } = await companySettings(db);
    const today = businessDay(now, zone);
    const [settings, strategies] = await Promise.all([settingsOf(db), activeStrategies(db)]);
    const planning = { today, zone, settings, strategies };
    const matters = await openMatters(services, { ...planning, awaited: [] }, signal);
    const { wanted } = await wantedOf(services, merged(matters), { ...planning, now, signal });
    const added = await addToDay(db, wanted, { today, now, daily: settings.daily });
    if (added > 0) services.committed.emit("committed", "addMatters");
    return { day: today, added };
  },
};

/** Of candidates those who are free and may be contacted, each with his owner and his strategy. */
async function wantedOf(
  services: Services,
  candidates: readonly Candidate[],
  { today, zone, settings, strategies, now, signal }: Planning & { now: Date; signal: AbortSignal },
) {
  const files = await filesOf(services, today, candidates);
  const shown = candidates.filter(({ customer }) => files.get(customer)?.free);
  const leading = await leadingStrategies(
    services.ch,
    strategies,
    shown.map(({ customer, reason }) => ({ customer, code: reason.code })),
    signal,
  );
  const open = await contactable(services, shown, leading, settings, { now, zone });
  const wanted = open.map((one) => ({
    ...one,
    person: files.get(one.customer)!.owner,
    strategy: leading.get(one.customer)?.strategy.id ?? null,
  }));
  return { wanted, left: shown.length - open.length };
}

/**
 * One line a customer: the first of his reasons in the order given, with the money, the silence and the putting off that
 * another one knows of. Matters that are not selling come first, then who was put off to today, then who is late or new or spends less,
 * then whom nobody has contacted for long; within each, matters by their day, the others by what is at stake.
 */
function merged(all: readonly Candidate[]): Candidate[] {
  const found = new Map<number, Candidate>();
  for (const one of all) {
    const before = found.get(one.customer);
    if (!before) {
      if (standsAlone(one)) found.set(one.customer, one);
      continue;
    }
    const { reason } = before;
    // A silence of purchases tells something of a complaint too; one of contacts is another thing.
    const lends =
      reason.silent === null && one.reason.code !== "less" && purchaseReasons.includes(one.reason.code);
    found.set(one.customer, {
      ...before,
      atStake: before.atStake ?? one.atStake,
      reason: {
        ...reason,
        silent: lends ? one.reason.silent : reason.silent,
        usual: lends ? one.reason.usual : reason.usual,
        putOff: reason.putOff ?? one.reason.putOff,
      },
    });
  }
  const place = ({ reason: { code, putOff } }: Candidate) => {
    const at = serviceReasons.indexOf(code);
    if (at !== -1) return at;
    if (putOff !== null) return serviceReasons.length;
    return serviceReasons.length + (purchaseReasons.includes(code) ? 1 : 2);
  };
  return [...found.values()].sort(
    (a, b) =>
      place(a) - place(b) ||
      newestFirst(a.reason, b.reason) ||
      (b.atStake ?? 0) - (a.atStake ?? 0) ||
      a.customer - b.customer,
  );
}

/** Of complaints, low marks and disappointments the newest comes first, of what was promised and agreed the longest due. */
function newestFirst(a: Reason, b: Reason): number {
  if (a.day === null || b.day === null || a.day === b.day) return 0;
  const said = a.code === "complaint" || a.code === "detractor" || a.code === "disappointed";
  return a.day < b.day === said ? 1 : -1;
}

/** Owners; and who is free: not erased, not dealt with today, not put off to a later day. */
async function filesOf({ db }: Services, today: string, candidates: readonly Candidate[]) {
  const { rows } = await sql<{ customer: number; owner: number | null; free: boolean }>`
    select party.party_id as customer, party.owner,
      party.erased_at is null and not exists (
        select from today_task task
        where (task.party_id = party.party_id
            or task.party_id in (select merge.party_id from merge where merge.customer_id = party.party_id))
          and ((task.day = ${today} and task.state <> 'open')
            or (task.state = 'postponed' and task.postponed_to > ${today}))) as free
    from party
    where party.party_id = any(${candidates.map((one) => one.customer)}::int[])
      and coalesce(party.batch not in (select id from batch where state in ('staged', 'undone', 'dropped')), true)`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.customer, row]));
}

/** Who may be contacted by at least one channel of his strategy. What is no selling is always allowed, unless refused. */
async function contactable(
  { db, ch }: Services,
  candidates: readonly Candidate[],
  leading: ReadonlyMap<number, { strategy: Kept }>,
  settings: FollowupSettings,
  at: { now: Date; zone: string },
): Promise<Candidate[]> {
  const ask = await mayContact(
    db,
    candidates.map((one) => one.customer),
    {
      ch,
      settings,
      minDays: new Map([...leading].map(([customer, { strategy }]) => [customer, strategy.minDays] as const)),
      ...at,
    },
  );
  return candidates.filter(
    ({ customer, reason: { code } }) =>
      wayTo(ask, { customer, code, strategy: leading.get(customer)?.strategy }).channel !== null,
  );
}
