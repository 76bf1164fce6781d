import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";

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
    segment: say({ zh: "分群（今天的成员）", en: "segment (members of today)" }),
    province: say({ zh: "省份", en: "province" }),
    channel: say({ zh: "获客渠道", en: "acquisition channel" }),
    gender: say({ zh: "性别", en: "gender" }),
  };
  const off = (said: number, came: number) =>
    came > 0 ? `${said > came ? "+" : ""}${percent(said / came - 1, language)}` : none;
  const title = say({ zh: "对哪些人准，对哪些人不准", en: "For whom it held" });
  return (
    <Card
      title={title}
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
      ) : answer.data && answer.data.groups.length === 0 ? (
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
              {(answer.data?.groups ?? []).slice(0, 12).map((group) => (
                <tr key={group.value}>
                  <td>{say(group.label)}</td>
                  <td className="number">{count(group.customers, language)}</td>
                  <td className="number">{count(group.predicted, language)}</td>
                  <td className="number">{count(group.actual, language)}</td>
                  <td className="number strong">{off(group.predicted, group.actual)}</td>
                  <td className="number">{text(group.actualSpend, "money", money)}</td>
                  <td className="number">{off(group.predictedSpend, group.actualSpend)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Card>
  );
}
