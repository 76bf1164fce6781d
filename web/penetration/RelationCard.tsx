import type { Penetration } from "../../server/metrics/penetration/schema.ts";
import { Card } from "../kit/Card.tsx";
import { lastDayOf, rangeText } from "../kit/dates.ts";
import { count, none, percent, text } from "../kit/format.ts";
import { Interval } from "../kit/Interval.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

/** The observed relation of width to coming back and value, by number of categories, and what is left with orders alike. */
export function RelationCard({ found }: { found: Penetration }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const title = say({ zh: "买得宽的人，更常回来吗", en: "Do wide buyers come back more?" });
  const days = (period: { from: string; to: string }) =>
    rangeText(period.from, lastDayOf(period.to), language);
  const top = Math.max(...found.groups.map((group) => group.interval.high), 0.01);
  const mostEach = Math.max(
    ...found.groups.map((group) => group.amountInterval?.high ?? group.amountEach),
    1,
  );
  return (
    <Card
      title={title}
      metric="categoriesPerCustomer"
      note={say(
        {
          zh: "按 {base} 买过的类目数分，看他们在 {after} 有没有再买。线是 95% 区间。",
          en: "By categories bought in {base}; whether they bought again in {after}. Whiskers: 95%.",
        },
        { base: days(found.base), after: days(found.after) },
      )}
    >
      {found.groups.length === 0 ? (
        <p className="text-2">
          {say({
            zh: "这段历史里没有带类目的购买：要有期末往前 90 天到 455 天之间的订单。",
            en: "No purchases with categories in that stretch: it needs orders from 90 to 455 days before the period’s end.",
          })}
        </p>
      ) : (
        <TableScroll label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "类目数", en: "Categories" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "客户", en: "Customers" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "90 天内再买", en: "Back in 90 days" })}
                </th>
                <th scope="col">
                  <span className="hidden-text">{say({ zh: "区间", en: "Interval" })}</span>
                </th>
                <th scope="col" className="number">
                  {say({ zh: "没再来", en: "Not back" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "单数相同时", en: "Orders alike" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "90 天人均金额", en: "Each, 90 days" })}
                </th>
                <th scope="col">
                  <span className="hidden-text">{say({ zh: "区间", en: "Interval" })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.groups.map((group) => (
                <tr key={group.categories}>
                  <th scope="row">
                    {group.categories === 5
                      ? say({ zh: "5 个以上", en: "5 or more" })
                      : count(group.categories, language)}
                  </th>
                  <td className="number">{count(group.customers, language)}</td>
                  <td className="number strong">{percent(group.backShare, language)}</td>
                  <td>
                    <Interval
                      low={group.interval.low}
                      value={group.backShare}
                      high={group.interval.high}
                      from={0}
                      to={top}
                      text={`${percent(group.interval.low, language)}–${percent(group.interval.high, language)}`}
                    />
                  </td>
                  <td className="number text-2">{percent(1 - group.backShare, language)}</td>
                  <td className="number">{percent(group.adjusted, language)}</td>
                  <td className="number">{text(group.amountEach, "moneyEach", money)}</td>
                  <td>
                    {group.amountInterval ? (
                      <Interval
                        low={Math.max(0, group.amountInterval.low)}
                        value={group.amountEach}
                        high={group.amountInterval.high}
                        from={0}
                        to={mostEach}
                        text={`${text(group.amountInterval.low, "moneyEach", money)}–${text(group.amountInterval.high, "moneyEach", money)}`}
                      />
                    ) : (
                      none
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p className="card-note penetration-foot">
        {say({
          zh: "买得勤的人自然买得宽：「单数相同时」把每组换算成全体客户的单数分布再比，人数太少就不写。这仍是观察，不能说是类目多让他们留下来的。",
          en: "Who orders often buys widely by that alone: “orders alike” gives each group the orders of all customers, and is left out on too few. It stays an observation: width need not be what keeps them.",
        })}
      </p>
    </Card>
  );
}
