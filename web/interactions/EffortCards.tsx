import { useMemo, useRef } from "react";
import type { z } from "zod";
import type { Effort, effortPerson, Quarter } from "../../server/metrics/effort/schema.ts";
import { call } from "../call.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { corners, quadrant } from "../charts/quadrant.ts";
import { useLook } from "../charts/useLook.ts";
import { PeopleCard } from "../figure/PeopleCard.tsx";
import { Card } from "../kit/Card.tsx";
import { count, percent, text } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";
import { useMay } from "../whoAmI.ts";
import type { EffortQuestion, useEffort } from "./useEffort.ts";

const names: Record<Quarter, Pair> = {
  worth: { zh: "值得：花得多，带来多", en: "Worth it: much for much" },
  hard: { zh: "吃力：花得多，带来少", en: "Hard: much for little" },
  easy: { zh: "省心：花得少，带来多", en: "Easy: little for much" },
  quiet: { zh: "安静：花得少，带来少", en: "Quiet: little for little" },
};

interface EffortCardsProps {
  asked: EffortQuestion;
  effort: ReturnType<typeof useEffort>["effort"];
}

/** The four quarters, their people, and where colleagues' time goes. */
export function EffortCards({ asked, effort }: EffortCardsProps) {
  const [address, change] = useAddress();
  const { say } = useLanguage();
  const money = useMoney();
  const may = useMay();
  if (!effort.data) return <Waiting error={effort.error} />;
  const chosen = corners.find((one) => one === address.quarter);
  const choose = may("customers:read") ? (quarter: Quarter) => change({ quarter }) : undefined;
  const list = chosen && { ...asked, quarter: chosen };
  const unit = asked.effort === "minutes" ? ("minutes" as const) : ("times" as const);
  return (
    <>
      <div className="columns">
        <QuadrantCard asked={asked} effort={effort.data} onChoose={choose} />
        <WorkloadCard asked={asked} effort={effort.data} />
      </div>
      {list && choose && (
        <PeopleCard<z.output<typeof effortPerson>>
          key={JSON.stringify(list)}
          title={say(names[list.quarter])}
          name={["listEffortCustomers", list]}
          ask={(page, signal) => call("listEffortCustomers", { ...list, ...page }, signal ? { signal } : {})}
          columns={[
            {
              key: "effort",
              name: say(
                asked.effort === "minutes"
                  ? { zh: "这段时间花了", en: "Took" }
                  : { zh: "来往", en: "Contacts" },
              ),
              width: "96px",
              cell: (one) => text(one.effort, unit, money),
            },
            {
              key: "gain",
              name: say({ zh: "这段时间带来", en: "Brought" }),
              width: "108px",
              cell: (one) => text(one.gain, "moneyEach", money),
            },
          ]}
          onClose={() => change({ quarter: undefined })}
        />
      )}
    </>
  );
}

interface QuadrantCardProps {
  asked: EffortQuestion;
  effort: Effort;
  onChoose: ((quarter: Quarter) => void) | undefined;
}

