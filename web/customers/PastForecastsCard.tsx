import type { PastForecasts } from "../../server/models/schema.ts";
import { Card } from "../kit/Card.tsx";
import { addDays, daysBetween } from "../kit/dates.ts";
import { count, exact, none, percent } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";

type Past = PastForecasts["forecasts"][number];

/** What was forecast of this customer on earlier days, beside what came of it. Nothing until a forecast has had time. */
export function PastForecastsCard({ id }: { id: string }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { data } = useCall("customerPastForecasts", { id }, { keep: false });
  const past = data?.forecasts.filter(({ asOf }) => asOf < data.knownTo) ?? [];
  if (!data || past.length === 0) return null;
  const title = say({ zh: "以前的预测，后来怎样", en: "Earlier forecasts, and what came" });
  const next = ({ nextOn, dueOn }: Past) => {
    if (nextOn === null) return say({ zh: "还没来", en: "not yet" });
    if (dueOn === null) return nextOn;
    const late = daysBetween(dueOn, nextOn);
    if (late === 0) return `${nextOn} ${say({ zh: "准时", en: "to the day" })}`;
    return `${nextOn} ${
      late > 0
        ? say({ zh: "晚 {n} 天", en: "{n|day|days} late" }, { n: late })
        : say({ zh: "早 {n} 天", en: "{n|day|days} early" }, { n: -late })
    }`;
  };
  return (
    <Card
      title={title}
      note={say(
        {
          zh: "每次预测留着当时的说法，不改；实际按 {day} 为止已知的购买，同一天的几单算一次",
          en: "What was said stays as it was; purchases are those known up to {day}, orders of one day being one",
        },
        { day: data.knownTo },
      )}
    >
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "预测截至", en: "As of" })}</th>
              <th scope="col" className="number">
                {say({ zh: "还在", en: "Alive" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "90 天预计", en: "Expected, 90 days" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "实际", en: "Came" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "金额", en: "Amount" })}
              </th>
              <th scope="col">{say({ zh: "按节奏该来", en: "Due by rhythm" })}</th>
              <th scope="col">{say({ zh: "下次真的来", en: "Next purchase" })}</th>
            </tr>
          </thead>
          <tbody>
            {past.map((one) => (
              <tr key={one.asOf}>
                <td>{one.asOf}</td>
                <td className="number">{percent(one.pAlive, language, 0)}</td>
                <td className="number">
                  {say({ zh: "{n} 次", en: "{n}" }, { n: count(one.purchases90, language, 1) })}
                </td>
                <td className="number">
                  {say({ zh: "{n} 次", en: "{n}" }, { n: count(one.came, language) })}
                  {!one.over && (
                    <small className="text-3">
                      {" "}
                      {say(
                        { zh: "还有 {n} 天", en: "{n|day|days} to go" },
                        { n: daysBetween(data.knownTo, addDays(one.asOf, 90)) },
                      )}
                    </small>
                  )}
                </td>
                <td className="number">{one.came === 0 ? none : exact(one.amount, "moneyEach", money)}</td>
                <td>{one.dueOn ?? none}</td>
                <td>{next(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
