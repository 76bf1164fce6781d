import { bucketOf } from "../platform/bucketOf.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { convertedSql } from "../platform/rates/convertedSql.ts";
import type {
  Answer,
  Bill,
  Complaint,
  Contact,
  EventFacts,
  Forecast,
  Opportunity,
  Term,
} from "./rule/eventFindings.ts";
import { tenThousandths } from "./tenThousandths.ts";

/** What one customer did and said beside purchases, and what is forecast of her: only what the rule asks about. */
export async function eventsOfCustomer(
  ch: ClickHouse,
  { customerId, parties }: { customerId: number; parties: readonly number[] },
  { kinds, currency }: { kinds: ReadonlySet<string>; currency: string | undefined },
): Promise<EventFacts> {
  const params = { parties, buckets: [...new Set(parties.map(bucketOf))], own: ["", currency ?? ""] };
  const own = "bucket in {buckets:Array(UInt8)} and party_id in {parties:Array(UInt32)}";
  const rows = <T>(asked: readonly string[], sql: string): Promise<T[]> =>
    asked.some((kind) => kinds.has(kind)) ? ch.rows<T>(sql, params) : Promise.resolve([]);
  const view = (name: string) => `${name}(hidden = {hidden:Array(UInt32)})`;
  const [contacts, answers, complaints, terms, opportunities, bills, [forecast]] = await Promise.all([
    rows<Omit<Contact, "on" | "replied"> & { on_day: string; answered: number | null }>(
      ["contacted", "lastContact"],
      `select toString(occurred_on) as on_day, kind, direction, channel, campaign, replied as answered
       from ${view("interaction")} where ${own}`,
    ),
    rows<Omit<Answer, "on" | "order" | "at" | "from" | "to"> & AnswerRow>(
      ["mark", "recommends"],
      `select toString(occurred_on) as on_day, toString(occurred_at) as moment, toString(id) as rank, survey, measure,
         score, scale_from, scale_to
       from ${view("answer")} where ${own}`,
    ),
    rows<{ on_day: string; cause: string; resolved: string | null }>(
      ["complained"],
      `select toString(occurred_on) as on_day, cause, toString(resolved_on) as resolved
       from ${view("complaint")} where ${own}`,
    ),
    rows<{ on_day: string; ended: string | null; programme: string; tier: string }>(
      ["membership"],
      `select toString(occurred_on) as on_day, toString(ended_on) as ended, programme, tier
       from ${view("membership_term")} where ${own}
       order by occurred_on desc, id`,
    ),
    rows<Pick<Opportunity, "outcome"> & { on_day: string; closed: string | null; worth: string | null }>(
      ["opportunity"],
      `select toString(occurred_on) as on_day, toString(closed_on) as closed, outcome,
         toString(if(currency in {own:Array(String)}, amount, ${convertedSql("amount", "currency", "occurred_on")})) as worth
       from ${view("opportunity")} where ${own}`,
    ),
    rows<BillRow>(
      ["bill"],
      `select toString(occurred_on) as on_day, toString(due_on) as due, toString(paid_on) as paid,
         toString(amount) as worth, amount_original < 0 as credit,
         arrayMap(paid_day -> toString(paid_day), paid_days) as days_paid, arrayMap(paid -> toString(paid), paid_sums) as sums_paid
       from ${view("invoice")} where ${own}`,
    ),
    kinds.has("forecast")
      ? ch.rows<ForecastRow>(
          `select toString((select max(as_of) from score_run final where gone = 0)) as as_of,
             p_alive, buys_30, purchases_90, purchases_180, purchases_365, spend_90, spend_180, clv_365
           from customer_score(hidden = {hidden:Array(UInt32)})
           where bucket = {bucket:UInt8} and customer_id = {customer:UInt32}`,
          { bucket: bucketOf(customerId), customer: customerId },
        )
      : [],
  ]);
  return {
    contacts: contacts.map(({ on_day, answered, ...one }) => ({
      ...one,
      on: on_day,
      replied: answered === null ? null : answered === 1,
    })),
    answers: answers.map(({ on_day, moment, rank, scale_from, scale_to, ...one }) => ({
      ...one,
      on: on_day,
      at: moment,
      order: BigInt(rank),
      from: scale_from,
      to: scale_to,
    })),
    complaints: complaints.map(
      ({ on_day, cause, resolved }): Complaint => ({ on: on_day, cause, resolvedOn: resolved }),
    ),
    terms: terms.map(
      ({ on_day, ended, programme, tier }): Term => ({ on: on_day, endedOn: ended, programme, tier }),
    ),
    opportunities: opportunities.map(
      ({ on_day, closed, outcome, worth }): Opportunity => ({
        on: on_day,
        closedOn: closed,
        outcome,
        amount: worth === null ? null : tenThousandths(worth),
      }),
    ),
    bills: bills.map(
      ({ on_day, due, paid, worth, credit, days_paid, sums_paid }): Bill => ({
        on: on_day,
        dueOn: due,
        paidOn: paid,
        amount: tenThousandths(worth),
        paid: days_paid.map((on, i) => ({ on, sum: tenThousandths(sums_paid[i]!) })),
        credit: credit === 1,
      }),
    ),
    forecast: forecast ? asForecast(forecast) : null,
  };
}

interface BillRow {
  on_day: string;
  due: string | null;
  paid: string | null;
  worth: string;
  credit: number;
  days_paid: string[];
  sums_paid: string[];
}

interface AnswerRow {
  on_day: string;
  moment: string;
  rank: string;
  scale_from: number;
  scale_to: number;
}

interface ForecastRow {
  as_of: string;
  p_alive: number;
  buys_30: number;
  purchases_90: number;
  purchases_180: number | null;
  purchases_365: number;
  spend_90: number | null;
  spend_180: number | null;
  clv_365: number | null;
}

const asForecast = (row: ForecastRow): Forecast => ({
  asOf: row.as_of,
  pAlive: row.p_alive,
  buys30: row.buys_30,
  purchases90: row.purchases_90,
  purchases180: row.purchases_180,
  purchases365: row.purchases_365,
  spend90: row.spend_90,
  spend180: row.spend_180,
  clv365: row.clv_365,
});
