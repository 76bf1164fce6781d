import { Link } from "@tanstack/react-router";
import type { SegmentPerson } from "../../server/segments/schema.ts";
import { customerName } from "../customers/customerName.ts";
import { count, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

interface PeopleTableProps {
  people: readonly SegmentPerson[];
  /** Since when, and the reason of the log: for members, not for a sample. */
  since?: boolean;
  onRemove?: ((person: SegmentPerson) => void) | undefined;
}

/** A few people in a plain table; every name leads to the customer's file. */
export function PeopleTable({ people, since = false, onRemove }: PeopleTableProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const title = say({ zh: "客户", en: "Customers" });
  return (
    <TableScroll label={title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "客户", en: "Customer" })}</th>
            <th scope="col" className="number">
              {say({ zh: "近 12 月", en: "12 months" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "订单", en: "Orders" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "最近购买", en: "Last bought" })}
            </th>
            {since && <th scope="col">{say({ zh: "从何时、为什么", en: "Since, and why" })}</th>}
            {onRemove && <th scope="col" aria-label={say({ zh: "移出", en: "Take off" })} />}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link to={`/customers/${person.id}`}>
                  <strong>{customerName(person, say)}</strong>
                </Link>{" "}
                <span className="text-3">{person.store}</span>
              </th>
              <td className="number">{text(person.amountYear, "moneyEach", money)}</td>
              <td className="number">{count(person.orders, language)}</td>
              <td className="number">{person.lastOn ?? "–"}</td>
              {since && (
                <td className="seg-why">
                  {person.since?.slice(0, 10)} <span className="text-3">{person.why && say(person.why)}</span>
                </td>
              )}
              {onRemove && (
                <td>
                  <button type="button" className="link" onClick={() => onRemove(person)}>
                    {say({ zh: "移出", en: "Take off" })}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
