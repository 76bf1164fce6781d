import { Link } from "@tanstack/react-router";
import { Card } from "../kit/Card.tsx";
import { count, percent } from "../kit/format.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

/** What in the data keeps the forecasts from being better, with numbers. */
export function LimitsCard() {
  const { say, language } = useLanguage();
  const may = useMay();
  const { data, error } = useCall("forecastLimits", {});
  if (!data) return <Waiting error={error} />;
  const { limits } = data;
  if (!limits) return null;
  const { orders, ordersOfNobody, money, moneyOfNobody, moneyWithCost, duplicates, customers } = limits;
  const share = (part: number, of: number) => (of > 0 ? percent(part / of, language) : "–");
  const rows = [
    {
      name: say({ zh: "没有客户的订单", en: "Orders without a customer" }),
      value: share(ordersOfNobody, orders),
      words: say(
        {
          zh: "近一年 {n} / {all} 单，占金额 {money}。它们不在任何人的预测里，各人的价值因此偏低。",
          en: "{n} of {all} orders in a year, {money} of the money. They are in nobody's forecast, so values come out too low.",
        },
        {
          n: count(ordersOfNobody, language),
          all: count(orders, language),
          money: share(moneyOfNobody, money),
        },
      ),
    },
    ...(duplicates === null
      ? []
      : [
          {
            name: say({ zh: "疑似重复的客户", en: "Suspected duplicates" }),
            value: say({ zh: "{n} 对", en: "{n|pair|pairs}" }, { n: duplicates }),
            words: (
              <>
                {say(
                  {
                    zh: "在 {n} 位客户里。一个人两份档案，各自看起来都买得少、像走了。",
                    en: "Among {n} customers. One person with two files looks twice like somebody who buys little or has gone.",
                  },
                  { n: count(customers, language) },
                )}{" "}
                {duplicates > 0 && may("customers:merge") && (
                  <Link to="/duplicates">{say({ zh: "去核对", en: "Check them" })}</Link>
                )}
              </>
            ),
          },
        ]),
    {
      name: say({ zh: "有成本的销售", en: "Sales with a cost" }),
      value: share(moneyWithCost, money),
      words:
        moneyWithCost >= money && money > 0
          ? say({ zh: "每一行都有成本。", en: "Every line has one." })
          : moneyWithCost > 0
            ? say({
                zh: "其余的利润按有成本的部分的毛利率估。",
                en: "Profit of the rest goes by the margin of those with one.",
              })
            : say({
                zh: "一行成本也没有，所以不估利润。订单里带上成本，就有利润的预测。",
                en: "Not one line has a cost, so profit is not told. Bring in orders with their cost.",
              }),
    },
  ];
  return (
    <Card
      title={say({ zh: "限制它的数据质量", en: "What in the data limits it" })}
      note={say({ zh: "截至 {day} 的近一年", en: "The year up to {day}" }, { day: limits.asOf })}
    >
      <dl className="trust-limits">
        {rows.map(({ name, value, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong> <span className="text-2">{words}</span>
            </dd>
          </div>
        ))}
      </dl>
      {may("customers:read") && (
        <Link to="/quality">{say({ zh: "看数据质量", en: "See data quality" })}</Link>
      )}
    </Card>
  );
}
