import { sql } from "kysely";
import { businessDay } from "../platform/businessDay.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db, Trx } from "../platform/database.ts";
import type { Pair } from "../refuse.ts";
import { channelNames } from "./messages.ts";
import type { ContactChannel, FollowupSettings } from "./schema.ts";

export type Purpose = "marketing" | "service" | "survey";
type Code = "refused" | "unknown" | "too_soon" | "quiet" | "erased";

interface MayContact {
  may: boolean;
  reasons: (Pair & { code: Code })[];
  /** The last day on which we reached out, and how often within 30 days. */
  lastOn: string | null;
  contacts30: number;
}

interface Asked {
  /** Where interactions from elsewhere lie: they hold back a contact like those logged here. */
  ch: ClickHouse;
  now: Date;
  zone: string;
  settings: FollowupSettings;
  /** Shortest interval by customer, where a strategy sets one. */
  minDays?: ReadonlyMap<number, number>;
}

/** The answer for one of the customers asked about, for any purpose and channel; undefined where there is no such customer. */
export type Ask = (customer: number, purpose: Purpose, channel: ContactChannel) => MayContact | undefined;

interface Row {
  customer: number;
  erased: boolean;
  last_at: Date | null;
  recent: number;
}

/**
 * May these customers be contacted now? What is known of all of them is read once, whatever is asked of it then. Nobody has
 * to agree to service; marketing and surveys need a yes. Every contact that went out counts, whoever made it.
 */
export async function mayContact(db: Db | Trx, customers: readonly number[], asked: Asked): Promise<Ask> {
  if (customers.length === 0) return () => undefined;
  const [rows, consents, elsewhere] = await Promise.all([
    madeHere(db, customers, asked.now),
    consentsOf(db, customers),
    importedContacts(customers, asked),
  ]);
  const known = new Map(rows.map((row) => [row.customer, row]));
  return (customer, purpose, channel) => {
    const row = known.get(customer);
    const consent = consents.get(`${customer} ${purpose} ${channel}`);
    return row && answer({ ...row, purpose, channel, consent }, asked, elsewhere.get(customer));
  };
}

/** Each customer with everyone merged into him. */
const files = (
  customers: readonly number[],
) => sql`one (customer) as (select unnest(${[...customers]}::int[])),
    file as (
      select one.customer, one.customer as party from one
      union all
      select merge.customer_id, merge.party_id from one join merge on merge.customer_id = one.customer
    )`;

/** When did we last reach out to them, by what is logged here, and how often within 30 days? */
async function madeHere(db: Db | Trx, customers: readonly number[], now: Date): Promise<Row[]> {
  const since = new Date(now.getTime() - 30 * 86_400_000);
  const { rows } = await sql<Row>`
    with ${files(customers)},
    made as (
      select file.customer, max(contact.at) as last_at, count(*) filter (where contact.at > ${since})::int as recent
      from file
      join contact on contact.party_id = file.party and contact.direction = 'out' and contact.replaced_by is null
      group by file.customer
    )
    select one.customer, party.erased_at is not null as erased, made.last_at, coalesce(made.recent, 0) as recent
    from one
    join party on party.party_id = one.customer
    left join made on made.customer = one.customer`.execute(db);
  return rows;
}

/** Their last word on each purpose and channel. */
async function consentsOf(db: Db | Trx, customers: readonly number[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ customer: number; purpose: string; channel: string; state: string }>`
    with ${files(customers)}
    select distinct on (file.customer, consent.purpose, consent.channel)
      file.customer, consent.purpose, consent.channel, consent.state
    from file
    join consent on consent.party_id = file.party
    left join batch on batch.id = consent.batch
    where batch.state is null or batch.state not in ('staged', 'undone', 'dropped')
    order by file.customer, consent.purpose, consent.channel, consent.at desc, consent.id desc`.execute(db);
  return new Map(rows.map((row) => [`${row.customer} ${row.purpose} ${row.channel}`, row.state]));
}

interface Imported {
  customer_id: number;
  last_on: string;
  recent: number;
}

/** What files say went out to these customers: the last day, and how often within 30 days. */
async function importedContacts(
  customers: readonly number[],
  { ch, now, zone }: Asked,
): Promise<Map<number, Imported>> {
  const rows = await ch.rows<Imported>(
    `select customer_id, toString(max(occurred_on)) as last_on,
  toUInt32(countIf(occurred_on > {today:Date} - 30)) as recent
from interaction(hidden = {hidden:Array(UInt32)})
where direction = 'out' and batch != 0 and occurred_on <= {today:Date} and customer_id in {customers:Array(UInt32)}
group by customer_id`,
    { today: businessDay(now, zone), customers: [...customers] },
  );
  return new Map(rows.map((row) => [row.customer_id, row]));
}

interface Question extends Row {
  purpose: Purpose;
  channel: ContactChannel;
  consent: string | undefined;
}

function answer(row: Question, asked: Asked, imported: Imported | undefined): MayContact {
  const { now, zone, settings } = asked;
  const { purpose, channel } = row;
  const reasons: MayContact["reasons"] = [];
  const by = channelNames[channel];
  if (row.erased) reasons.push({ code: "erased", zh: "个人信息已删除", en: "Personal data was erased" });
  if (row.consent === "refused")
    reasons.push({ code: "refused", zh: `不同意用${by.zh}联系`, en: `Refused contact by ${by.en}` });
  else if (purpose !== "service" && row.consent !== "granted")
    reasons.push({
      code: "unknown",
      zh: `没问过能不能用${by.zh}做${purpose === "survey" ? "调研" : "营销"}`,
      en: `Never asked about ${purpose === "survey" ? "surveys" : "marketing"} by ${by.en}`,
    });
  const today = businessDay(now, zone);
  const logged = row.last_at ? businessDay(row.last_at, zone) : null;
  const lastOn =
    [logged, imported?.last_on ?? null]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  const least = asked.minDays?.get(row.customer) ?? settings.minDays;
  if (purpose !== "service" && lastOn !== null) {
    const days = daysBetween(lastOn, today);
    if (days < least)
      reasons.push({
        code: "too_soon",
        zh: `${days === 0 ? "今天" : `${days} 天前`}刚联系过，至少隔 ${least} 天`,
        en: `Contacted ${days === 0 ? "today" : `${days} days ago`}; at least ${least} days between`,
      });
  }
  if (purpose !== "service" && settings.quietWeekdays.includes(weekdayOf(today)))
    reasons.push({ code: "quiet", zh: "今天不打扰客户", en: "No marketing on this day of the week" });
  return { may: reasons.length === 0, reasons, lastOn, contacts30: row.recent + (imported?.recent ?? 0) };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** 1 is Monday. */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
