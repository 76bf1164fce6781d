import type { CustomerForecast } from "../../server/models/schema.ts";
import { PlainPanel, type PlainWords } from "../figure/PlainPanel.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";

/** What the address names when the panel is open. */
export const expectedWhy = "expected";

interface Horizon {
  days: number;
  months: number;
  purchases: number | null;
  spend: number | null;
  low: number | null;
  high: number | null;
}

function horizonsOf({ score, counts }: CustomerForecast): Horizon[] {
  if (!score) return [];
  return [
    { days: 90, months: 3, purchases: score.purchases90, spend: score.spend90 },
    { days: 180, months: 6, purchases: score.purchases180, spend: score.spend180 },
    { days: 365, months: 12, purchases: score.purchases365, spend: score.spend365 },
  ].map((one) => {
    const range = counts.find(({ days }) => days === one.days);
    return { ...one, low: range?.low ?? null, high: range?.high ?? null };
  });
}

/** Purchases and spend of the next 3, 6 and 12 months, each with the range that it stays inside in 80 of 100 cases. */
export function ForecastHorizons({ found }: { found: CustomerForecast }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const each = found.score?.orderValue ?? null;
  const amount = (value: number | null) => text(value, "moneyEach", money);
  const inMoney = (times: number | null) => amount(times === null || each === null ? null : times * each);
  const title = say({ zh: "预计次数与消费", en: "Expected purchases and spend" });
  const often = (low: string, high: string) =>
    low !== none &&
    high !== none && (
      <small>{say({ zh: "八成可能在 {low}–{high}", en: "80 in 100: {low}–{high}" }, { low, high })}</small>
    );
  return (
    <TableScroll label={title}>
      <table className="table forecast-horizons">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "未来", en: "Next" })}</th>
            <th scope="col" className="number">
              {say({ zh: "预计买几次", en: "Purchases" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "预计消费", en: "Spend" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {horizonsOf(found).map(({ days, months, purchases, spend, low, high }) => (
            <tr key={days}>
              <th scope="row">{say({ zh: "{n} 个月", en: "{n} months" }, { n: months })}</th>
              <td className="number">
                {purchases === null ? none : count(purchases, language, 1)}
                {often(
                  low === null ? none : count(low, language),
                  high === null ? none : count(high, language),
                )}
              </td>
              <td className="number strong">
                {amount(spend)}
                {often(inMoney(low), inMoney(high))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.score?.purchases180 === null && (
        <p className="text-3">
          {say({
            zh: "这次预测还没有算 6 个月，下次计算后才有。",
            en: "This forecast was made without 6 months; the next one will have them.",
          })}
        </p>
      )}
    </TableScroll>
  );
}

const words: PlainWords = {
  title: { zh: "这位客户的预测", en: "What is expected of this customer" },
  says: {
    zh: "按这位客户以前买的日子和金额，推算还在的概率，未来 3、6、12 个月大约来几次、花多少。",
    en: "From the days and amounts of past purchases: the chance of being still there, and about how often and how much in the next 3, 6 and 12 months.",
  },
  formula: {
    zh: "预计消费 = 预计次数 × 预计每次金额；12 个月价值再按每年 10% 折现",
    en: "expected spend = expected purchases × expected amount of one; the value of 12 months is discounted by 10% a year",
  },
  caveats: [
    {
      zh: "3、6、12 个月按 90、180、365 天算；一天里的几单算一次。",
      en: "3, 6 and 12 months are 90, 180 and 365 days; several orders of one day are one purchase.",
    },
    {
      zh: "预计次数是平均数，已经算进「可能走了」，所以会有小数；真正来几次看「八成可能在」。",
      en: "Expected purchases are a mean in which the chance of having left is counted, so they have decimals; how often it may really be, the range says.",
    },
    {
      zh: "消费的区间是次数的区间乘预计每次金额，没有算每次金额的起伏。",
      en: "The range of spend is that of purchases times the expected amount; how amounts vary is not in it.",
    },
    {
      zh: "3、6 个月的预计消费不折现；「预测 12 个月」折现，所以略小于表里的 12 个月。",
      en: "Spend in the table is not discounted; “Next 12 months” is, so it is a little less than the table's 12 months.",
    },
  ],
};

/** How a customer's forecast is made, when the address asks. */
export function ForecastFilePanel({ found }: { found: CustomerForecast }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address] = useAddress();
  const { score, run } = found;
  if (!score || !run) return null;
  const numbers = [
    say({ zh: "还在的概率 {p}", en: "Still there: {p}" }, { p: percent(score.pAlive, language, 0) }),
    ...horizonsOf(found).flatMap(({ months, purchases, spend }) =>
      purchases === null || spend === null || score.orderValue === null
        ? []
        : [
            say(
              {
                zh: "{m} 个月：{n} 次 × {each} = {spend}",
                en: "{m} months: {n} purchases × {each} = {spend}",
              },
              {
                m: months,
                n: count(purchases, language, 2),
                each: text(score.orderValue, "moneyEach", money),
                spend: text(spend, "moneyEach", money),
              },
            ),
          ],
    ),
  ];
  return (
    <PlainPanel
      words={address.why === expectedWhy ? words : undefined}
      numbers={numbers}
      sql={{ sql: found.sql, statement: null }}
      asOf={say(
        { zh: "{model}，算到 {asOf}", en: "{model}, as of {asOf}" },
        { model: run.model, asOf: run.asOf },
      )}
    />
  );
}
