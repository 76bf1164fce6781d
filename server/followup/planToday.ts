import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { asOfDay } from "../customers/asOfDay.ts";
import { holdsReplaced, purchaseView } from "../customers/purchaseView.ts";
import { businessDay } from "../platform/businessDay.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { Job, JobContext } from "../platform/jobs.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { leadingStrategies } from "./leading.ts";
import { mayContact } from "./mayContact.ts";
import type { Reason } from "./reasons.ts";
import type { ContactChannel, FollowupSettings, ReasonCode } from "./schema.ts";
import { settingsOf } from "./settings.ts";
import { sqlFile } from "./sqlFile.ts";
import { activeStrategies, type Kept } from "./strategies.ts";

interface Candidate {
  customer: number;
  reason: Reason;
  atStake: number | null;
}

interface Planned extends Candidate {
  person: number | null;
  strategy: number | null;
}

/** Matters that are not selling come first, whatever they are worth, and need nobody's yes. */
const first: readonly ReasonCode[] = ["promise", "agreed", "complaint", "detractor"];
/** So many are looked at before the lists are full; the engine has put those with most at stake in front. */
const lookedAt = 5000;

/** Everybody's list for the day, in a handful of questions for all customers together. A second run changes no decided line. */
export const planToday: Job = {
  says: { zh: "排今天要联系的客户", en: "Planning today's contacts" },
  async run({ services, signal, report }: JobContext) {
    const { db, ch } = services;
    const now = services.clock();
    const { zone } = await companySettings(db);
    const today = businessDay(now, zone);
    await report(5, 100, { zh: "找该联系的客户", en: "Finding whom to contact" });
    const [settings, strategies, matters, habits] = await Promise.all([
      settingsOf(db),
      activeStrategies(db),
      openMatters(services, today, signal),
      lateAndNew(services, today, signal),
    ]);
    const candidates = merged([...matters, ...habits]);
    const files = await filesOf(services, today, candidates);
    const shown = candidates.filter(({ customer }) => files.get(customer)?.free);
    await report(50, 100, { zh: "看能不能联系", en: "Asking who may be contacted" });
    const leading = await leadingStrategies(
      ch,
      strategies,
      shown.map(({ customer, reason }) => ({ customer, code: reason.code })),
      signal,
    );
    const open = await contactable(services, shown, leading, settings, { now, zone });
    const lists = await doneToday(services, today);
    const planned: Planned[] = [];
    for (const one of open) {
      const person = files.get(one.customer)!.owner;
      const have = lists.get(person) ?? 0;
      // Whoever has no owner waits in a pool for the managers, five lists long.
      if (have >= settings.daily * (person === null ? 5 : 1)) continue;
      lists.set(person, have + 1);
      planned.push({ ...one, person, strategy: leading.get(one.customer)?.strategy.id ?? null });
    }
    await keep(services, today, planned, now);
    services.committed.emit("committed", "planToday");
    return { day: today, customers: planned.length, people: lists.size, left: shown.length - open.length };
  },
};

/** Later than usual, or only one purchase: from the orders and, where there are some, the scores. */
async function lateAndNew(
  { db, ch, clock }: Services,
  today: string,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const { zone } = await companySettings(db);
  const asOf = await asOfDay(ch, { now: clock(), zone, version: await factsVersion(db) });
  const view = purchaseView(await holdsReplaced(ch));
  const rows = await ch.rows<{
    customer_id: number;
    code: "late" | "second";
    silent: number;
    usual: number | null;
    at_stake: number;
  }>(
    sqlFile("candidates").replaceAll("{purchase_line}", view),
    { today: asOf < today ? asOf : today, limit: lookedAt },
    { signal, timeoutMs: 120_000 },
  );
  return rows.map((row) => ({
    customer: row.customer_id,
    reason: { code: row.code, silent: row.silent, usual: row.usual, day: null, score: null },
    atStake: row.at_stake,
  }));
}

