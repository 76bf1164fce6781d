import type { Penetration, PenetrationList } from "../../server/metrics/penetration/schema.ts";
import { Card } from "../kit/Card.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

interface GapCardProps {
  found: Penetration;
  onChoose: ((which: PenetrationList) => void) | undefined;
}

/** Which categories to widen: among existing and new customers, and who buys what goes with them but not them. */
export function GapCard({ found, onChoose }: GapCardProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const title = say({ zh: "哪些品类可以扩", en: "Which categories to widen" });
  return (
    <Card
      title={title}
      metric="categoryShare"
      note={say({
        zh: "渗透：这段时间购买的客户里，买过这个类目的占比；老客户是时期之前就买过的。搭配：买了它的人最常也买这个类目（提升度大于 1，至少 20 人同时买）；缺口是买了搭配、还没买它的人。",
        en: "Penetration: of the customers of the period, who bought in it; existing ones had bought before. Companion: whose buyers most often buy it too (lift over 1, 20 in common at least); the gap is who buys that and not this.",
      })}
    >
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "类目", en: "Category" })}</th>
              <th scope="col" className="number">
                {say({ zh: "金额", en: "Revenue" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "老客户渗透", en: "Existing" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "新客户渗透", en: "New" })}
              </th>
              <th scope="col">{say({ zh: "搭配", en: "Companion" })}</th>
              <th scope="col" className="number">
                {say({ zh: "提升度", en: "Lift" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "缺口，人", en: "Gap, people" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.categories.slice(0, 40).map((row) => (
              <tr key={row.category}>
                <th scope="row">{row.category}</th>
                <td className="number">{text(row.amount, "money", money)}</td>
                <td className="number">
                  {percent(row.existingShare, language)}{" "}
                  <span className="text-3">{count(row.existing, language)}</span>
                </td>
                <td className="number">
                  {percent(row.freshShare, language)}{" "}
                  <span className="text-3">{count(row.fresh, language)}</span>
                </td>
                <td>
                  {row.companion ? (
                    <>
                      {row.companion.category}{" "}
                      <span className="text-3">{percent(row.companion.share, language, 0)}</span>
                    </>
                  ) : (
                    none
                  )}
                </td>
                <td className="number">{row.companion ? count(row.companion.lift, language, 2) : none}</td>
                <td className="number">
                  {!row.companion ? (
                    none
                  ) : onChoose && row.companion.lacking > 0 ? (
                    <button
                      type="button"
                      className="link"
                      onClick={() =>
                        onChoose({ list: "lacks", has: row.companion?.category ?? "", lacks: row.category })
                      }
                    >
                      {count(row.companion.lacking, language)}
                    </button>
                  ) : (
                    count(row.companion.lacking, language)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
