import type { Params } from "../../platform/clickhouse/client.ts";
import type { ReadContext } from "../../verb.ts";
import { catalogue } from "../catalogue.ts";
import { type Metric, readsPurchases, sqlText } from "../metric.ts";
import type { Definition, Filter, Period, Unrated } from "../schema.ts";
import { addDays } from "../slice/calendar.ts";
import { dimensionOf } from "../slice/dimensions.ts";
import { type EventKind, eventKindsIn, withEvents } from "../slice/events.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import { isOwn } from "./ask.ts";

type Kind = Unrated["kind"];

interface Asked {
  metrics: readonly string[];
  filters: readonly Filter[];
  /** Of the answer, disjoint and in time order. */
  periods: readonly Period[];
  edge: string | undefined;
  definition: Definition;
  replaced: boolean;
  /** Whether order lines in another currency ever came in: without any, they are not looked for. */
  foreignLines: boolean;
}

/**
 * What these figures leave out because no exchange rate covers its day: orders, which are no purchase then, and bills and
 * spending and deals won, whose amounts are in no sum. Counted under the question's own filters, as far as they are of the order, the event
 * or the customer as he is now. One question; none where nothing foreign can be there.
 */
export async function unratedFacts(
  { ch, actor, currency, signal }: Pick<ReadContext, "ch" | "actor" | "currency" | "signal">,
  asked: Asked,
): Promise<Unrated[]> {
  const reading = readingOf(asked);
  const periods = asked.periods.filter(({ from, to }) => from < to);
  if (reading.size === 0 || periods.length === 0) return [];
  const metrics = [...reading.values()].flat();
  const common = { ...asked, actor, periods, everything: metrics.every(ofEverything) };
  const orders = purchaseRelations({
    ...common,
    filters: asked.filters.filter(
      ({ by }) => dimensionOf(by).of === "customer" || !metrics.some((one) => one.events && isOwn(one, by)),
    ),
    lineSlices: [],
    unrated: true,
  });
  const parts = [...reading.keys()].map((kind) =>
    kind === "orders"
      ? `select 'orders' as fact_kind, order_id as id, period, toString(currency) as money from ${orders.purchase}`
      : `select '${kind}' as fact_kind, id, period, toString(currency) as money from {${beside[kind].from}}
where currency not in ('', {own_currency:String}) and ${beside[kind].where}
  and not dictHas('{database}.exchange_rate', tuple(currency), occurred_on)`,
  );
  const events = withEvents(parts.join("\nunion all\n"), {
    ...common,
    slices: [],
    nobody: metrics.some((one) => one.events?.nobody) || undefined,
  });
  const params: Params = { ...orders.params, ...events.params, own_currency: currency };
  const found = await ch.rows<{ fact_kind: Kind; facts: string; inside: string; currencies: string[] }>(
    `select fact_kind, uniqExact(id) as facts, uniqExactIf(id, period != toDate(0)) as inside,
  arraySort(groupUniqArray(money)) as currencies
from (
${events.sql}
)
group by fact_kind
order by fact_kind`,
    params,
    { signal, timeoutMs: 60_000 },
  );
  const until = addDays(String(params.to), -1);
  return found.map(({ fact_kind: kind, facts, inside, currencies }) => {
    const counted = { facts: Number(facts), inPeriod: Number(inside), currencies };
    return {
      kind,
      metrics: reading.get(kind)!.map(({ name }) => name),
      ...counted,
      says: sentence(kind, { ...counted, until }),
    };
  });
}

/** Facts beside orders whose amounts figures add up: what they are read from, and which of them have one. */
const beside = {
  bills: { relation: "invoice", from: "invoice", where: "amount_original != 0" },
  spend: { relation: "spend", from: "spend", where: "amount_original != 0" },
  deals: {
    relation: "opportunity",
    from: "opportunity by closed_on",
    where: "outcome = 'won' and ifNull(amount, 0) != 0",
  },
} as const satisfies Record<Exclude<Kind, "orders">, { relation: EventKind; from: string; where: string }>;
const ofEverything = (metric: Metric) => metric.lines === "everything";

/** Which of the metrics would read such facts, by kind of fact. */
function readingOf({ metrics, foreignLines }: Asked): Map<Kind, Metric[]> {
  const reading = new Map<Kind, Metric[]>();
  for (const metric of metrics.map((name) => catalogue[name]!)) {
    const text = sqlText(`${metric.name}/${metric.name}`);
    const kinds: Kind[] = [];
    if (foreignLines && (readsPurchases(metric) || ofEverything(metric))) kinds.push("orders");
    for (const [kind, { relation }] of Object.entries(beside) as [
      keyof typeof beside,
      (typeof beside)[keyof typeof beside],
    ][])
      if (/\bamount\b/.test(text) && eventKindsIn(text).includes(relation)) kinds.push(kind);
    for (const kind of kinds) reading.set(kind, [...(reading.get(kind) ?? []), metric]);
  }
  return reading;
}

const things = {
  orders: { zh: "单", one: "order", many: "orders" },
  bills: { zh: "笔账单", one: "bill", many: "bills" },
  spend: { zh: "笔花费", one: "spending", many: "spendings" },
  deals: { zh: "个赢单", one: "deal won", many: "deals won" },
} as const;

function sentence(
  kind: Kind,
  found: { facts: number; inPeriod: number; currencies: readonly string[]; until: string },
): Unrated["says"] {
  const { zh, one, many } = things[kind];
  const n = (count: number, locale: string) => count.toLocaleString(locale);
  const single = found.facts === 1;
  const left =
    kind === "orders"
      ? { zh: "没有计入", en: single ? "is left out" : "are left out" }
      : {
          zh: "金额不在任何合计里",
          en: single ? "is in no sum of money" : "are in no sum of money",
        };
  return {
    zh: `到 ${found.until} 为止，有 ${n(found.facts, "zh-CN")} ${zh}外币（${found.currencies.join("、")}）没有当天的汇率，${left.zh}；其中 ${n(found.inPeriod, "zh-CN")} ${zh}在本期。`,
    en: `Up to ${found.until}, ${n(found.facts, "en")} ${single ? one : many} in other currencies (${found.currencies.join(", ")}) ${single ? "has" : "have"} no exchange rate for ${single ? "its" : "their"} day and ${left.en}; ${n(found.inPeriod, "en")} of them in this period.`,
  };
}
