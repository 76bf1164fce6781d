import type { Market } from "../../server/metrics/market/schema.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import { count, none } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { observedNames } from "./words.ts";

/** We and the others side by side: the newest of each observation, with when and by whom. */
export function CompetitorsCard({ found }: { found: Market }) {
  const { say, language } = useLanguage();
  const title = say({ zh: "和竞争对手比", en: "Against competitors" });
  const subjects = [...new Set(found.observed.map((one) => one.subject))].filter((one) => one !== "");
  const measures = Object.keys(observedNames).filter((name) =>
    found.observed.some((one) => one.measure === name && one.subject !== ""),
  );
  return (
    <Card
      title={title}
      note={say({
        zh: "到期末为止每项最新的观察；优势、劣势和动向逐条列出。下面小字是日期和出处。",
        en: "The newest of each by the period’s end; strengths, weaknesses and plans one by one. Small print: date and source.",
      })}
    >
      {subjects.length === 0 ? (
        <p className="text-2">
          {say({
            zh: "还没有对竞争对手的观察：评分、价格、知名度、优势、劣势都可以导入，自己的写「本公司」。",
            en: "No competitors were observed yet: ratings, prices, awareness, strengths and weaknesses can be imported; name yourselves “us”.",
          })}{" "}
          <ImportLink kind="observations" />
        </p>
      ) : (
        <TableScroll label={title}>
          <table className="table market-rivals">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "比什么", en: "Measure" })}</th>
                {subjects.map((subject) => (
                  <th key={subject} scope="col">
                    {subject === "us" ? say({ zh: "我们", en: "We" }) : subject}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {measures.map((measure) => (
                <tr key={measure}>
                  <th scope="row">{say(observedNames[measure] ?? { zh: measure, en: measure })}</th>
                  {subjects.map((subject) => {
                    const own = found.observed.filter(
                      (one) => one.measure === measure && one.subject === subject,
                    );
                    return (
                      <td key={subject}>
                        {own.length === 0
                          ? none
                          : own.slice(0, 5).map((one) => (
                              <p key={`${one.market} ${one.on} ${one.note}`}>
                                {one.value !== null && (
                                  <strong>
                                    {count(one.value, language, 2)} {one.unit}
                                  </strong>
                                )}{" "}
                                {one.note}
                                <small>
                                  {[one.market, one.on, one.by].filter((word) => word !== "").join(" · ")}
                                </small>
                              </p>
                            ))}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Card>
  );
}
