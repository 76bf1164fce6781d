import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Output } from "../call.ts";
import { needs } from "../effect/needs.ts";
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
const satisfaction = ["satisfactionRate", "netPromoter"];
const conversion = ["conversionRate", "winRate"];
const shares = ["marketShare"];

/** Did the structure do any good? The same stretch of days against the one before it. */
export function EffectCard({ asked }: { asked: FlowQuestion["asked"] }) {
  const say = useSay();
  const answer = useCall("measure", {
    metrics: [...sales, ...satisfaction, ...keeping, ...shares, ...conversion],
    period: { from: addDays(asked.compareWith, 1), to: addDays(asked.asOf, 1) },
    compareWith: "previous",
    definition: asked.definition ?? {},
  });
  const catalogue = useCall("listMetrics", {});
  if (!answer.data || !catalogue.data) return <Waiting error={answer.error ?? catalogue.error} />;
  const figures = answer.data.rows[0]?.figures ?? [];
  const { metrics } = catalogue.data;
  const period = `${addDays(asked.compareWith, 1)}_${asked.asOf}`;
  const rows = (names: readonly string[]) => (
    <Rows figures={figures.filter((one) => names.includes(one.metric))} metrics={metrics} period={period} />
  );
  /** Figures of a kind of data, or that it has to be brought in. */
  const known = (names: readonly string[], need: keyof typeof needs) => {
    const there = figures.filter((one) => names.includes(one.metric) && one.cells[0]?.why !== "noFacts");
    return there.length > 0 ? (
      rows(there.map((one) => one.metric))
    ) : (
      <p className="text-2">
        {say(
          { zh: "{names}还算不出：缺{need}。", en: "{names} cannot be told yet: it takes {need}." },
          {
            names: names
              .flatMap((name) => metrics.find((one) => one.name === name)?.title ?? [])
              .map((title) => say(title))
              .join(say({ zh: "、", en: ", " })),
            need: say(needs[need]),
          },
        )}{" "}
        <Link to="/import">{say({ zh: "去导入", en: "Import it" })}</Link>
      </p>
    );
  };
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
        <Panel title={say({ zh: "满意与维持", en: "Satisfaction and retention" })}>
          {known(satisfaction, "answers")}
          {rows(keeping)}
        </Panel>
        <Panel title={say({ zh: "份额与竞争力", en: "Share and competitiveness" })}>
          {known(shares, "market")}
        </Panel>
        <Panel title={say({ zh: "机会与转化", en: "Opportunities and conversion" })}>
          {known(conversion, "opportunities")}
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
