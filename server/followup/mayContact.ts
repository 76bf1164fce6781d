import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import type { Pair } from "../refuse.ts";
import { channelNames } from "./messages.ts";
import type { ContactChannel, FollowupSettings } from "./schema.ts";
import { dayIn } from "./writeContact.ts";

type Purpose = "marketing" | "service" | "survey";
type Code = "refused" | "unknown" | "too_soon" | "quiet" | "erased";

export interface MayContact {
  may: boolean;
  reasons: (Pair & { code: Code })[];
  /** The last day on which we reached out, and how often within 30 days. */
  lastOn: string | null;
  contacts30: number;
}

interface Asked {
  purpose: Purpose;
  channel: ContactChannel;
  now: Date;
  zone: string;
  settings: FollowupSettings;
  /** Shortest interval by customer, where a strategy sets one. */
  minDays?: ReadonlyMap<number, number>;
}

interface Row {
  customer: number;
  consent: string | null;
  erased: boolean;
  last_at: Date | null;
  recent: number;
}

/**
 * May these customers be contacted now, by this channel, for this purpose? One question for all of them. Nobody has to
 * agree to service; marketing and surveys need a yes. Every contact that went out counts, whoever made it.
 */
export async function mayContact(
  db: Db | Trx,
  customers: readonly number[],
  asked: Asked,
): Promise<Map<number, MayContact>> {
  if (customers.length === 0) return new Map();
  const since = new Date(asked.now.getTime() - 30 * 86_400_000);
  const { rows } = await sql<Row>`
    with one (customer) as (select unnest(${[...customers]}::int[])),
    file as (
      select one.customer, one.customer as party from one
      union all
      select merge.customer_id, merge.party_id from one join merge on merge.customer_id = one.customer
    ),
    said as (
      select distinct on (file.customer) file.customer, consent.state
      from file
      join consent on consent.party_id = file.party and consent.purpose = ${asked.purpose} and consent.channel = ${asked.channel}
      left join batch on batch.id = consent.batch
      where batch.state is null or batch.state not in ('staged', 'undone', 'dropped')
      order by file.customer, consent.at desc, consent.id desc
    ),
    made as (
      select file.customer, max(contact.at) as last_at, count(*) filter (where contact.at > ${since})::int as recent
      from file
      join contact on contact.party_id = file.party and contact.direction = 'out' and contact.replaced_by is null
      group by file.customer
    )
    select one.customer, said.state as consent, party.erased_at is not null as erased, made.last_at,
      coalesce(made.recent, 0) as recent
    from one
    join party on party.party_id = one.customer
    left join said on said.customer = one.customer
    left join made on made.customer = one.customer`.execute(db);
  return new Map(rows.map((row) => [row.customer, answer(row, asked)]));
}

function answer(row: Row, asked: Asked): MayContact {
  const { purpose, channel, now, zone, settings } = asked;
  const reasons: MayContact["reasons"] = [];
  const by = channelNames[channel];
  if (row.erased) reasons.push({ code: "erased", zh: "个人信息已删除", en: "Personal data was erased" });
  if (row.consent === "refused")
    reasons.push({ code: "refused", zh: `不同意用${by.zh}联系`, en: `Refused contact by ${by.en}` });
  else if (purpose !== "service" && row.consent !== "granted")
    reasons.push({
      code: "unknown",
      zh: `没问过能不能用${by.zh}做营销`,
      en: `Never asked about marketing by ${by.en}`,
    });
  const today = dayIn(now, zone);
  const lastOn = row.last_at ? dayIn(row.last_at, zone) : null;
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
  return { may: reasons.length === 0, reasons, lastOn, contacts30: row.recent };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** 1 is Monday. */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
