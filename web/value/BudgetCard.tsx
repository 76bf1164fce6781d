import { InputNumber } from "antd";
import type { CustomerBudget } from "../../server/metrics/budget/schema.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { Field } from "../kit/Field.tsx";
import { count, none, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import type { ValueQuestion } from "./useValueQuestion.ts";

type Row = CustomerBudget["total"];
const groupings = ["acquisitionChannel", "acquisitionCampaign", "segment"] as const;
const worths = ["sales", "profit"] as const;

const reasons = {
  noCustomers: { zh: "没有新客户", en: "nobody was won" },
  noForecast: { zh: "还没有预测", en: "no forecast yet" },
  noSpending: { zh: "没有这项支出", en: "no spending known" },
  noCosts: { zh: "货品成本不详", en: "costs of goods not known" },
  notReached: { zh: "目前还没回本", en: "not reached so far" },
} as const;

const shareOf = (text: string | undefined, otherwise: number) => {
  const percent = Number(text);
  return percent >= 1 && percent <= 100 ? percent / 100 : otherwise;
};

/** What a customer is worth against what winning him cost, when the cost comes back, and what may be spent. */
export function BudgetCard({ value }: { value: ValueQuestion }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const by = groupings.find((known) => known === address.wonBy) ?? "acquisitionChannel";
  const worth = worths.find((known) => known === address.worth) ?? "sales";
  const winShare = shareOf(address.win, 1 / 3);
  const keepShare = shareOf(address.keep, 0.1);
  const answer = useCall("customerBudget", {
    asOf: value.asOf,
    definition: value.definition,
    by,
    worth,
    winShare,
    keepShare,
  });
  if (!answer.data) return <Waiting error={answer.error} />;
  const { total, groups, keep, line } = answer.data;
  const each = (amount: number | null, why: Row["costWhy"]) =>
    amount === null ? (
      <span className="text-3">{why ? say(reasons[why]) : none}</span>
    ) : (
      text(amount, "moneyEach", money)
    );
  const names = {
    acquisitionChannel: say({ zh: "获客渠道", en: "acquisition channel" }),
    acquisitionCampaign: say({ zh: "获客活动", en: "acquisition campaign" }),
    segment: say({ zh: "现在的分群", en: "segment now" }),
  };
  const rows = [
    { key: "", label: say({ zh: "合计", en: "Total" }), row: total },
    ...groups.map((row) => ({ key: row.value, label: say(row.label), row })),
  ];
  return (
    <Card
      title={say({ zh: "赢得和留住客户可以花多少", en: "What may be spent to win and keep customers" })}
      metric="valueToWinCost"
      note={say(
        {
          zh: "{from} 起一年里赢得的客户；价值是预测的今后 365 天，LTV 应不低于获客成本的 {line} 倍",
          en: "Customers won in the year from {from}; worth is what is expected of the next 365 days and should be at least {line} times the cost",
        },
        { from: answer.data.period.from, line },
      )}
      right={
        <>
          <ChoicePicker
            label={say({ zh: "按", en: "by" })}
            value={by}
            options={groupings.map((known) => ({ value: known, label: names[known] }))}
            onChange={(next) => change({ wonBy: next === "acquisitionChannel" ? undefined : next })}
          />
          <ChoicePicker
            label={say({ zh: "价值看", en: "worth in" })}
            value={worth}
            options={[
              { value: "sales", label: say({ zh: "销售额", en: "sales" }) },
              { value: "profit", label: say({ zh: "利润", en: "profit" }) },
            ]}
            onChange={(next) => change({ worth: next === "sales" ? undefined : next })}
          />
        </>
      }
    >
      {total.below && (
        <p className="unfavourable" role="alert">
          {say(
            {
              zh: "LTV : CAC 是 {times}，低于 {line} 倍：赢得客户花得太多，或他们带来得太少。看下面哪一行拖低了它。",
              en: "LTV : CAC is {times}, below {line}: winning customers costs too much, or they bring too little. See below which line pulls it down.",
            },
            { times: count(total.times, language, 1), line },
          )}
        </p>
      )}
      <TableScroll label={say({ zh: "价值与获客成本", en: "Worth and cost of winning" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{names[by]}</th>
              {[
                say({ zh: "赢得", en: "Won" }),
                say({ zh: "每人成本", en: "Cost each" }),
                say({ zh: "每人价值", en: "Worth each" }),
                "LTV : CAC",
                say({ zh: "回本", en: "Payback" }),
                say({ zh: "最多可花", en: "May spend" }),
              ].map((name) => (
                <th scope="col" className="number" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, row }) => (
              <tr key={key || "total"}>
                <th scope="row">{label}</th>
                <td className="number">{count(row.customers, language)}</td>
                <td className="number">{each(row.cost, row.costWhy)}</td>
                <td className="number">{each(row.worth, row.worthWhy)}</td>
                <td className="number">
                  {row.times === null ? (
                    none
                  ) : (
                    <span className={row.below ? "unfavourable" : undefined}>
                      {count(row.times, language, 1)}
                      {row.below && ` ${say({ zh: "低于 3", en: "below 3" })}`}
                    </span>
                  )}
                </td>
                <td className="number">
                  {row.paybackMonths === null ? (
                    <span className="text-3">{row.paybackWhy ? say(reasons[row.paybackWhy]) : none}</span>
                  ) : (
                    say({ zh: "{n} 个月", en: "{n|month|months}" }, { n: row.paybackMonths })
                  )}
                </td>
                <td className="number">{text(row.maySpend, "moneyEach", money)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div className="budget-shares">
        <Field
          label={say({ zh: "赢得：价值的百分之几", en: "To win: % of worth" })}
          hint={say({ zh: "三分之一就是 3 倍线", en: "a third is the line at 3" })}
        >
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={100}
              precision={0}
              value={Math.round(winShare * 100)}
              onChange={(percent) => change({ win: percent === null ? undefined : String(percent) })}
            />
          )}
        </Field>
        <Field
          label={say({ zh: "留住：价值的百分之几", en: "To keep: % of worth" })}
          hint={say({ zh: "一年", en: "a year" })}
        >
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={100}
              precision={0}
              value={Math.round(keepShare * 100)}
              onChange={(percent) => change({ keep: percent === null ? undefined : String(percent) })}
            />
          )}
        </Field>
        <p>
          {keep.maySpend === null
            ? say({
                zh: "老客户还没有预测，算不出留住可以花多少。",
                en: "Without a forecast of existing customers it cannot be said what keeping them may cost.",
              })
            : say(
                {
                  zh: "留住一位老客户一年最多可花 {may}（{n} 人，人均价值 {worth}）；现在花 {cost}。",
                  en: "Keeping an existing customer may cost {may} a year ({n|customer|customers}, worth {worth} each); now {cost}.",
                },
                {
                  may: text(keep.maySpend, "moneyEach", money),
                  n: keep.customers,
                  worth: text(keep.worth, "moneyEach", money),
                  cost: keep.cost === null ? say(reasons.noSpending) : text(keep.cost, "moneyEach", money),
                },
              )}
        </p>
      </div>
      <p className="text-3">
        {say({
          zh: "回本：从首购起，每 30 天算一个月，人均累计毛利达到每人成本的月份。按渠道和活动时，支出里写的名称要和客户档案里写的一样；按分群时，成本取档案里写的获客成本。预测不会百分之百准。",
          en: "Payback: the month, of 30 days from the first purchase, in which the mean margin reaches the cost of one. By channel and campaign, spending and files must name them alike; by segment the cost is what files say of their own winning. A forecast is never certain.",
        })}
      </p>
    </Card>
  );
}
