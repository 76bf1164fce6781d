import { saysOf } from "../callError.ts";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { count, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { offText } from "./verdict.ts";

const how = {
  formula: {
    zh: "偏差 = 组里人的预测合计 ÷ 实际合计 − 1",
    en: "Off = what was forecast for the people of the group, added up ÷ what came − 1",
  },
  counts: {
    zh: "回看用的是留出期：只拿留出期之前的购买来预测，再和留出期里真的发生的比。分群按预测那一刻的成员，当时还没有的用今天的成员，并标明；省份、渠道、性别是档案里现在的。",
    en: "The back-test holds out the last stretch: forecasts are made from purchases before it and compared with what came in it. Segments are their members at that moment; one that did not exist then has its members of today, and says so. Province, channel and gender are as the files have them now.",
  },
  verb: "trustBy",
};

const splits = ["segment", "province", "channel", "gender"] as const;
type Split = (typeof splits)[number];

/** For whom the forecast held and for whom not. */
export function GroupsCard() {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const by: Split = splits.find((known) => known === address.by) ?? "province";
  const answer = useCall("trustBy", { by });
  const names: Record<Split, string> = {
    segment: say({ zh: "分群（当时的成员）", en: "segment (members of then)" }),
    province: say({ zh: "省份", en: "province" }),
    channel: say({ zh: "获客渠道", en: "acquisition channel" }),
    gender: say({ zh: "性别", en: "gender" }),
  };
  const title = say({ zh: "对哪些人准，对哪些人不准", en: "For whom it held" });
  return (
    <Card
      title={title}
      how={how}
      note={say({
        zh: "同一次回看，按组加总；偏差 = 预测 / 实际 − 1",
        en: "The same back-test added up by group; off = forecast / actual − 1",
      })}
      right={
        <ChoicePicker<Split>
          label={say({ zh: "按", en: "by" })}
          value={by}
          options={splits.map((known) => ({ value: known, label: names[known] }))}
          onChange={(next) => change({ by: next === "province" ? undefined : next })}
        />
      }
    >
      {answer.error ? (
        <p role="alert">{say(saysOf(answer.error))}</p>
      ) : !answer.data ? (
        <Bones lines={5} />
      ) : answer.data.groups.length === 0 ? (
        <p className="text-2">{say({ zh: "还没有可以分的组。", en: "There is nothing to split by yet." })}</p>
      ) : (
        <TableScroll label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{names[by]}</th>
                <th scope="col" className="number">
                  {say({ zh: "人数", en: "People" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "预测次数", en: "Forecast" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "实际次数", en: "Actual" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "偏差", en: "Off" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "实际金额", en: "Actual money" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "金额偏差", en: "Money off" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.data.groups.map((group) => (
                <tr key={group.value}>
                  <td>
                    {say(group.label)}
                    {group.members === "today" && (
                      <span className="text-3">
                        {say({ zh: "（今天的成员）", en: " (members of today)" })}
                      </span>
                    )}
                  </td>
                  <td className="number">{count(group.customers, language)}</td>
                  <td className="number">{count(group.predicted, language, 1)}</td>
                  <td className="number">{count(group.actual, language)}</td>
                  <td className="number strong">{offText(group.predicted, group.actual, language)}</td>
                  <td className="number">{text(group.actualSpend, "money", money)}</td>
                  <td className="number">{offText(group.predictedSpend, group.actualSpend, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {answer.data?.groups.some(({ members }) => members === "today") && (
        <p className="text-3">
          {say({
            zh: "分群当时还没有的，只能看今天的成员：他们知道后来的事，偏差会显得小或偏向一边，只供参考。",
            en: "Where a segment did not exist then, its members of today stand in: they know what came later, so what is off there is a hint only.",
          })}
        </p>
      )}
    </Card>
  );
}
