import { useMemo, useRef } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { useLanguage } from "../language.tsx";
import type { DrawnCard } from "./drawnCard.ts";
import { stagesOf } from "./stagesOf.ts";
import { usePoint } from "./usePoint.ts";

interface FunnelChartProps extends DrawnCard {
  metric: MetricInfo;
}

/** The stages from first to last: how many entered each in the period, and what share went on; a click lists the people. */
export function FunnelChart({ answer, metric, ...card }: FunnelChartProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const [, openPoint] = usePoint();
  const { option, bars, rows, height, left } = useMemo(
    () => stagesOf(answer, metric, look),
    [answer, metric, look],
  );
  const title = card.title ?? metric.title[language];
  const open = (at: number) => {
    const [row, period] = [rows[at], answer.periods[0]];
    if (row && period) openPoint({ metric: metric.name, from: period.from, values: row.values });
  };
  const notes = [
    card.note ?? say(metric.says).replace(/[。.]$/, ""),
    say({
      zh: "长短是进入这一步的机会，不必是同一批",
      en: "length: opportunities that entered the stage, not necessarily the same ones",
    }),
    answer.periods[0]?.open && say({ zh: "这段时间还没过完", en: "the period is not over yet" }),
    left > 0 &&
      say({ zh: "另有 {n} 组不是步骤，在表里", en: "{n} more, no stages, in the table" }, { n: left }),
  ].filter((note) => typeof note === "string");
  const words = {
    stage: say({ zh: "阶段", en: "Stage" }),
    entered: say(metric.formula.denominator ?? metric.title),
    wentOn: say(metric.formula.numerator),
  };
  return (
    <ChartCard
      title={title}
      metric={metric.name}
      file={`${metric.name}-funnel`}
      asked={card.asked}
      menu={card.menu}
      note={notes.join(language === "zh" ? "；" : "; ")}
      svg={() => svg.current?.()}
      table={{
        columns: [words.stage, words.entered, words.wentOn, metric.title[language]],
        rows: bars.map((bar, i) => {
          const cell = rows[i]?.figures.find((figure) => figure.metric === metric.name)?.cells[0];
          return [bar.name, bar.reached, cell?.numerator ?? null, cell?.value ?? null];
        }),
      }}
    >
      {bars.length === 0 ? (
        <EmptyChart
          missing={say({
            zh: "这段时间里没有销售机会进入任何阶段。",
            en: "No opportunity entered a stage in the period.",
          })}
        />
      ) : (
        <LazyChart
          option={option}
          height={height}
          label={title}
          points={bars.map((bar) => `${bar.name}: ${bar.says?.end ?? ""}`)}
          onPick={metric.parts.length > 0 ? open : undefined}
          onReady={(make) => {
            svg.current = make;
          }}
        />
      )}
    </ChartCard>
  );
}
