import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useMemo, useRef } from "react";
import type { ForecastPerson, ForecastTotals } from "../../server/models/schema.ts";
import { call } from "../call.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { csv } from "../charts/csv.ts";
import { save } from "../charts/download.ts";
import { bandText, histogram } from "../charts/histogram.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

/** What is expected of the next twelve months, and of whom. Absent where nothing has been worked out. */
export function ForecastCards() {
  const { say } = useLanguage();
  const totals = useCall("forecastTotals", {});
  const may = useMay();
  if (!totals.data) return null;
  if (!totals.data.totals) {
    return (
      <p className="text-3">
        {say({ zh: "还没有预测价值。", en: "There is no forecast value yet." })}{" "}
        <Link to="/trust">{say({ zh: "看缺什么", en: "See what is missing" })}</Link>
      </p>
    );
  }
  return (
    <div className="columns">
      <TotalsCard totals={totals.data.totals} />
      {may("customers:read") && <RankedCard />}
    </div>
  );
}

function TotalsCard({ totals }: { totals: ForecastTotals }) {
  const { say, language } = useLanguage();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const option = useMemo(() => histogram(totals.distribution, look), [totals.distribution, look]);
  const title = say({ zh: "预测价值：未来 12 个月", en: "Forecast value: the next 12 months" });
  return (
    <ChartCard
      title={title}
      file="forecast-value"
      note={say(
        {
          zh: "{model}，算到 {asOf}；按每年 10% 折现，每人的金额只看区间",
          en: "{model}, as of {asOf}; discounted by 10% a year; of one customer look at the interval",
        },
        { model: totals.run.model, asOf: totals.run.asOf },
      )}
      right={<Link to="/trust">{say({ zh: "能信吗", en: "Can I trust it" })}</Link>}
      svg={() => svg.current?.()}
      table={{
        columns: [say({ zh: "金额", en: "Value" }), say({ zh: "人数", en: "Customers" })],
        rows: totals.distribution.map((band) => [bandText(band, look), band.customers]),
      }}
    >
      <dl className="forecast-figures">
        <div>
          <dt>{say({ zh: "全部客户", en: "All customers" })}</dt>
          <dd>{text(totals.clv, "money", look)}</dd>
          <dd className="text-3">
            {totals.low === null || totals.high === null
              ? say({ zh: "没有区间", en: "no interval" })
              : say(
                  { zh: "95% 区间 {low}–{high}", en: "95% interval {low}–{high}" },
                  { low: text(totals.low, "money", look), high: text(totals.high, "money", look) },
                )}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: "人均（预测）", en: "Each (forecast)" })}</dt>
          <dd>{text(totals.perCustomer.forecast, "moneyEach", look)}</dd>
          <dd className="text-3">
            {totals.perCustomer.profit === null
              ? say({ zh: "没有成本，不算毛利", en: "no costs, so no profit" })
              : say(
                  { zh: "毛利 {n}", en: "profit {n}" },
                  { n: text(totals.perCustomer.profit, "moneyEach", look) },
                )}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: "估计还在的人", en: "Probably still there" })}</dt>
          <dd>{count(totals.alive, language)}</dd>
          <dd className="text-3">
            {say({ zh: "{n} 人里", en: "of {n}" }, { n: count(totals.customers, language) })}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: "30 天内高意向", en: "Ready within 30 days" })}</dt>
          <dd>{count(totals.highIntent, language)}</dd>
          <dd className="text-3">
            {say({ zh: "概率 ≥ {p}", en: "chance ≥ {p}" }, { p: percent(totals.intentFrom, language, 0) })}
          </dd>
        </div>
      </dl>
      {totals.distribution.length > 0 && (
        <LazyChart
          option={option}
          height={170}
          label={title}
          points={totals.distribution.map(
            (band) => `${bandText(band, look)}: ${count(band.customers, language)}`,
          )}
          onReady={(make) => {
            svg.current = make;
          }}
        />
      )}
    </ChartCard>
  );
}

