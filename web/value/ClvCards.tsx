import { useMemo, useRef } from "react";
import type { Clv, ClvInput } from "../../server/metrics/clv/schema.ts";
import type { Person } from "../../server/metrics/schema.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { bandText, histogram } from "../charts/histogram.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { CustomerTable, type PeopleColumn } from "../kit/CustomerTable.tsx";
import { count, percent, text } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { type Address, useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { ThreeDefinitions } from "./ThreeDefinitions.tsx";
import type { ValueQuestion } from "./useValueQuestion.ts";

const spans = ["1", "3", "5", "churn"] as const;
type Span = (typeof spans)[number];
const groupings = ["valueClass", "cohort", "store", "acquisitionChannel", "province"] as const;
type Grouping = (typeof groupings)[number];

const readSpan = (address: Address): Span => spans.find((span) => span === address.years) ?? "3";
const readGrouping = (address: Address): Grouping =>
  groupings.find((by) => by === address.by) ?? "valueClass";

/** Left out: as the company has decided. */
const readServe = ({ serve }: Address): ClvInput["serve"] =>
  serve === "minutes" || serve === "leave_out" ? serve : undefined;

function useClvInput(value: ValueQuestion) {
  const [address] = useAddress();
  const span = readSpan(address);
  const { asOf, definition } = value;
  const serve = readServe(address);
  return useMemo(() => {
    const expected: ClvInput["expected"] =
      span === "churn" ? { rule: "churn" } : { rule: "fixed", years: Number(span) };
    return { asOf, definition, expected, ...(serve ? { serve } : {}) };
  }, [asOf, definition, span, serve]);
}

/** CLV = average order × orders a year × expected years, for everyone and for each. */
export function ClvCards({ value }: { value: ValueQuestion }) {
  const { say } = useLanguage();
  const [address] = useAddress();
  const input = useClvInput(value);
  const by = readGrouping(address);
  const answer = useCall("clv", { ...input, by, limit: 1 });
  if (answer.error) {
    return (
      <Card title="CLV">
        <p role="alert">{say(saysOf(answer.error))}</p>
      </Card>
    );
  }
  if (!answer.data) return <div className="bone" style={{ minHeight: 320, gridColumn: "span 2" }} />;
  return (
    <>
      <FormulaCard clv={answer.data} by={by} span={readSpan(address)} />
      <DistributionCard clv={answer.data} input={input} />
    </>
  );
}

function FormulaCard({ clv, by, span }: { clv: Clv; by: Grouping; span: Span }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [, change] = useAddress();
  const { total } = clv;
  const spanNames = {
    "1": say({ zh: "1 年", en: "1 year" }),
    "3": say({ zh: "3 年", en: "3 years" }),
    "5": say({ zh: "5 年", en: "5 years" }),
    churn: say({ zh: "按流失率", en: "by churn" }),
  };
  const byNames: Record<Grouping, string> = {
    valueClass: say({ zh: "价值等级", en: "value class" }),
    cohort: say({ zh: "首购年月", en: "cohort" }),
    store: say({ zh: "门店", en: "store" }),
    acquisitionChannel: say({ zh: "来源渠道", en: "channel" }),
    province: say({ zh: "省份", en: "province" }),
  };
  return (
    <Card
      title={say({ zh: "客户生命周期价值", en: "Customer lifetime value" })}
      metric="clvSimple"
      note={say({
        zh: "平均订单价值 × 购买频次 × 预期维系时间；只看历史，不是预测",
        en: "Average order × orders a year × expected years; from history, not a forecast",
      })}
    >
      <div className="clv-formula">
        <b>{text(total.averageOrder, "moneyEach", money)}</b>
        <span>×</span>
        <b>{count(total.ordersPerYear, language, 2)}</b>
        <span>×</span>
        <b>{count(total.expectedYears, language, 1)}</b>
        <small>{say({ zh: "每单", en: "an order" })}</small>
        <span />
        <small>{say({ zh: "单/年", en: "orders a year" })}</small>
        <span />
        <small>{say({ zh: "年", en: "years" })}</small>
      </div>
      <p className="clv-sum">
        <strong>{text(total.clv, "moneyEach", money)}</strong>
        <span className="text-2">
          {say({ zh: "人均，先逐人相乘再平均", en: "each: multiplied per person, then averaged" })}
        </span>
      </p>
      <ThreeDefinitions definitions={clv.definitions} />
      <SegmentedSwitch<Span>
        label={say({ zh: "预期维系时间", en: "Expected time" })}
        value={span}
        options={spans.map((known) => ({ value: known, label: spanNames[known] }))}
        onChange={(years) => change({ years: years === "3" ? undefined : years })}
      />
      <div className="class-table">
        <ChoicePicker<Grouping>
          label={say({ zh: "按", en: "by" })}
          value={by}
          options={groupings.map((known) => ({ value: known, label: byNames[known] }))}
          onChange={(next) => change({ by: next === "valueClass" ? undefined : next })}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
        <section className="chart-table" style={{ maxHeight: 240 }} tabIndex={0} aria-label={byNames[by]}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{byNames[by]}</th>
                <th scope="col" className="number">
                  {say({ zh: "人数", en: "People" })}
                </th>
                <th scope="col" className="number">
                  CLV
                </th>
              </tr>
            </thead>
            <tbody>
              {clv.groups.map((group) => (
                <tr key={group.value}>
                  <td>{say(group.label)}</td>
                  <td className="number">{count(group.customers, language)}</td>
                  <td className="number">{text(group.clv, "moneyEach", money)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </Card>
  );
}

type ClvPerson = Clv["people"][number];

function DistributionCard({ clv, input }: { clv: Clv; input: ReturnType<typeof useClvInput> }) {
  const { say, language } = useLanguage();
  const look = useLook();
  const may = useMay();
  const svg = useRef<() => string>(undefined);
  const option = useMemo(() => histogram(clv.distribution, look), [clv.distribution, look]);
  const list = usePeople(
    ["clv people", input],
    async (page, signal) => {
      const answer = await call("clv", { ...input, by: "none", ...page }, { signal });
      return { total: answer.total.customers, people: answer.people };
    },
    may("customers:read"),
  );
  const columns: Array<PeopleColumn<Person & ClvPerson>> = [
    {
      key: "order",
      name: say({ zh: "每单 × 单/年", en: "Order × a year" }),
      width: "96px",
      wideOnly: true,
      cell: (p) => `${count(p.averageOrder, language)} × ${count(p.ordersPerYear, language, 1)}`,
    },
    { key: "clv", name: "CLV", width: "84px", cell: (p) => text(p.clv, "moneyEach", look) },
  ];
  const title = say({ zh: "价值分布与最有价值的人", en: "Spread, and the most valuable" });
  return (
    <ChartCard
      title={title}
      metric="clvSimple"
      file="clv"
      note={
        clv.top20Share === null
          ? undefined
          : say(
              {
                zh: "前 20% 的人（深色）占价值的 {share}",
                en: "The top 20% (dark) hold {share} of the value",
              },
              { share: percent(clv.top20Share, language) },
            )
      }
      svg={() => svg.current?.()}
      table={{
        columns: ["CLV", say({ zh: "人数", en: "People" })],
        rows: clv.distribution.map((band) => [bandText(band, look), band.customers]),
      }}
    >
      <LazyChart
        option={option}
        height={170}
        label={title}
        points={clv.distribution.map((band) => `${bandText(band, look)}: ${count(band.customers, language)}`)}
        onReady={(make) => {
          svg.current = make;
        }}
      />
      {may("customers:read") && (
        <CustomerTable
          label={say({ zh: "最有价值的客户", en: "The most valuable customers" })}
          people={list.people}
          total={list.first?.total ?? 0}
          columns={columns}
          height={280}
          onMore={list.more}
        />
      )}
    </ChartCard>
  );
}
