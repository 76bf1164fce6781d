import { Card } from "../kit/Card.tsx";
import { PersonName } from "../kit/CustomerTable.tsx";
import { text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { useDefinition } from "../question/useDefinition.ts";
import { useCall } from "../useCall.ts";

/** Whom the customer brought, and what he is worth with them. Absent where he brought nobody. */
export function BroughtCard({ id }: { id: string }) {
  const say = useSay();
  const money = useMoney();
  const definition = useDefinition();
  const answer = useCall("broughtBy", { id, definition });
  const found = answer.data;
  if (!found || found.brought === 0) return null;
  const title = say({ zh: "带来的客户", en: "Customers brought" });
  const amount = (value: number) => text(value, "moneyEach", money);
  return (
    <Card
      title={title}
      metric="referralValue"
      note={say(
        {
          zh: "直接带来 {n} 位，{bought} 位买过；每人只记在最早推荐他的人名下，到 {day}",
          en: "{n} brought directly, {bought} of them bought; each stands under who referred him first, up to {day}",
        },
        { n: found.brought, bought: found.bought, day: found.asOf.slice(0, 10) },
      )}
    >
      <p>
        {say(
          {
            zh: "自己买了 {own}，带来的人买了 {amount}，合起来 {both}。",
            en: "Own purchases {own}, theirs {amount}, together {both}.",
          },
          {
            own: amount(found.own),
            amount: amount(found.amount),
            both: amount(found.own + found.amount),
          },
        )}{" "}
        <span className="text-3">
          {found.rewarded
            ? say({
                zh: "没有他，他们也许也会来。",
                en: "They might have come without him.",
              })
            : say({
                zh: "没有记录过推荐奖励，这个数说明不了什么。",
                en: "No reward for a referral is on record, so this says little.",
              })}
        </span>
      </p>
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "客户", en: "Customer" })}</th>
              <th scope="col" className="number">
                {say({ zh: "订单", en: "Orders" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "买了", en: "Bought" })}
              </th>
              <th scope="col">{say({ zh: "最近一单", en: "Last order" })}</th>
            </tr>
          </thead>
          <tbody>
            {found.people.map((person) => (
              <tr key={person.customerId}>
                <td>
                  <PersonName person={person} /> <span className="text-3">{person.store}</span>
                </td>
                <td className="number">{person.orders}</td>
                <td className="number">{amount(person.amount)}</td>
                <td className="text-3">{person.lastOn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {found.brought > found.people.length && (
        <p className="card-note">
          {say(
            { zh: "列出买得最多的 {n} 位。", en: "The {n} who bought most are listed." },
            { n: found.people.length },
          )}
        </p>
      )}
    </Card>
  );
}
