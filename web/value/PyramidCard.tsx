import { Fragment } from "react";
import type { Rfm } from "../../server/metrics/rfm/schema.ts";
import { Card } from "../kit/Card.tsx";
import { Change } from "../kit/Change.tsx";
import { count, percent, text } from "../kit/format.ts";
import { LevelMark, levelNames } from "../kit/LevelMark.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import type { ValueQuestion } from "./useValueQuestion.ts";
import { ValueRuleButton } from "./ValueRuleButton.tsx";

const better = { high: "higher", potential: "neither", low: "lower" } as const;

/** How few bring how much: people to the left, money to the right; below, the eight classes that make the levels. */
export function PyramidCard({ rfm, value }: { rfm: Rfm; value: ValueQuestion }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const rows = rfm.levels;
  const grown = rows.reduce((sum, row) => sum + row.grown, 0);
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  const most = (key: "customers" | "amount") => Math.max(1, ...rows.map((row) => row[key]));
  const width = (row: (typeof rows)[number], key: "customers" | "amount") =>
    `${Math.round((Math.max(0, row[key]) / most(key)) * 100)}%`;
  return (
    <Card
      title={say({ zh: "价值金字塔", en: "Value pyramid" })}
      why="pyramid"
      note={say(
        {
          zh: "{n} 人，{amount}",
          en: "{n|person|people}, {amount}",
        },
        { n: rfm.customers, amount: text(rfm.amount, "money", money) },
      )}
      right={<ValueRuleButton />}
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
              <button
                type="button"
                className="link level"
                aria-pressed={address.level === row.level}
                onClick={() => change({ level: row.level, class: undefined, r: undefined, f: undefined })}
              >
                <LevelMark level={row.level} />
                {say(levelNames[row.level])}
              </button>
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
      {grown > 0 && (
        <p className="text-3">
          {say(
            {
              zh: "其中 {n} 人按下面的等级是低价值，因为预测会明显增长算作潜力。",
              en: "{n} of them are low by the classes below, and potential because a forecast expects clear growth.",
            },
            { n: count(grown, language) },
          )}
        </p>
      )}
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
                    onClick={() =>
                      change({ class: known.class, level: undefined, r: undefined, f: undefined })
                    }
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
