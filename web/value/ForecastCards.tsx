import { Link } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import type { ForecastTotals } from "../../server/models/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { bandText, histogram } from "../charts/histogram.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { count, percent, text } from "../kit/format.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { ForecastPanel } from "./ForecastPanel.tsx";
import { RankedCard } from "./RankedCard.tsx";
import { TrustStrip } from "./TrustStrip.tsx";

/** What is expected of the next twelve months, and of whom. Absent where nothing has been worked out. */
export function ForecastCards() {
  const { say } = useLanguage();
  const totals = useCall("forecastTotals", {});
  const may = useMay();
  if (!totals.data) return <Waiting error={totals.error} />;
  if (!totals.data.totals) {
    return (
      <p className="text-3">
        {say({ zh: "还没有预测价值。", en: "There is no forecast value yet." })}{" "}
        <Link to="/trust">{say({ zh: "看缺什么", en: "See what is missing" })}</Link>
      </p>
    );
  }
  return (
    <>
      <TotalsCard totals={totals.data.totals} />
      <ForecastPanel totals={totals.data.totals} />
      {may("customers:read") && <RankedCard />}
      <TrustStrip />
    </>
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
      why="forecast"
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
