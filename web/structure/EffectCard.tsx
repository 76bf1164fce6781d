import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Output } from "../call.ts";
import { Card } from "../kit/Card.tsx";
import { Change } from "../kit/Change.tsx";
import { addDays } from "../kit/dates.ts";
import { FxButton } from "../kit/FxButton.tsx";
import { text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import type { FlowQuestion } from "./useFlowQuestion.ts";

const sales = ["revenue", "existingRevenue", "existingGrowth"];
const keeping = ["retentionRate", "churnRate", "maintenanceRate"];
const shares = ["marketShare"];

/** Did the structure do any good? The same stretch of days against the one before it. */
export function EffectCard({ asked }: { asked: FlowQuestion["asked"] }) {
  const say = useSay();
  const answer = useCall("measure", {
    metrics: [...sales, ...keeping, ...shares],
    period: { from: addDays(asked.compareWith, 1), to: addDays(asked.asOf, 1) },
    compareWith: "previous",
    definition: asked.definition ?? {},
  });
  const known = useCall("listMetrics", {});
  if (!answer.data || !known.data) return <Waiting error={answer.error ?? known.error} />;
  const figures = answer.data.rows[0]?.figures ?? [];
  const { metrics } = known.data;
  const period = `${addDays(asked.compareWith, 1)}_${asked.asOf}`;
  const rows = (names: readonly string[]) => (
    <Rows figures={figures.filter((one) => names.includes(one.metric))} metrics={metrics} period={period} />
  );
  const hasShare = figures.some((one) => shares.includes(one.metric) && one.cells[0]?.value != null);
  return (
    <Card
      title={say({ zh: "效果", en: "Effect" })}
      note={say({
        zh: "两个日子之间，对比之前同样长的一段。同时发生，不等于由结构引起。",
        en: "Between the two days, against the same length before. At the same time is not because of.",
      })}
    >
      <div className="effect-columns">
        <Panel title={say({ zh: "销售与增长", en: "Sales and growth" })}>{rows(sales)}</Panel>
        <Panel title={say({ zh: "满意与维持", en: "Satisfaction and retention" })}>{rows(keeping)}</Panel>
        <Panel title={say({ zh: "份额与竞争力", en: "Share and competitiveness" })}>
          {hasShare ? (
            rows(shares)
          ) : (
            <p className="text-2">
              {say({
                zh: "还没有数据：需要市场规模的记录（导入「市场与竞争」）。没有它，就不显示份额。",
                en: "No data yet: it needs the size of the market (import “Market and competitors”). Without it no share is shown.",
              })}{" "}
              <Link to="/import">{say({ zh: "去导入", en: "Import" })}</Link>
            </p>
          )}
        </Panel>
      </div>
    </Card>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

type Figures = Output<"measure">["rows"][number]["figures"];

interface RowsProps {
  figures: Figures;
  metrics: readonly MetricInfo[];
  period: string;
}

function Rows({ figures, metrics, period }: RowsProps) {
  const say = useSay();
  const money = useMoney();
  return (
    <dl className="effect-rows">
      {figures.map(({ metric, cells, compared }) => {
        const info = metrics.find((one) => one.name === metric);
        if (!info) return null;
        const name = say(info.title);
        const now = cells[0]?.value ?? null;
        const then = compared[0]?.value ?? null;
        return (
          <div key={metric}>
            <dt>
              {name} <FxButton metric={metric} name={name} period={period} />
            </dt>
            <dd>
              <strong>{text(now, info.unit, money)}</strong>
              <Change value={now} previous={then} unit={info.unit} betterWhen={info.betterWhen} />
              <span className="text-3">
                {say({ zh: "上期 {value}", en: "before {value}" }, { value: text(then, info.unit, money) })}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
