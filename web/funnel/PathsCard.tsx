import type { ContactPaths, Touch } from "../../server/metrics/funnel/schema.ts";
import { writePath } from "../../server/metrics/funnel/schema.ts";
import { Card } from "../kit/Card.tsx";
import { lastDayOf } from "../kit/dates.ts";
import { count, percent } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { pathName } from "./words.ts";

const how = {
  formula: {
    zh: "成交率 = 走这条路而有首单或赢单的客户 ÷ 走这条路的客户",
    en: "Conversion = customers of the path with a first order or a won deal ÷ customers of the path",
  },
  counts: {
    zh: "只算第一次触点落在这段时间、之前没有买过的客户；触点来自互动、推荐和商机，同一种连着的算一次，取前三种。占比是占这些客户的比例，天数是成交的人从第一次触点起的中位数。",
    en: "Only customers whose first touch lies in the period and who had not bought before. Touches are interactions, referrals and opportunities; the same in a row counts once, the first three are kept. The share is of these customers, the days are the median from the first touch of those who got there.",
  },
  verb: "contactPaths",
};

interface PathsCardProps {
  paths: ContactPaths;
  /** Left out where names may not be seen. */
  onChoose?: ((path: readonly Touch[], which: "all" | "won" | "notYet") => void) | undefined;
}

const shown = 12;

/** What touched a customer first and next, before his first order or won deal. */
export function PathsCard({ paths: answer, onChoose }: PathsCardProps) {
  const { say, language } = useLanguage();
  const title = say({ zh: "商机之前：客户怎么走到成交", en: "Before the deal: how customers got there" });
  const note = say(
    {
      zh: "第一次触点落在这段时间、之前没有买过的 {customers} 位客户：先后被什么碰到（同一种连着算一次，取前三种），到首单或赢单为止。到 {seen} 有 {won} 位成交。这里看所有客户，不受页面上的筛选影响。先后不等于因果。",
      en: "{customers} customers whose first touch lies in the period and who had not bought before: what reached them, in order (the same in a row once, the first three), up to a first order or won deal. {won} got there by {seen}. All customers are counted, whatever the page is narrowed to. The order is not a cause.",
    },
    { customers: answer.customers, won: answer.won, seen: lastDayOf(answer.seen) },
  );
  const rest = answer.paths.length - shown;
  return (
    <Card title={title} how={how} note={answer.customers > 0 ? note : undefined}>
      {answer.customers === 0 ? (
        <p className="text-2">
          {say({
            zh: "这段时间没有新碰到的客户。导入互动、推荐或商机后才有触点。",
            en: "Nobody was touched for the first time in this period. Touches come with interactions, referrals or opportunities.",
          })}
        </p>
      ) : (
        <TableScroll label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "触点的先后", en: "Touches in order" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "客户", en: "Customers" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "占比", en: "Share" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "成交", en: "Got there" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "成交率", en: "Conversion" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "95% 区间", en: "95%" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "用了几天（中位）", en: "Days (median)" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.paths.slice(0, shown).map((row) => (
                <tr key={writePath(row.touches)}>
                  <th scope="row">
                    {pathName(row.touches, language)}
                    {row.sameDay * 2 >= row.won && row.sameDay > 0 && (
                      <div className="text-3 path-same-day">
                        {say(
                          {
                            zh: "{n} 位的触点和成交在同一天：多半是成交了才记下，成交率不能和别的路比",
                            en: "{n} touched and won on one day: probably noted because they bought, so do not compare the conversion",
                          },
                          { n: row.sameDay },
                        )}
                      </div>
                    )}
                  </th>
                  <td className="number">
                    <Figure n={row.customers} onChoose={onChoose && (() => onChoose(row.touches, "all"))} />
                  </td>
                  <td className="number">{percent(row.share, language)}</td>
                  <td className="number">
                    <Figure n={row.won} onChoose={onChoose && (() => onChoose(row.touches, "won"))} />
                  </td>
                  <td className="number strong">{percent(row.conversion, language)}</td>
                  <td className="number text-3">
                    {`${percent(row.interval.low, language, 0)}–${percent(row.interval.high, language, 0)}`}
                  </td>
                  <td className="number">{count(row.medianDays, language, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {(rest > 0 || answer.known > 0) && (
        <p className="card-note">
          {rest > 0 &&
            say(
              { zh: "另有 {n} 条更少见的路。", en: "{n|rarer path is|rarer paths are} not shown. " },
              { n: rest },
            )}
          {answer.known > 0 &&
            say(
              {
                zh: "{n} 位在第一次触点之前就已经是客户，不算在内。",
                en: "{n|customer|customers} bought before any touch and count in no path.",
              },
              { n: answer.known },
            )}
        </p>
      )}
    </Card>
  );
}

function Figure({ n, onChoose }: { n: number; onChoose: (() => void) | undefined }) {
  const { language } = useLanguage();
  if (n === 0 || !onChoose) return count(n, language);
  return (
    <button type="button" className="link" onClick={onChoose}>
      {count(n, language)}
    </button>
  );
}