function QuadrantCard({ asked, effort, onChoose }: QuadrantCardProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const [, change] = useAddress();
  const svg = useRef<() => string>(undefined);
  const title = say({ zh: "花的时间和带来的钱", en: "Effort against gain" });
  const unit = asked.effort === "minutes" ? ("minutes" as const) : ("times" as const);
  const option = useMemo(
    () =>
      quadrant(
        {
          dots: effort.points.map((point) => ({ corner: point.quarter, x: point.effort, y: point.gain })),
          x: {
            name: say(
              asked.effort === "minutes" ? { zh: "分钟", en: "Minutes" } : { zh: "来往次数", en: "Contacts" },
            ),
            cut: effort.cuts.effort ?? 0,
            end: effort.ends.effort,
            write: (value) => count(value, language, 0),
          },
          y: {
            name: say(
              asked.gain === "profit" ? { zh: "毛利", en: "Profit" } : { zh: "销售额", en: "Revenue" },
            ),
            cut: effort.cuts.gain ?? 0,
            end: effort.ends.gain,
            write: (value) => text(value, "money", look),
          },
          names: Object.fromEntries(corners.map((one) => [one, say(names[one])])) as Record<Quarter, string>,
        },
        look,
      ),
    [effort, asked.effort, asked.gain, look, language, say],
  );
  const heads = [
    say({ zh: "客户", en: "Customers" }),
    say(asked.effort === "minutes" ? { zh: "分钟", en: "Minutes" } : { zh: "来往", en: "Contacts" }),
    say({ zh: "占比", en: "Share" }),
    say(asked.gain === "profit" ? { zh: "毛利", en: "Profit" } : { zh: "销售额", en: "Revenue" }),
    say({ zh: "占带来的", en: "Share of gain" }),
  ];
  return (
    <ChartCard
      title={title}
      metric={effortMetric(asked)}
      file="effort"
      note={say({
        zh: "一点是一位有来往的客户（至多画 400 位）；虚线是中位数，超过才算多。点一点看那一格的人。",
        en: "A dot is a customer in contact (400 drawn at most); dashed lines are medians, above is much. Click one for its quarter.",
      })}
      right={
        <>
          <SegmentedSwitch
            label={say({ zh: "花的", en: "Effort" })}
            value={asked.effort}
            options={[
              { value: "minutes", label: say({ zh: "分钟", en: "Minutes" }) },
              { value: "contacts", label: say({ zh: "次数", en: "Contacts" }) },
            ]}
            onChange={(next) => change({ effort: next === "minutes" ? undefined : next })}
          />
          <SegmentedSwitch
            label={say({ zh: "带来的", en: "Gain" })}
            value={asked.gain}
            options={[
              { value: "revenue", label: say({ zh: "销售额", en: "Revenue" }) },
              { value: "profit", label: say({ zh: "毛利", en: "Profit" }) },
            ]}
            onChange={(next) => change({ gain: next === "revenue" ? undefined : next })}
          />
          <SegmentedSwitch
            label={say({ zh: "哪些客户", en: "Which customers" })}
            value={asked.regular ? "yes" : "no"}
            options={[
              { value: "no", label: say({ zh: "全部", en: "All" }) },
              { value: "yes", label: say({ zh: "常来的", en: "Regular" }) },
            ]}
            onChange={(next) => change({ regular: next === "yes" ? "yes" : undefined })}
          />
          <SegmentedSwitch
            label={say({ zh: "个人或企业", en: "Persons or firms" })}
            value={asked.filters[0]?.is[0] ?? "all"}
            options={[
              { value: "all", label: say({ zh: "不分", en: "Both" }) },
              { value: "person", label: say({ zh: "个人", en: "Persons" }) },
              { value: "organisation", label: say({ zh: "企业", en: "Firms" }) },
            ]}
            onChange={(next) => change({ kind: next === "all" ? undefined : next, quarter: undefined })}
          />
        </>
      }
      svg={() => svg.current?.()}
      table={{
        columns: [say({ zh: "象限", en: "Quarter" }), ...heads],
        rows: effort.quarters.map((row) => [
          say(names[row.quarter]),
          row.customers,
          row.effort,
          row.effortShare,
          row.gain,
          row.gainShare,
        ]),
      }}
    >
      {effort.points.length === 0 ? (
        <p className="text-2">
          {say({
            zh: "这段时间没有这样的来往。没有时长时，可改看次数。",
            en: "There is no such contact in this period. Without lengths, look at contacts.",
          })}
        </p>
      ) : (
        <>
          <LazyChart
            option={option}
            height={320}
            label={`${title}: ${say(effort.sentence)}`}
            points={effort.quarters.map(
              (row) => `${say(names[row.quarter])}: ${count(row.customers, language)}`,
            )}
            onPick={
              onChoose
                ? (_, series) => {
                    const quarter = corners[series];
                    if (quarter) onChoose(quarter);
                  }
                : undefined
            }
            onReady={(make) => {
              svg.current = make;
            }}
          />
          <TableScroll label={title}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say({ zh: "象限", en: "Quarter" })}</th>
                  {heads.map((head) => (
                    <th key={head} scope="col" className="number">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {effort.quarters.map((row) => (
                  <tr key={row.quarter}>
                    <th scope="row">{say(names[row.quarter])}</th>
                    <td className="number">
                      {onChoose && row.customers > 0 ? (
                        <button type="button" className="link" onClick={() => onChoose(row.quarter)}>
                          {count(row.customers, language)}
                        </button>
                      ) : (
                        count(row.customers, language)
                      )}
                    </td>
                    <td className="number">{text(row.effort, unit, look)}</td>
                    <td className="number text-2">{percent(row.effortShare, language)}</td>
                    <td className="number">{text(row.gain, "money", look)}</td>
                    <td className="number text-2">{percent(row.gainShare, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </>
      )}
      {effort.unknown > 0 && (
        <p className="card-note effort-foot">
          {say(
            {
              zh: "另有 {n} 位买的商品没有成本，毛利不知道，不在图里。",
              en: "{n|customer|customers} bought goods without a cost: their profit is not known, and they are left out.",
            },
            { n: effort.unknown },
          )}
        </p>
      )}
    </ChartCard>
  );
}

/** Whose time goes to customers who take much and bring little, and what would be free. */
function WorkloadCard({ asked, effort }: { asked: EffortQuestion; effort: Effort }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const unit = asked.effort === "minutes" ? ("minutes" as const) : ("times" as const);
  const rows = effort.staff.filter((row) => row.hardEffort > 0).slice(0, 10);
  const free = effort.staff.reduce((sum, row) => sum + row.free, 0);
  const title = say({ zh: "少花在谁身上", en: "Where to spend less" });
  return (
    <Card
      title={title}
      metric={effortMetric(asked)}
      note={say({
        zh: "「吃力」的客户如果都只花到中位数，能省下多少。",
        en: "What would be free if each “hard” customer took no more than the median.",
      })}
    >
      {rows.length === 0 ? (
        <p className="text-2">
          {say({ zh: "没有花得多、带来少的客户。", en: "No customer takes much and brings little." })}
        </p>
      ) : (
        <>
          <p>
            {say(
              {
                zh: "一共可省 {free}，先从这几位同事的名单看起。",
                en: "{free} in all; begin with these colleagues.",
              },
              { free: text(free, unit, money) },
            )}
          </p>
          <TableScroll label={title}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say({ zh: "同事", en: "Colleague" })}</th>
                  <th scope="col" className="number">
                    {say({ zh: "花在吃力的客户", en: "On hard customers" })}
                  </th>
                  <th scope="col" className="number">
                    {say({ zh: "占他的", en: "Of his" })}
                  </th>
                  <th scope="col" className="number">
                    {say({ zh: "可省", en: "Free" })}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.staff}>
                    <th scope="row">{say(row.label)}</th>
                    <td className="number">
                      {text(row.hardEffort, unit, money)}{" "}
                      <span className="text-3">
                        {say({ zh: "{n} 人", en: "{n}" }, { n: count(row.hardCustomers, language) })}
                      </span>
                    </td>
                    <td className="number text-2">
                      {percent(row.effort > 0 ? row.hardEffort / row.effort : null, language, 0)}
                    </td>
                    <td className="number">{text(row.free, unit, money)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </>
      )}
      <ul className="effort-caveats">
        <li>
          {say({
            zh: "沟通时间这个指标没有考虑金钱，只适用于经常来的忠诚客户；所以这里和带来的钱放在一起看，也可以只看常来的（一年内在三天以上买过）。",
            en: "Minutes alone ignore money and hold for regular, loyal customers only: so they stand beside the gain, and you can look at regular ones alone (bought on three days or more in a year).",
          })}
        </li>
        <li>
          {say({
            zh: "适合以个人会面销售、成交周期稳定的 B2B 企业；靠门店和网店卖货的，看看就好。",
            en: "It suits B2B firms that sell in personal meetings with an average length of deals; for shops, take it lightly.",
          })}
        </li>
        <li>
          {say({
            zh: "花得多可能是因为刚来、刚投诉、正在谈大单：减之前先点开名单看。",
            en: "Much effort may mean new, just complained, or about to buy much: look at the list before spending less.",
          })}
        </li>
      </ul>
    </Card>
  );
}

const effortMetric = ({ effort }: Pick<EffortQuestion, "effort">) =>
  effort === "minutes" ? "minutesPerCustomer" : "interactionsPerCustomer";
