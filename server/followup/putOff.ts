import { sql } from "kysely";
import { holdsReplaced, purchaseView } from "../customers/purchaseView.ts";
import type { Services } from "../platform/services.ts";
import { type Candidate, purchaseReasons, serviceReasons } from "./candidate.ts";
import { reasonShape } from "./reasons.ts";

/** Nobody remembers after so many days what he once put off. */
const rememberedDays = 30;

interface Row {
  customer: number;
  from: string;
  to: string;
  reason: unknown;
  stake: number | null;
  passed: number;
}

/**
 * Who was put off to a day that has come, with the reason of then: until somebody has spoken with him, decided again,
 * or, where he was to be won back, he has bought.
 */
export async function putOff({ db, ch }: Services, today: string, signal: AbortSignal): Promise<Candidate[]> {
  const { rows } = await sql<Row>`
    with task as (
      select coalesce(merge.customer_id, task.party_id) as customer, task.*
      from today_task task left join merge on merge.party_id = task.party_id
      where task.state in ('done', 'postponed')
    )
    select distinct on (customer) customer, day::text as "from", postponed_to::text as "to", reason, at_stake::float8 as stake,
      ${today}::date - day as passed
    from task
    where state = 'postponed' and postponed_to <= ${today} and postponed_to > ${today}::date - ${rememberedDays}::int
      and not exists (select from task later where later.customer = task.customer and later.day > task.day)
      and not exists (
        select from contact left join merge other on other.party_id = contact.party_id
        where coalesce(other.customer_id, contact.party_id) = task.customer
          and contact.replaced_by is null and contact.outcome <> 'no_answer' and contact.at > task.decided_at)
    order by customer, day desc`.execute(db);
  const known = rows.map((row) => ({ ...row, reason: reasonShape.parse(row.reason) }));
  const awaited = known.filter(
    ({ reason }) => reason.code !== "less" && purchaseReasons.includes(reason.code),
  );
  const back = await boughtSince(ch, awaited, signal);
  return known
    .filter(({ customer }) => !back.has(customer))
    .map(({ customer, from, to, reason, stake, passed }) => ({
      customer,
      reason: {
        ...reason,
        // Nothing has happened since, so the silence is longer by the days that passed.
        silent: reason.silent === null ? null : reason.silent + passed,
        putOff: { from, to },
      },
      atStake: stake,
    }));
}

/** Whether a put-off line may stand by itself: what is not selling stands only while the matter itself does. */
export const standsAlone = ({ reason }: Candidate) =>
  reason.putOff === null || !serviceReasons.includes(reason.code);

/** Of these customers, those who have bought since the day on which they were put off. */
async function boughtSince(
  ch: Services["ch"],
  rows: readonly { customer: number; from: string }[],
  signal: AbortSignal,
): Promise<Set<number>> {
  if (rows.length === 0) return new Set();
  const found = await ch.rows<{ customer_id: number }>(
    `select customer_id
from ${purchaseView(await holdsReplaced(ch, signal))}
where kind = 'sale' and amount != 0 and customer_id in {customers:Array(UInt32)}
  and occurred_on >= toDate(transform(customer_id, {customers:Array(UInt32)}, {days:Array(String)}, '2100-01-01'))
group by customer_id
order by customer_id`,
    { customers: rows.map((row) => row.customer), days: rows.map((row) => row.from) },
    { signal },
  );
  return new Set(found.map((row) => row.customer_id));
}
