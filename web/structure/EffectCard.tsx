import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Output } from "../call.ts";
import { Card } from "../kit/Card.tsx";
import { addDays } from "../kit/dates.ts";
import { FxButton } from "../kit/FxButton.tsx";
import { text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import type { FlowQuestion } from "./useFlowQuestion.ts";

const sales = ["revenue", "existingRevenue", "existingGrowth"];
const keeping = ["retentionRate", "churnRate", "maintenanceRate"];

/** Did the structure do any good? The same stretch of days against the one before it. */
export function EffectCard({ asked }: { asked: FlowQuestion["asked"] }) {
  const say = useSay();
  const answer = useCall("measure", {
    metrics: [...sales, ...keeping],
    period: { from: addDays(asked.compareWith, 1), to: addDays(asked.asOf, 1) },
    compareWith: "previous",
    definition: asked.definition ?? {},
  });
  const figures = answer.data?.rows[0]?.figures ?? [];
  return (
    <Card
      title={say({ zh: "效果", en: "Effect" })}
      note={say({
        zh: "两个日子之间，对比之前同样长的一段。同时发生，不等于由结构引起。",
        en: "Between the two days, against the same length before. At the same time is not because of.",
      })}
    >
      <div className="effect-columns">
        <Panel title={say({ zh: "销售与增长", en: "Sales and growth" })}>
          <Rows figures={figures.filter((one) => sales.includes(one.metric))} />
        </Panel>
        <Panel title={say({ zh: "满意与维持", en: "Satisfaction and retention" })}>
          <Rows figures={figures.filter((one) => keeping.includes(one.metric))} />
        </Panel>
        <Panel title={say({ zh: "份额与竞争力", en: "Share and competitiveness" })}>
          <p className="text-2">
            {say({
              zh: "还没有数据：需要客户在别处买了多少、对手卖多少的记录（份额观测）。没有它，就不显示份额。",
              en: "No data yet: it needs records of what customers buy elsewhere and what competitors sell (share observations). Without them no share is shown.",
            })}{" "}
            <Link to="/import">{say({ zh: "去导入", en: "Import" })}</Link>
          </p>
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

function Rows({ figures }: { figures: Figures }) {
  const say = useSay();
  const money = useMoney();
  const known = useCall("listMetrics", {});
  return (
    <dl className="effect-rows">
      {figures.map(({ metric, cells, compared }) => {
        const info = known.data?.metrics.find((one) => one.name === metric);
        if (!info) return null;
        const name = say(info.title);
        const now = cells[0]?.value ?? null;
        const then = compared[0]?.value ?? null;
        const better = now === null || then === null || now === then ? 0 : now > then ? 1 : -1;
        const good = info.betterWhen === "neither" ? 0 : info.betterWhen === "higher" ? better : -better;
        return (
          <div key={metric}>
            <dt>
              {name} <FxButton metric={metric} name={name} />
            </dt>
            <dd>
              <strong>{text(now, info.unit, money)}</strong>
              <span className={good > 0 ? "favourable" : good < 0 ? "unfavourable" : "text-3"}>
                {better > 0 ? "▲" : better < 0 ? "▼" : ""}{" "}
                {say({ zh: "上期 {value}", en: "before {value}" }, { value: text(then, info.unit, money) })}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
