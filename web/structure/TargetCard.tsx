import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { Structure } from "../../server/metrics/structure/schema.ts";
import { Card } from "../kit/Card.tsx";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { type Level, LevelMark, levelNames } from "../kit/LevelMark.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useMay } from "../whoAmI.ts";
import { TargetDialog } from "./TargetDialog.tsx";

type Target = NonNullable<Structure["target"]>;

const how = {
  formula: {
    zh: "还差 = 目标人数 − 现在的人数；按比例定的目标，人数 = 比例 × 没有流失的客户",
    en: "Gap = people aimed for − people now; a target in shares is the share × customers who are not lost",
  },
  counts: {
    zh: "等级按后一个日子为止买的算，和流动表一样。表里的金额 = 还差的人数 × 这一等级两个日子之间的人均购买；往上走的金额按两级人均的差算。哪一级没有人，就不算金额。",
    en: "Classes by what had been bought by the later day, as in the flow table. Money in the table = the gap × what each of the class bought on average between the two days; that of a step up is at the difference of the two classes. Where a class is empty there is none.",
  },
  verb: "structure",
};

/** What structure is aimed for, what it is, and who would have to move. */
export function TargetCard({ flow }: { flow: Structure }) {
  const { say } = useLanguage();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { target } = flow;
  const edits = may("settings:write");
  return (
    <Card
      title={say({ zh: "目标结构与实际", en: "Target and actual structure" })}
      how={how}
      note={
        target &&
        say(
          {
            zh: "目标日 {day}。占没有流失的客户的比例；金额按两个日子之间的人均购买算。",
            en: "To be reached by {day}. Shares of those who are not lost; money at what each bought on average between the two days.",
          },
          { day: target.day },
        )
      }
      right={
        edits && target ? (
          <Button size="small" onClick={() => setEditing(true)}>
            {say({ zh: "改目标", en: "Change the target" })}
          </Button>
        ) : undefined
      }
    >
      {target ? (
        <>
          <Rows target={target} />
          <Moves target={target} day={flow.day} />
        </>
      ) : (
        <EmptyChart
          missing={say({
            zh: "还没有目标：定下哪一天要有多少高价值、潜力、低价值客户，比例或人数都行。",
            en: "There is no target: say how many high, potential and low value customers there should be by which day, as shares or people.",
          })}
          meanwhile={say({
            zh: "定了以后，这里会显示差多少人、差多少金额、谁要往上走。",
            en: "Then this shows the gap in people and money, and who would have to move up.",
          })}
          actions={
            edits ? (
              <Button type="primary" onClick={() => setEditing(true)}>
                {say({ zh: "定目标", en: "Set a target" })}
              </Button>
            ) : (
              <span className="text-3">
                {say({ zh: "由能改设置的人来定。", en: "Someone who may change settings sets it." })}
              </span>
            )
          }
        />
      )}
      {edits && <TargetDialog open={editing} flow={flow} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function Rows({ target }: { target: Target }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const signed = (value: number, words: string) => (value > 0 ? `+${words}` : words);
  return (
    <TableScroll label={say({ zh: "目标与实际", en: "Target and actual" })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "等级", en: "Level" })}</th>
            <th scope="col" className="number">
              {say({ zh: "目标", en: "Target" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "实际", en: "Actual" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "还差，人", en: "Gap, people" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "还差，金额", en: "Gap, money" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {target.rows.map((row) => (
            <tr key={row.level}>
              <td>
                <span className="level">
                  <LevelMark level={row.level} />
                  {say(levelNames[row.level])}
                </span>
              </td>
              <td className="number">
                {percent(row.targetShare, language)}{" "}
                <span className="text-3">{count(row.target, language)}</span>
              </td>
              <td className="number">
                {percent(row.actualShare, language)}{" "}
                <span className="text-3">{count(row.actual, language)}</span>
              </td>
              <td className="number">{signed(row.gap, count(row.gap, language))}</td>
              <td className="number">
                {row.amount === null ? none : signed(row.amount, text(row.amount, "money", money))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const outside: Pair = { zh: "新客户或唤回的客户", en: "new or returning customers" };

/** One sentence for each step up, with the list of those who could take it. */
function Moves({ target, day }: { target: Target; day: string }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const high = target.rows.find((row) => row.level === "high");
  if (target.moves.length === 0)
    return (
      <p className="flow-note">
        {say({ zh: "结构已达到或好过目标。", en: "The structure is as aimed for, or better." })}
      </p>
    );
  return (
    <ul className="target-moves">
      {target.moves.map((move) => {
        const to = say(levelNames[move.to]);
        const values = {
          n: count(move.customers, language),
          from: say(move.from === "outside" ? outside : levelNames[move.from as Level]),
          to,
        };
        return (
          <li key={move.to}>
            {move.from === "outside"
              ? say({ zh: "要多 {n} 位{from}", en: "{n} more {from} are needed" }, values)
              : say(
                  { zh: "{n} 人要从{from}升到{to}", en: "{n} would have to move from {from} to {to}" },
                  values,
                )}
            {move.amount !== null && (
              <span className="text-2">
                {say(
                  { zh: "，按人均差额约 {amount}", en: ", about {amount} at the difference each" },
                  { amount: text(move.amount, "money", money) },
                )}
              </span>
            )}{" "}
            {move.from !== "outside" && may("customers:read") && (
              <Link to="/value" search={{ level: move.from, asOf: day } as never}>
                {say({ zh: "看名单，金额高的在前", en: "See them, the most money first" })}
              </Link>
            )}
          </li>
        );
      })}
      {high && high.gap < 0 && (
        <li className="text-3">
          {say({
            zh: "高价值已多于目标，没有人要往下走。",
            en: "High value is above its target; nobody has to move down.",
          })}
        </li>
      )}
    </ul>
  );
}
