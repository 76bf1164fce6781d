import type { Market } from "../../server/metrics/market/schema.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";

const bases: Record<NonNullable<Market["markets"][number]["basis"]>, Pair> = {
  observed: { zh: "导入的", en: "imported" },
  category: { zh: "同名类目", en: "category of that name" },
  whole: { zh: "全部销售额", en: "all our sales" },
};

/** Our share of each market over the days that its size is known for, who else sells there, and who says so. */
export function SharesCard({ found }: { found: Market }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const title = say({ zh: "各市场的份额", en: "Share by market" });
  return (
    <Card
      title={title}
      metric="marketShare"
      note={say({
        zh: "市场规模按天平摊，只比有规模的那些天。我们的销售额：有导入的用导入的，否则用同名类目的（已识别的客户）。",
        en: "Sizes are spread over their days; only days with a size are compared. Our sales: imported ones, else those of the category of that name (known customers).",
      })}
    >
      {found.markets.length === 0 ? (
        <p className="text-2">
          {say({
            zh: "这段时间没有市场规模，所以不显示份额。要导入的是：指标写「市场规模」，对象写「市场」，带时期、数值和出处。",
            en: "No size of a market in this period, so no share. Import: measure “market size”, subject “market”, with period, value and source.",
          })}{" "}
          <ImportLink kind="observations" />
        </p>
      ) : (
        <TableScroll label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "市场", en: "Market" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "规模", en: "Size" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "我们", en: "Ours" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "份额", en: "Share" })}
                </th>
                <th scope="col">{say({ zh: "别人", en: "Others" })}</th>
                <th scope="col">{say({ zh: "出处", en: "Source" })}</th>
              </tr>
            </thead>
            <tbody>
              {found.markets.map((row) => (
                <tr key={row.market}>
                  <th scope="row">{row.market || say({ zh: "整个市场", en: "The market" })}</th>
                  <td className="number">
                    {text(row.size, "money", money)}{" "}
                    <span className="text-3">
                      {say(
                        { zh: "{n} / {of} 天", en: "{n} / {of} days" },
                        { n: count(row.days, language), of: count(row.ofDays, language) },
                      )}
                    </span>
                  </td>
                  <td className="number">
                    {row.own === null ? none : text(row.own, "money", money)}{" "}
                    <span className="text-3">{row.basis && say(bases[row.basis])}</span>
                  </td>
                  <td className="number strong">{percent(row.share, language)}</td>
                  <td>
                    {row.competitors.length === 0
                      ? none
                      : row.competitors
                          .slice(0, 4)
                          .map((one) => `${one.subject} ${percent(one.share, language)}`)
                          .join(language === "zh" ? "，" : ", ")}
                  </td>
                  <td className="text-3">{sources(row.stated)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Card>
  );
}

/** `行业协会季报 2026-07-01`: each source with the first day of its newest statement. */
function sources(stated: Market["markets"][number]["stated"]): string {
  const newest = new Map<string, string>();
  for (const { by, from } of stated) if ((newest.get(by) ?? "") < from) newest.set(by, from);
  return [...newest].map(([by, from]) => `${by} ${from}`.trim()).join("; ");
}
