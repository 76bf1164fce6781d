import type { Funnel } from "../../server/metrics/funnel/schema.ts";
import { Card } from "../kit/Card.tsx";
import { count, none, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

/** Where open opportunities say they stand, and why others were lost. */
export function StandingCard({ funnel }: { funnel: Funnel }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { standing, causes } = funnel;
  const title = say({ zh: "还开着的，和丢掉的原因", en: "Still open, and why others were lost" });
  return (
    <Card title={title}>
      {standing.length === 0 && causes.length === 0 && (
        <p className="text-2">
          {say({
            zh: "都了结了，也没有写明丢单原因。",
            en: "All are closed, and no cause of loss was given.",
          })}
        </p>
      )}
      {standing.length > 0 && (
        <TableScroll label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "现在的阶段", en: "Stage now" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "商机", en: "Opportunities" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "客户", en: "Customers" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "金额", en: "Money" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {standing.slice(0, 12).map((row) => (
                <tr key={row.stage}>
                  <th scope="row">{row.stage || say({ zh: "没有写", en: "Not said" })}</th>
                  <td className="number">{count(row.opportunities, language)}</td>
                  <td className="number">{count(row.customers, language)}</td>
                  <td className="number">{row.amount > 0 ? text(row.amount, "money", money) : none}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {causes.length > 0 && (
        <dl className="funnel-causes">
          {causes.slice(0, 6).map((row) => (
            <div key={row.cause}>
              <dt>{row.cause}</dt>
              <dd>{count(row.lost, language)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
