import type { Funnel } from "../../server/metrics/funnel/schema.ts";
import { Card } from "../kit/Card.tsx";
import { count, none, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

const how = {
  formula: {
    zh: "还开着的：现在停在那个阶段的商机、它们的客户和金额；原因：写明因此丢掉的商机数",
    en: "Open: opportunities that stand in the stage now, their customers and money; causes: opportunities lost for it",
  },
  counts: {
    zh: "这段时间里第一次接触的商机。没有写原因的丢单不在原因里；认不出客户的商机不算客户数；金额写明了才加。",
    en: "Opportunities first contacted in the period. Those lost without a cause are under none; those of nobody known count no customer; money is added where it was given.",
  },
  verb: "funnel",
};

/** Where open opportunities say they stand, and why others were lost. */
export function StandingCard({ funnel }: { funnel: Funnel }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { standing, causes } = funnel;
  const title = say({ zh: "还开着的，和丢掉的原因", en: "Still open, and why others were lost" });
  return (
    <Card title={title} how={how}>
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
