import { useMemo, useRef } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { dumbbell } from "../charts/dumbbell.ts";
import { groupBars } from "../charts/groupBars.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { seriesLines } from "../charts/seriesLines.ts";
import { pointText, seriesColour } from "../charts/seriesWords.ts";
import { useLook } from "../charts/useLook.ts";
import { useLanguage } from "../language.tsx";
import type { View } from "./exploreAddress.ts";
import { type Answer, courseOf, drawnRows, rowName } from "./explored.ts";
import { usePoint } from "./usePoint.ts";

interface ExploreChartsProps {
  answer: Answer;
  metrics: readonly MetricInfo[];
  view: View;
}

/** One picture a figure, each on its own scale. */
export function ExploreCharts(props: ExploreChartsProps) {
  return (
    <div className={props.metrics.length > 1 ? "explore-charts" : "stack"}>
      {props.metrics.map((metric, at) => (
        <FigureChart key={metric.name} {...props} metric={metric} at={at} />
      ))}
    </div>
  );
}

function FigureChart({ answer, view, metric, at }: ExploreChartsProps & { metric: MetricInfo; at: number }) {
  const { say, language } = useLanguage();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const [, openPoint] = usePoint();
  const depth = view.by.length;
  const { course, rows, left, cut } = useMemo(
    () => courseOf(answer, at, metric, depth, view.grain, language),
    [answer, at, metric, depth, view.grain, language],
  );
  const pairs = view.draw === "dumbbell" && answer.comparedPeriods.length > 0;
  const option = useMemo(() => {
    if (pairs) {
      const groups = drawnRows(answer, depth).rows.map((row) => ({
        name: rowName(row, language),
        before: row.figures[at]?.compared[0]?.value ?? null,
        now: row.figures[at]?.cells[0]?.value ?? null,
      }));
      return dumbbell(groups, metric.unit, look);
    }
    return view.draw === "line"
      ? seriesLines(course, metric.unit, look)
      : groupBars(course, metric.unit, look);
  }, [answer, at, course, depth, language, look, metric.unit, pairs, view.draw]);
  const open = (column: number, series: number) => {
    const row = pairs ? rows[column] : rows[series];
    const period = answer.periods[pairs ? 0 : column];
    if (row && period && course.people) {
      openPoint({ metric: metric.name, from: period.from, values: row.values });
    }
  };
  const title = metric.title[language];
  const notes = [
    course.open.includes(true) && say({ zh: "灰底或斜纹：还没过完", en: "grey or hatched: not over yet" }),
    cut && say({ zh: "第一段不足一整段，留空", en: "the first period is not whole and left empty" }),
    left > 0 &&
      say(
        { zh: "画最大的 6 组，另有 {n} 组在表里", en: "the 6 largest; {n} more in the table" },
        { n: left },
      ),
    view.draw === "dumbbell" &&
      !pairs &&
      say({ zh: "选一个对比，才有两头可画", en: "choose a comparison to draw both ends" }),
  ].filter((note) => note !== false);
  const walked = pairs ? rows.map((row) => rowName(row, language)) : course.titles;
  return (
    <ChartCard
      title={title}
      metric={metric.name}
      file={metric.name}
      note={[say(metric.says), ...notes]
        .join(language === "zh" ? "；" : "; ")
        .replace("。；", "；")
        .replace(".; ", "; ")}
      svg={() => svg.current?.()}
      table={{
        columns: [say({ zh: "时期", en: "Period" }), ...unique(course.series.map((one) => one.name))],
        rows: course.titles.map((name, i) => [
          name,
          ...course.series.map((one) => one.points[i]?.value ?? null),
        ]),
      }}
      right={
        view.draw === "bar" &&
        course.series.length > 1 &&
        course.series.map((one, i) => (
          <span className="legend" key={one.name}>
            <span
              className="legend-box"
              style={{ background: one.all ? look.tokens.series[5] : seriesColour(course, i, look) }}
            />
            {one.name}
          </span>
        ))
      }
    >
      <LazyChart
        option={option}
        height={pairs ? 48 + 32 * rows.length : 300}
        label={title}
        points={walked.map((name, i) =>
          pairs
            ? name
            : `${name}: ${course.series
                .map(
                  (one) => `${one.name} ${one.points[i] ? pointText(one.points[i], metric.unit, look) : "–"}`,
                )
                .join(", ")}`,
        )}
        onPick={open}
        onReady={(make) => {
          svg.current = make;
        }}
      />
    </ChartCard>
  );
}

/** Two groups may bear one name; columns must not. */
function unique(names: readonly string[]): string[] {
  return names.map((name, i) => (names.indexOf(name) === i ? name : `${name} (${i + 1})`));
}
