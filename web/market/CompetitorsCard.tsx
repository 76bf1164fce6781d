import type { Market } from "../../server/metrics/market/schema.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { count, none } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { observedNames } from "./words.ts";

const how = {
  formula: {
    zh: "每个对象、市场、指标取日期最新的一条；同一天的取后导入的",
    en: "Of each subject, market and measure the newest by its day; of one day the one imported last",
  },
  counts: {
    zh: "优势、劣势、动向每条都在，最多列五条。市场规模和销售额不在这里，在份额里。数字照来源写的，不换算。",
    en: "Strengths, weaknesses and plans are all kept, five are shown. Sizes and sales are not here but in the shares. Values as their source has them, nothing converted.",
  },
  verb: "market",
};

/** Days after which what is known of a competitor is called old. */
const limits = ["30", "90", "180", "365"] as const;

/** We and the others side by side: the newest of each observation, with when and by whom. */
export function CompetitorsCard({ found }: { found: Market }) {
  const { say, language } = useLanguage();
  const [address, change] = useAddress();
  const title = say({ zh: "和竞争对手比", en: "Against competitors" });
  const limit = limits.find((one) => one === address.remind) ?? "90";
  const old = found.rivals.filter(({ days }) => days > Number(limit));
  const subjects = [...new Set(found.observed.map((one) => one.subject))].filter((one) => one !== "");
  const measures = Object.keys(observedNames).filter((name) =>
    found.observed.some((one) => one.measure === name && one.subject !== ""),
  );
  return (
    <Card
      title={title}
      how={how}
      right={
        found.rivals.length > 0 && (
          <ChoicePicker<(typeof limits)[number]>
            label={say({ zh: "多久没有新的就提醒", en: "Remind after" })}
            value={limit}
            options={limits.map((value) => ({
              value,
              label: say({ zh: "{n} 天", en: "{n} days" }, { n: value }),
            }))}
            onChange={(next) => change({ remind: next === "90" ? undefined : next })}
          />
        )
      }
      note={say({
        zh: "到期末为止每项最新的观察；优势、劣势和动向逐条列出。下面小字是日期和出处。",
        en: "The newest of each by the period’s end; strengths, weaknesses and plans one by one. Small print: date and source.",
      })}
    >
      {old.length > 0 && (
        <p className="market-old" role="note">
          {say(
            {
              zh: "该再看一次了：{who}。最近的观察已经超过 {n} 天。",
              en: "Time to look again: {who}. The newest observation is more than {n} days old.",
            },
            {
              n: limit,
              who: old
                .slice(0, 5)
                .map(({ subject, on, days }) =>
                  say(
                    { zh: "{subject}（{on}，{days} 天前）", en: "{subject} ({on}, {days} days ago)" },
                    { subject, on, days: count(days, language) },
                  ),
                )
                .join(say({ zh: "、", en: ", " })),
            },
          )}
          {old.length > 5 && say({ zh: "还有 {n} 家。", en: " And {n} more." }, { n: old.length - 5 })}{" "}
          <ImportLink kind="observations" />
        </p>
      )}
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
