import { sql } from "kysely";
import type { Services } from "../platform/services.ts";
import { type Candidate, lookedAtEach, type Planning, reasonOf } from "./candidate.ts";

interface Asked extends Planning {
  /** Put off to today: what they said is looked up however long ago it was. */
  awaited: readonly number[];
}

/** A complaint, a low mark or a disappointment, and from when on a talk with the customer answers it. */
interface Voice {
  customer_id: number;
  day: string;
  resolved: string | null;
  mark: number | null;
  /** What was expected, in the points of the same question. */
  hoped: number | null;
  /** The moment where it is known to the second, else null: then all of its day counts. */
  at: string | null;
  since: string;
}

/** A complaint that is still open is asked about again after so many days, however often it was talked about. */
const againDays = 7;
/** An experience that lies so far below the expectation, of the whole scale: two steps of one to five, four of ten. */
const largeGap = 0.4;
const hidden = "(hidden = {hidden:Array(UInt32)})";

/** Promises, agreements, complaints, low marks and disappointments that wait for an answer. */
export async function openMatters(
  services: Services,
  asked: Asked,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const [contacts, complaints, marks, gaps] = await Promise.all([
    promisesAndAgreements(services, asked),
    complaintsOf(services, asked, signal),
    lowMarks(services, asked, signal),
    disappointments(services, asked, signal),
  ]);
  const [settled, answered, consoled] = await Promise.all([
    spokenWith(services, asked, complaints),
    spokenWith(services, asked, marks),
    spokenWith(services, asked, gaps),
  ]);
  return [
    ...contacts,
    ...complaints
      .filter((one) => !settled.has(one.customer_id))
      .map((one) => ({
        customer: one.customer_id,
        reason: reasonOf("complaint", { day: one.day, resolved: one.resolved }),
        atStake: null,
      })),
    ...marks
      .filter((one) => !answered.has(one.customer_id))
      .map((one) => ({
        customer: one.customer_id,
        reason: reasonOf("detractor", { day: one.day, score: one.mark }),
        atStake: null,
      })),
    ...gaps
      .filter((one) => !consoled.has(one.customer_id))
      .map((one) => ({
        customer: one.customer_id,
        reason: reasonOf("disappointed", { day: one.day, score: one.mark, expected: one.hoped }),
        atStake: null,
      })),
  ];
}

async function promisesAndAgreements({ db }: Services, { today, settings }: Asked): Promise<Candidate[]> {
  const { rows } = await sql<{ customer: number; code: "promise" | "agreed"; day: string }>`
    select customer, code, day
    from (
    select coalesce(merge.customer_id, contact.party_id) as customer,
      case when contact.promised_by <= ${today} and contact.kept_at is null then 'promise' else 'agreed' end as code,
      case when contact.promised_by <= ${today} and contact.kept_at is null
        then contact.promised_by else contact.next_on end::text as day,
      row_number() over (
        partition by party.owner
        order by least(contact.promised_by, contact.next_on), contact.party_id
      ) as place
    from contact
    left join merge on merge.party_id = contact.party_id
    join party on party.party_id = coalesce(merge.customer_id, contact.party_id)
    where contact.replaced_by is null
      and ((contact.promised_by <= ${today} and contact.kept_at is null)
        or (contact.next_on <= ${today} and not exists (
          select from contact later left join merge other on other.party_id = later.party_id
          where coalesce(other.customer_id, later.party_id) = coalesce(merge.customer_id, contact.party_id)
            and later.replaced_by is null and later.at > contact.at)))
    ) as open
    where place <= ${lookedAtEach(settings.daily)}
    order by day, customer`.execute(db);
  return rows.map(({ customer, code, day }) => ({
    customer,
    reason: reasonOf(code, { day }),
    atStake: null,
  }));
}

/** The last day on which a colleague's imported call or message reached the customer. */
const reached = `select customer_id, max(occurred_on) as day
  from interaction${hidden}
  where direction = 'out' and batch != 0 and customer_id != 0 and ifNull(replied, staff != 0) = 1
    and occurred_on <= {today:Date}
  group by customer_id`;

/** Of what was said, one row a customer: what no colleague's call or message has answered since. */
const unanswered = (said: string, columns: string, order: string, where = "") =>
  `select said.customer_id as customer_id, file.owner as owner, toString(said.one.1) as day, ${columns}
from (
${said}
) as said
global any left join (
  ${reached}
) as heard on heard.customer_id = said.customer_id
global any inner join (
  select customer_id, owner from customer(hidden = {hidden:Array(UInt32)})
) as file on file.customer_id = said.customer_id
where ${where}(heard.day is null or heard.day < toDate(since))
order by ${order}, customer_id
limit {limit:UInt32} by owner`;

