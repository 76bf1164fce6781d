import { Fragment } from "react";
import type { Rfm } from "../../server/metrics/rfm/schema.ts";
import { Card } from "../kit/Card.tsx";
import { Change } from "../kit/Change.tsx";
import { count, percent, text } from "../kit/format.ts";
import { type Level, LevelMark, levelNames } from "../kit/LevelMark.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import type { ValueQuestion } from "./useValueQuestion.ts";

const levels: readonly Level[] = ["high", "potential", "low"];
const better = { high: "higher", potential: "neither", low: "lower" } as const;

/** How few bring how much: people to the left, money to the right; below, the eight classes that make the levels. */
export function PyramidCard({ rfm, value }: { rfm: Rfm; value: ValueQuestion }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const rows = levels.map((level) => {
    const classes = rfm.classes.filter((known) => known.level === level);
    return {
      level,
      customers: classes.reduce((sum, known) => sum + known.customers, 0),
      amount: classes.reduce((sum, known) => sum + known.amount, 0),
    };
  });
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  const most = (key: "customers" | "amount") => Math.max(1, ...rows.map((row) => row[key]));
  const width = (row: (typeof rows)[number], key: "customers" | "amount") =>
    `${Math.round((Math.max(0, row[key]) / most(key)) * 100)}%`;
  return (
    <Card
      title={say({ zh: "价值金字塔", en: "Value pyramid" })}
      note={say(
        {
          zh: "{n} 人，{amount}；R、F、M 各以平均值为界",
          en: "{n|person|people}, {amount}; borders are the averages of R, F, M",
        },
        { n: rfm.customers, amount: text(rfm.amount, "money", money) },
      )}
    >
      <div className="pyramid">
        <span className="pyramid-head" style={{ textAlign: "right" }}>
          {say({ zh: "人数", en: "People" })}
        </span>
        <span />
        <span className="pyramid-head">{say({ zh: "销售额", en: "Revenue" })}</span>
        {rows.map((row) => (
          <Fragment key={row.level}>
            <div className="pyramid-left">
              <span className="pyramid-numbers">
                <strong>{percent(share(row.customers, rfm.customers), language)}</strong>
                <span>{count(row.customers, language)}</span>
              </span>
              <span className="pyramid-track">
                <span
                  className="pyramid-bar"
                  style={{
                    width: width(row, "customers"),
                    background: `var(--value-${row.level})`,
                  }}
                />
              </span>
            </div>
            <div className="pyramid-middle">
              <span className="level">
                <LevelMark level={row.level} />
                {say(levelNames[row.level])}
              </span>
            </div>
            <div className="pyramid-right">
              <span className="pyramid-track">
                <span
                  className="pyramid-bar"
                  style={{ width: width(row, "amount"), background: `var(--value-${row.level})` }}
                />
              </span>
              <span className="pyramid-numbers">
                <strong>{percent(share(row.amount, rfm.amount), language)}</strong>
                <span>{text(row.amount, "money", money)}</span>
              </span>
            </div>
          </Fragment>
        ))}
      </div>
      <div className="class-table">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "等级", en: "Class" })}</th>
              <th scope="col" className="number">
                {say({ zh: "人数", en: "People" })}
              </th>
              <th scope="col" className="number">
                {value.against === "none" ? "" : say({ zh: "较对比日", en: "vs then" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {rfm.classes.map((known) => (
              <tr key={known.class}>
                <td>
                  <button
                    type="button"
                    className="link level"
                    aria-pressed={address.class === known.class}
                    onClick={() => change({ class: known.class, r: undefined, f: undefined })}
                  >
                    <LevelMark level={known.level} />
                    {say(known.title)}
                  </button>
                </td>
                <td className="number">{count(known.customers, language)}</td>
                <td className="number">
                  <Change
                    value={known.customers}
                    previous={known.previousCustomers}
                    unit="customers"
                    betterWhen={better[known.level]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