/** Promises, agreements, complaints and low marks that wait for an answer. */
async function openMatters({ db, ch }: Services, today: string, signal: AbortSignal): Promise<Candidate[]> {
  const hidden = "(hidden = {hidden:Array(UInt32)})";
  const [contacts, complaints, marks] = await Promise.all([
    sql<{ customer: number; code: "promise" | "agreed"; day: string }>`
      select coalesce(merge.customer_id, contact.party_id) as customer,
        case when contact.promised_by <= ${today} and contact.kept_at is null then 'promise' else 'agreed' end as code,
        case when contact.promised_by <= ${today} and contact.kept_at is null
          then contact.promised_by else contact.next_on end::text as day
      from contact left join merge on merge.party_id = contact.party_id
      where contact.replaced_by is null
        and ((contact.promised_by <= ${today} and contact.kept_at is null)
          or (contact.next_on <= ${today} and not exists (
            select from contact later left join merge other on other.party_id = later.party_id
            where coalesce(other.customer_id, later.party_id) = coalesce(merge.customer_id, contact.party_id)
              and later.replaced_by is null and later.at > contact.at)))
      order by day, customer
      limit ${lookedAt}`.execute(db),
    ch.rows<{ customer_id: number; day: string }>(
      `select customer_id, toString(max(occurred_on)) as day
from complaint${hidden}
where customer_id != 0 and occurred_on <= {today:Date}
  and (resolved_on is null and occurred_on > {today:Date} - 90 or resolved_on > {today:Date} - 7)
group by customer_id order by day, customer_id limit {limit:UInt32}`,
      { today, limit: lookedAt },
      { signal },
    ),
    ch.rows<{ customer_id: number; day: string; mark: number }>(
      `select customer_id, toString(max(occurred_on)) as day, toFloat64(argMax(assumeNotNull(score), occurred_on)) as mark
from answer${hidden}
where customer_id != 0 and measure = 'nps' and score is not null and occurred_on between {today:Date} - 30 and {today:Date}
group by customer_id having mark <= 6 order by mark, customer_id limit {limit:UInt32}`,
      { today, limit: lookedAt },
      { signal },
    ),
  ]);
  const nothing = { silent: null, usual: null, score: null };
  return [
    ...contacts.rows.map(({ customer, code, day }) => ({
      customer,
      reason: { ...nothing, code, day },
      atStake: null,
    })),
    ...complaints.map((row) => ({
      customer: row.customer_id,
      reason: { ...nothing, code: "complaint" as const, day: row.day },
      atStake: null,
    })),
    ...marks.map((row) => ({
      customer: row.customer_id,
      reason: { ...nothing, code: "detractor" as const, day: row.day, score: row.mark },
      atStake: null,
    })),
  ];
}

/** One line a customer: his most pressing reason, with the money and the silence that another one knows of. */
function merged(all: readonly Candidate[]): Candidate[] {
  const found = new Map<number, Candidate>();
  for (const one of all) {
    const before = found.get(one.customer);
    if (!before) found.set(one.customer, one);
    else if (before.atStake === null && one.atStake !== null)
      found.set(one.customer, {
        ...before,
        atStake: one.atStake,
        reason: { ...before.reason, silent: one.reason.silent, usual: one.reason.usual },
      });
  }
  const place = (one: Candidate) => {
    const at = first.indexOf(one.reason.code);
    return at === -1 ? first.length : at;
  };
  return [...found.values()].sort(
    (a, b) => place(a) - place(b) || (b.atStake ?? 0) - (a.atStake ?? 0) || a.customer - b.customer,
  );
}

/** How many each person has dealt with today: a list that is made anew is not a second day's work. Null is the pool. */
async function doneToday({ db }: Services, today: string): Promise<Map<number | null, number>> {
  const rows = await db
    .selectFrom("today_task")
    .select(({ fn }) => ["person", fn.countAll<string>().as("n")])
    .where("day", "=", today)
    .where("state", "=", "done")
    .groupBy("person")
    .execute();
  return new Map(rows.map(({ person, n }) => [person, Number(n)]));
}

/** Owners; and who is free: not erased, not dealt with today, not put off to a later day. */
async function filesOf({ db }: Services, today: string, candidates: readonly Candidate[]) {
  const { rows } = await sql<{ customer: number; owner: number | null; free: boolean }>`
    select party.party_id as customer, party.owner,
      party.erased_at is null and not exists (
        select from today_task task
        where task.party_id = party.party_id
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
  const minDays = new Map(
    [...leading].map(([customer, { strategy }]) => [customer, strategy.minDays] as const),
  );
  const free = new Set<number>();
  for (const service of [true, false]) {
    const some = candidates.filter((one) => first.includes(one.reason.code) === service);
    const channels = new Map<ContactChannel, number[]>();
    for (const { customer } of some)
      for (const channel of channelsOf(leading.get(customer)?.strategy))
        channels.set(channel, [...(channels.get(channel) ?? []), customer]);
    for (const [channel, customers] of channels) {
      const answers = await mayContact(db, customers, {
        ch,
        purpose: service ? "service" : "marketing",
        channel,
        settings,
        minDays,
        ...at,
      });
      for (const [customer, answer] of answers) if (answer.may) free.add(customer);
    }
  }
  return candidates.filter((one) => free.has(one.customer));
}

export function channelsOf(strategy: Kept | undefined): readonly ContactChannel[] {
  return strategy?.channels ?? ["phone", "wechat", "sms"];
}

/** Lines that nobody has touched are made anew; what was decided stays. Yesterday's open lines are closed as passed. */
async function keep({ db }: Services, today: string, planned: readonly Planned[], now: Date) {
  await db.transaction().execute(async (trx) => {
    await sql`update today_task set state = 'passed' where state = 'open' and day < ${today}`.execute(trx);
    await sql`delete from today_task where day = ${today} and state = 'open'`.execute(trx);
    for (let from = 0; from < planned.length; from += 1000) {
      await trx
        .insertInto("today_task")
        .values(
          planned.slice(from, from + 1000).map((one, i) => ({
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
        .onConflict((conflict) => conflict.columns(["day", "party_id"]).doNothing())
        .execute();
    }
  });
}