const rankings = ["clv", "atRisk", "intent", "late"] as const;
type Ranking = (typeof rankings)[number];

function RankedCard() {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const by: Ranking = rankings.find((known) => known === address.rank) ?? "clv";
  const list = usePeople(["listForecast", by], (page, signal) =>
    call("listForecast", { by, ...page }, { signal }),
  );
  const names: Record<Ranking, string> = {
    clv: say({ zh: "最值钱", en: "most valuable" }),
    atRisk: say({ zh: "最要紧", en: "most urgent" }),
    intent: say({ zh: "最可能买", en: "readiest to buy" }),
    late: say({ zh: "比平常晚", en: "later than usual" }),
  };
  const title = say({ zh: "按预测排的客户", en: "Customers by forecast" });
  const nameOf = (person: ForecastPerson) =>
    person.name ?? say({ zh: "客户 {n}", en: "Customer {n}" }, { n: String(person.customerId) });
  const take = () =>
    save(
      `forecast-${by}.csv`,
      csv({
        columns: [
          say({ zh: "客户号", en: "Customer" }),
          say({ zh: "姓名", en: "Name" }),
          say({ zh: "还在的概率", en: "P(alive)" }),
          say({ zh: "30 天内买的概率", en: "Buys within 30 days" }),
          say({ zh: "预测 12 个月价值", en: "12-month value" }),
          say({ zh: "区间下端", en: "Low" }),
          say({ zh: "区间上端", en: "High" }),
        ],
        rows: list.people.map((person) => [
          person.publicId ?? String(person.customerId),
          person.name ?? "",
          person.pAlive,
          person.buys30,
          person.clv365,
          person.low,
          person.high,
        ]),
      }),
      "text/csv;charset=utf-8",
    );
  return (
    <Card
      title={title}
      note={say(
        { zh: "{n} 人；算到 {day}", en: "{n} customers; as of {day}" },
        { n: count(list.first?.total ?? 0, language), day: list.first?.run.asOf ?? "" },
      )}
      right={
        <ChoicePicker<Ranking>
          label={say({ zh: "先看", en: "first" })}
          value={by}
          options={rankings.map((known) => ({ value: known, label: names[known] }))}
          onChange={(next) => change({ rank: next === "clv" ? undefined : next })}
        />
      }
    >
      <TableScroll label={title}>
        <table className="table forecast-people">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "客户", en: "Customer" })}</th>
              <th scope="col" className="number">
                {say({ zh: "还在", en: "Alive" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "30 天内买", en: "In 30 days" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "12 个月价值", en: "12 months" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "期望的 95% 区间", en: "95% of the mean" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "晚了几倍", en: "Late by" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.people.slice(0, 15).map((person) => (
              <tr key={person.customerId}>
                <td>
                  {person.publicId ? (
                    <Link to={`/customers/${person.publicId}`}>
                      <strong>{nameOf(person)}</strong>
                    </Link>
                  ) : (
                    nameOf(person)
                  )}
                </td>
                <td className="number">{percent(person.pAlive, language, 0)}</td>
                <td className="number">{percent(person.buys30, language, 0)}</td>
                <td className="number strong">{text(person.clv365, "moneyEach", money)}</td>
                <td className="number text-3">
                  {person.low === null || person.high === null
                    ? none
                    : `${count(person.low, language)}–${count(person.high, language)}`}
                </td>
                <td
                  className={`number${person.lateness !== null && person.lateness >= 2 ? " unfavourable" : ""}`}
                >
                  {person.lateness === null ? none : `${count(person.lateness, language, 1)}×`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="forecast-take">
        <Button size="small" onClick={take} disabled={list.people.length === 0}>
          {say({ zh: "导出前 {n} 人 CSV", en: "Export the first {n}, CSV" }, { n: list.people.length })}
        </Button>
      </p>
    </Card>
  );
}