/** Of each customer one complaint: one that is still open before one that was resolved within the week, the newest first. */
async function complaintsOf(
  { ch }: Services,
  { today, awaited, settings }: Asked,
  signal: AbortSignal,
): Promise<Voice[]> {
  return ch.rows<Voice>(
    unanswered(
      `  select
    customer_id,
    argMax(
      (
        occurred_on,
        toString(resolved_on),
        if(resolved_on is null and precision = 'second', formatDateTime(occurred_at, '%FT%T.000Z', 'UTC'), null),
        toString(if(resolved_on is null, greatest(occurred_on, {today:Date} - {again:UInt16}), resolved_on))
      ),
      (resolved_on is null, occurred_at, id)
    ) as one
  from complaint${hidden}
  where customer_id != 0 and occurred_on <= {today:Date}
    and (resolved_on is null and occurred_on > {today:Date} - 90 or resolved_on > {today:Date} - 7
      or customer_id in {awaited:Array(UInt32)})
  group by customer_id`,
      "said.one.2 as resolved, null as mark, null as hoped, said.one.3 as at, said.one.4 as since",
      "day desc",
    ),
    { today, awaited: [...awaited], again: againDays, limit: lookedAtEach(settings.daily) },
    { signal },
  );
}

async function lowMarks(
  { ch }: Services,
  { today, awaited, settings }: Asked,
  signal: AbortSignal,
): Promise<Voice[]> {
  return ch.rows<Voice>(
    unanswered(
      `  select
    customer_id,
    argMax(
      (
        occurred_on,
        toFloat64(assumeNotNull(score)),
        if(precision = 'second', formatDateTime(occurred_at, '%FT%T.000Z', 'UTC'), null)
      ),
      (occurred_at, id)
    ) as one
  from answer${hidden}
  where customer_id != 0 and measure = 'nps' and score is not null and occurred_on <= {today:Date}
    and (occurred_on >= {today:Date} - 30 or customer_id in {awaited:Array(UInt32)})
  group by customer_id`,
      "null as resolved, said.one.2 as mark, null as hoped, said.one.3 as at, day as since",
      "mark, day desc",
      "mark <= 6 and ",
    ),
    { today, awaited: [...awaited], limit: lookedAtEach(settings.daily) },
    { signal },
  );
}

/**
 * Who said within the month that the experience fell far short of what was expected, in the same matter: the newest of both
 * answers, however long before the expectation was asked, and of several matters the worst.
 */
export async function disappointments(
  { ch }: Pick<Services, "ch">,
  { today, awaited, settings }: Pick<Asked, "today" | "awaited" | "settings">,
  signal: AbortSignal,
): Promise<Voice[]> {
  return ch.rows<Voice>(
    unanswered(
      `  select customer_id, argMin((had.1, had.2, hoped.1, had.4), (gap, matter)) as one, min(gap) as worst
  from (
    select
      customer_id,
      dimension as matter,
      argMaxIf(
        (
          occurred_on,
          toFloat64(assumeNotNull(score)),
          place,
          if(precision = 'second', formatDateTime(occurred_at, '%FT%T.000Z', 'UTC'), null)
        ),
        (occurred_at, id),
        measure = 'experience'
      ) as had,
      argMaxIf((toFloat64(assumeNotNull(score)), place), (occurred_at, id), measure = 'expectation') as hoped,
      had.3 - hoped.2 as gap
    from (
      select *, (assumeNotNull(score) - scale_from) / (scale_to - scale_from) as place
      from answer${hidden}
      where customer_id != 0 and measure in ('expectation', 'experience') and score is not null
        and scale_to > scale_from and occurred_on <= {today:Date}
    )
    group by customer_id, dimension
    having countIf(measure = 'experience') > 0 and countIf(measure = 'expectation') > 0
      and gap <= -{large:Float64} + 0.000001
      and (had.1 >= {today:Date} - 30 or customer_id in {awaited:Array(UInt32)})
  )
  group by customer_id`,
      "null as resolved, said.one.2 as mark, said.one.3 as hoped, said.one.4 as at, day as since",
      "said.worst, day desc",
    ),
    { today, awaited: [...awaited], large: largeGap, limit: lookedAtEach(settings.daily) },
    { signal },
  );
}

/** Of these, whom a colleague has spoken with since; a call that nobody took is no talk, nor is the complaint itself. */
async function spokenWith({ db }: Services, { zone }: Asked, voices: readonly Voice[]): Promise<Set<number>> {
  if (voices.length === 0) return new Set();
  const { rows } = await sql<{ customer: number }>`
    select said.customer
    from unnest(
      ${voices.map((one) => one.customer_id)}::int[],
      ${voices.map((one) => one.since)}::date[],
      ${voices.map((one) => one.at)}::timestamptz[]
    ) as said (customer, day, at)
    where exists (
      select from contact
      where (contact.party_id = said.customer
          or contact.party_id in (select merge.party_id from merge where merge.customer_id = said.customer))
        and contact.replaced_by is null and contact.outcome <> 'no_answer'
        and (contact.direction = 'out' or contact.outcome <> 'complained')
        and contact.at >= greatest(said.day::timestamp at time zone ${zone}, said.at))`.execute(db);
  return new Set(rows.map((row) => row.customer));
}
