import type { Funnel, FunnelSlice } from "../../server/metrics/funnel/schema.ts";
import type { Filter } from "../../server/metrics/schema.ts";
import { writeWhere } from "../explore/exploreAddress.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { count, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { sliceNames, slices } from "./words.ts";

const how = {
  formula: {
    zh: "赢的占比 = 赢单的商机 ÷ 进来的商机",
    en: "Share won = opportunities won ÷ opportunities that came in",
  },
  counts: {
    zh: "进来的：第一次接触落在这段时间的商机，跟到今天为止的结局；还开着的也在分母里，所以近期的会偏低。区间是 95% Wilson 区间。成交天数是第一次接触到赢单的中位数，金额是赢单的合计。",
    en: "Came in: opportunities whose first contact lies in the period, with how they ended so far; open ones are counted below the line too, so recent ones look low. The interval is Wilson’s at 95%. Days to win are the median from first contact, money is the sum of those won.",
  },
  verb: "funnel",
};

interface SlicesCardProps {
  funnel: Funnel;
  by: FunnelSlice;
  filters: readonly Filter[];
}

/** The same opportunities by colleague, team, channel or product; a click looks at one of them alone. */
export function SlicesCard({ funnel, by, filters }: SlicesCardProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [, change] = useAddress();
  const title = say({ zh: "分开看", en: "Apart" });
  const look = (next: readonly Filter[]) =>
    change({ where: writeWhere(next), step: undefined, which: undefined });
  const only = (value: string) => look([...filters.filter((one) => one.by !== by), { by, is: [value] }]);
  const heads = [
    say({ zh: "进来", en: "Came in" }),
    say({ zh: "赢单", en: "Won" }),
    say({ zh: "赢的占比", en: "Share won" }),
    say({ zh: "95% 区间", en: "95%" }),
    say({ zh: "丢单", en: "Lost" }),
    say({ zh: "还开着", en: "Open" }),
    say({ zh: "成交天数（中位）", en: "Days to win" }),
    say({ zh: "赢单金额", en: "Won" }) + (language === "en" ? " money" : ""),
  ];
  return (
    <Card
      title={title}
      how={how}
      note={say({
        zh: "点一行，整页只看这一个。区间重叠的，不能说谁高谁低。",
        en: "Click one to see the page for it alone. Where intervals overlap, neither is higher.",
      })}
      right={
        <>
          {filters.length > 0 && (
            <button type="button" className="link" onClick={() => look([])}>
              {say({ zh: "看全部", en: "Show all" })}
            </button>
          )}
          <ChoicePicker<FunnelSlice>
            label={say({ zh: "按", en: "By" })}
            value={by}
            options={slices.map((value) => ({ value, label: say(sliceNames[value]) }))}
            onChange={(next) => change({ by: next === "staff" ? undefined : next })}
          />
        </>
      }
    >
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(sliceNames[by])}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {funnel.slices.map((row) => (
              <tr key={row.value}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => only(row.value)}>
                    {say(row.label)}
                  </button>
                </th>
                <td className="number">{count(row.reached, language)}</td>
                <td className="number">{count(row.won, language)}</td>
                <td className="number strong">{percent(row.winShare, language)}</td>
                <td className="number text-3">
                  {row.interval &&
                    `${percent(row.interval.low, language, 0)}–${percent(row.interval.high, language, 0)}`}
                </td>
                <td className="number">{count(row.lost, language)}</td>
                <td className="number">{count(row.open, language)}</td>
                <td className="number">{count(row.medianDays, language, 1)}</td>
                <td className="number">{text(row.amount, "money", money)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
