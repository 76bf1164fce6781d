import { useMemo } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { CohortGrid } from "../charts/CohortGrid.tsx";
import { heatSvg } from "../charts/heatSvg.ts";
import { pointText } from "../charts/seriesWords.ts";
import { useLook } from "../charts/useLook.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { useLanguage } from "../language.tsx";
import type { DrawnCard } from "./drawnCard.ts";
import { triangleOf } from "./triangleOf.ts";
import { usePoint } from "./usePoint.ts";

interface TriangleChartProps extends DrawnCard {
  metric: MetricInfo;
}

/** A figure by first purchase month and months since; a click lists the people of a cell. */
export function TriangleChart({ answer, metric, ...card }: TriangleChartProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const [, openPoint] = usePoint();
  const { table, cohorts, left, open, cut } = useMemo(
    () => triangleOf(answer, metric, look),
    [answer, metric, look],
  );
  const title = card.title ?? metric.title[language];
  const says = (r: number, column: number) => {
    const [cohort, age] = [cohorts[r], cohorts[r]?.ages[column]];
    if (!cohort || !age) return "";
    return say(
      age.open
        ? { zh: "{row} 首购，{month}：{value}，未满", en: "{row}, {month}: {value}, still open" }
        : { zh: "{row} 首购，{month}：{value}", en: "{row}, {month}: {value}" },
      { row: cohort.month, month: table.columns[column]!, value: pointText(age.cell, metric.unit, look) },
    );
  };
  const pick = (r: number, column: number) => {
    const [cohort, age] = [cohorts[r], cohorts[r]?.ages[column]];
    if (cohort && age && age.cell.value !== null)
      openPoint({
        metric: metric.name,
        from: answer.periods[age.period]!.from,
        values: cohort.row.values,
      });
  };
  const notes = [
    card.note ?? say(metric.says).replace(/[。.]$/, ""),
    say({
      zh: "列是首购后第几个月，0 是当月；颜色按名次",
      en: "columns are months since the first purchase, 0 its own; coloured by rank",
    }),
    cut && say({ zh: "不足一整月的留空", en: "a month that is not whole is left empty" }),
    left > 0 &&
      say({ zh: "更早首购的 {n} 组在表里", en: "{n} earlier cohorts are in the table" }, { n: left }),
    answer.leftOut > 0 &&
      say({ zh: "还有 {n} 组没有列出", en: "{n} more groups are not listed" }, { n: answer.leftOut }),
  ].filter((note) => note !== false);
  return (
    <ChartCard
      title={title}
      metric={metric.name}
      file={`${metric.name}-cohorts`}
      asked={card.asked}
      menu={card.menu}
      note={notes.join(language === "zh" ? "；" : "; ")}
      svg={() => heatSvg(table, look)}
      table={{
        columns: [table.corner, ...table.columns],
        rows: cohorts.map(({ month, ages }) => [
          month,
          ...table.columns.map((_, column) => ages[column]?.cell.value ?? null),
        ]),
      }}
      right={
        open && (
          <span className="legend">
            <span className="legend-box hatched" />
            {say({ zh: "还没过完", en: "not over yet" })}
          </span>
        )
      }
    >
      {cohorts.length === 0 ? (
        <EmptyChart
          missing={say({
            zh: "这段时间里没有人首次购买。",
            en: "Nobody bought for the first time in these months.",
          })}
        />
      ) : (
        <CohortGrid
          table={table}
          nothingYet=""
          says={says}
          onPick={metric.parts.length > 0 ? pick : undefined}
        />
      )}
    </ChartCard>
  );
}
