import { Link } from "@tanstack/react-router";
import type { ForecastTotals } from "../../server/models/schema.ts";
import { PlainPanel, type PlainWords } from "../figure/PlainPanel.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";

const shared: readonly Pair[] = [
  {
    zh: "是按以前的购买推算的，不是承诺；某一位客户只看区间，很多人合起来才可靠。",
    en: "It is worked out from past purchases and promises nothing; of one customer look at the interval, sums of many are firmer.",
  },
  {
    zh: "算好之后进来的订单，要等下次预测才算在内。",
    en: "Orders that came in since count from the next forecast on.",
  },
];

const words = {
  forecast: {
    title: { zh: "预测价值：未来 12 个月", en: "Forecast value: the next 12 months" },
    says: {
      zh: "每位客户未来 12 个月预计带来的销售额，加在一起；旁边是估计还在的人和很快会买的人。",
      en: "What each customer is expected to bring in the next 12 months, added up; beside it who is probably still there and who will buy soon.",
    },
    formula: {
      zh: "预测价值 = Σ 预计购买次数 × 预计每单，按每年 10% 折现；估计还在的人 = Σ 还会来的概率；高意向 = 30 天内会买的概率达到所示界线的人数",
      en: "value = Σ expected purchases × expected order, discounted by 10% a year; still there = Σ probability of coming again; ready = customers whose chance to buy within 30 days reaches the line shown",
    },
    caveats: [
      ...shared,
      {
        zh: "区间说的是总和；毛利只在订单带成本时才有。",
        en: "The interval is that of the sum; profit needs orders with costs.",
      },
    ],
  },
  ranked: {
    title: { zh: "按预测排的客户", en: "Customers by forecast" },
    says: {
      zh: "四种排法：最值钱看预测价值；最要紧只列还在的概率 2%–50% 的人；最可能买看 30 天内会买的概率；比平常晚只列没买的时间是平常间隔 1.5–6 倍的人。",
      en: "Four orders: most valuable by forecast value; most urgent, only who is still there with a chance of 2–50%; readiest by the chance to buy within 30 days; later than usual, only who has been silent for 1.5 to 6 times the usual gap.",
    },
    formula: {
      zh: "p 是还在的概率。最值钱：预计购买次数 × 预计每单，按每年 10% 折现；最要紧：预测价值 × (1 − p) / p；比平常晚：预计每单 × (倍数 − 1) × p",
      en: "p: chance of still being there. Most valuable: expected purchases × expected order, discounted by 10% a year; most urgent: value × (1 − p) / p; later than usual: expected order × (times the usual gap − 1) × p",
    },
    caveats: shared,
  },
} as const satisfies Record<string, PlainWords>;
type Why = keyof typeof words;

/** How the forecast's sums and its ranking are made, when the address asks. */
export function ForecastPanel({ totals }: { totals: ForecastTotals }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address] = useAddress();
  const why = Object.keys(words).find((known): known is Why => known === address.why);
  const { clv, customers, perCustomer, low, high } = totals;
  const amount = (value: number | null) => (value === null ? none : text(value, "money", money));
  const each = say(
    { zh: "人均：{sum} / {n} = {each}", en: "Each: {sum} / {n} = {each}" },
    {
      sum: amount(clv),
      n: count(customers, language),
      each: perCustomer.forecast === null ? none : text(perCustomer.forecast, "moneyEach", money),
    },
  );
  const there = say(
    { zh: "估计还在：{alive} / {n} = {share}", en: "Still there: {alive} / {n} = {share}" },
    {
      alive: count(totals.alive, language),
      n: count(customers, language),
      share: customers > 0 ? percent(totals.alive / customers, language) : none,
    },
  );
  const interval =
    low === null || high === null
      ? []
      : [
          say(
            { zh: "总和的 95% 区间：{low}–{high}", en: "95% interval of the sum: {low}–{high}" },
            { low: amount(low), high: amount(high) },
          ),
        ];
  return (
    <PlainPanel
      words={why && words[why]}
      numbers={clv === null ? [] : [each, ...interval, there]}
      sql={{ sql: totals.sql, statement: null }}
      asOf={say(
        { zh: "{model}，算到 {asOf}", en: "{model}, as of {asOf}" },
        { model: totals.run.model, asOf: totals.run.asOf },
      )}
    >
      <section className="panel-section">
        <div className="panel-title">
          <h3>{say({ zh: "背后的客户", en: "The customers behind it" })}</h3>
          <Link to="/trust">{say({ zh: "能信吗", en: "Can I trust it" })}</Link>
        </div>
        <p>
          {say({
            zh: "「按预测排的客户」列出每一位和他的预测，可以整份下载。",
            en: "“Customers by forecast” lists each with the forecast, to take away as a file.",
          })}
        </p>
      </section>
    </PlainPanel>
  );
}
