import { Link } from "@tanstack/react-router";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { count, text } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";

/** Who the forecast got most wrong: worth a look, because something is known of them that purchases do not say. */
export function MissedCard() {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const which = address.missed === "high" ? "high" : "low";
  const list = usePeople(["listMissed", which], (page, signal) =>
    call("listMissed", { which, ...page }, { signal }),
  );
  const title = say({ zh: "差得最远的客户", en: "Whom it got most wrong" });
  return (
    <Card
      title={title}
      note={say(
        { zh: "差 1 次以上的 {n} 人", en: "{n} customers off by one purchase or more" },
        { n: count(list.first?.total ?? 0, language) },
      )}
      right={
        <SegmentedSwitch<"low" | "high">
          label={title}
          value={which}
          options={[
            { value: "low", label: say({ zh: "预测少了", en: "Too low" }) },
            { value: "high", label: say({ zh: "预测多了", en: "Too high" }) },
          ]}
          onChange={(next) => change({ missed: next === "low" ? undefined : next })}
        />
      }
    >
      {list.error ? (
        <p role="alert">{say(saysOf(list.error))}</p>
      ) : (
        <TableScroll label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "客户", en: "Customer" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "预测次数", en: "Forecast" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "实际次数", en: "Actual" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "实际金额", en: "Money" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {list.people.slice(0, 12).map((person) => (
                <tr key={person.customerId}>
                  <td>
                    {person.publicId ? (
                      <Link to={`/customers/${person.publicId}`}>
                        {person.name ??
                          say({ zh: "客户 {n}", en: "Customer {n}" }, { n: String(person.customerId) })}
                      </Link>
                    ) : (
                      say({ zh: "客户 {n}", en: "Customer {n}" }, { n: String(person.customerId) })
                    )}
                  </td>
                  <td className="number">{count(person.predicted, language, 1)}</td>
                  <td className="number strong">{count(person.actual, language)}</td>
                  <td className="number">{text(person.actualSpend, "moneyEach", money)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Card>
  );
}
