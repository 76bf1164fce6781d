import { purchaseView } from "../customers/purchaseView.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { addDays } from "./businessDays.ts";
import { eventsOfCustomer } from "./eventsOfCustomer.ts";
import type { CompileOptions } from "./rule/compile.ts";
import { compileRules } from "./rule/compile.ts";
import type { Facts, Line } from "./rule/evaluate.ts";
import type { PlainNode, PlainRule } from "./rule/plain.ts";
import type { RfmClass } from "./rule/schema.ts";
import { tenThousandths } from "./tenThousandths.ts";

interface FileRow {
  kind: Facts["partyKind"];
  gender: Facts["gender"];
  birth_year: number;
  region: number;
  owner: number;
  channel: string;
  store: number;
  tags: number[];
  acquired_on: string;
  acquisition_cost: string | null;
  completeness: number;
  referrer: number;
  consent: number;
  custom: Record<string, string | number>;
}

interface LineRow extends Omit<Line, "qty" | "amount" | "cost" | "on" | "order"> {
  on_day: string;
  order_text: string;
  pieces: string;
  money: string;
  costs: string | null;
}

/** All that rules can look at of one customer, by a few point reads; undefined where ClickHouse has no such customer. */
export async function customerFacts(
  ch: ClickHouse,
  customer: { customerId: number; parties: readonly number[] },
  rule: PlainRule,
  options: CompileOptions,
): Promise<Facts | undefined> {
  const { customerId, parties } = customer;
  const params = {
    customer: customerId,
    bucket: bucketOf(customerId),
    parties,
    buckets: [...new Set(parties.map(bucketOf))],
    tomorrow: addDays(options.today, 1),
  };
  const [[file], lines, lists, rfm, events] = await Promise.all([
    ch.rows<FileRow>(
      "select * from customer(hidden = {hidden:Array(UInt32)}) where bucket = {bucket:UInt8} and customer_id = {customer:UInt32}",
      params,
    ),
    ch.rows<LineRow>(
      `select toString(occurred_on) as on_day, toString(order_id) as order_text, sku, brands.brand as brand, category,
         toString(qty) as pieces, toString(amount) as money, toString(cost) as costs, kind, channel, store
       from ${purchaseView(!options.settled)} as lines
       any left join (select sku, toString(brand) as brand from product final) as brands using (sku)
       where bucket in {buckets:Array(UInt8)} and party_id in {parties:Array(UInt32)} and occurred_on < {tomorrow:Date}
       settings join_use_nulls = 0`,
      params,
    ),
    ch.rows<{ segment: number }>(
      "select distinct segment from segment_member where party_id in {parties:Array(UInt32)}",
      params,
    ),
    JSON.stringify(rule.where).includes('"rfm"') ? scoreOf(ch, customerId, rule, options) : null,
    eventsOfCustomer(ch, { customerId, parties }, { kinds: kindsIn(rule.where), currency: options.currency }),
  ]);
  if (!file) return undefined;
  return {
    customerId,
    partyKind: file.kind,
    gender: file.gender,
    birthYear: file.birth_year,
    region: file.region,
    owner: file.owner,
    channel: file.channel,
    store: file.store,
    tags: file.tags,
    consent: file.consent,
    acquiredOn: file.acquired_on === "1970-01-01" ? null : file.acquired_on,
    acquisitionCost: file.acquisition_cost === null ? null : tenThousandths(file.acquisition_cost),
    completeness: file.completeness,
    referrer: file.referrer,
    own: new Map(
      Object.entries(file.custom).map(([field, value]) => [Number(field), tenThousandths(String(value))]),
    ),
    lists: lists.map((row) => row.segment),
    rfm,
    ...events,
    lines: lines.map(({ on_day, order_text, pieces, money, costs, ...line }) => ({
      ...line,
      on: on_day,
      order: order_text,
      qty: tenThousandths(pieces),
      amount: tenThousandths(money),
      cost: costs === null ? null : tenThousandths(costs),
    })),
  };
}

/** The kinds of condition that a rule uses. */
function kindsIn(node: PlainNode): ReadonlySet<string> {
  if (node.kind === "all" || node.kind === "any")
    return new Set(node.of.flatMap((part) => [...kindsIn(part)]));
  return node.kind === "not" ? kindsIn(node.of) : new Set([node.kind]);
}

/** Scores compare one customer with everybody, so everybody is looked at. */
async function scoreOf(ch: ClickHouse, customerId: number, rule: PlainRule, options: CompileOptions) {
  const { from, params } = compileRules([{ where: { kind: "rfm" }, definition: rule.definition }], options);
  const [row] = await ch.rows<{ r: number; f: number; m: number; class: RfmClass }>(
    `select toUInt8(rfm_r) as r, toUInt8(rfm_f) as f, toUInt8(rfm_m) as m, rfm_class as class from ${from}
     where customer_id = {customer:UInt32}`,
    { ...params, customer: customerId },
  );
  return row ?? null;
}
