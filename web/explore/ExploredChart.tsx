import { type ComponentProps, useMemo, useRef } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { comparedText, pointText, seriesColour } from "../charts/seriesWords.ts";
import { useLook } from "../charts/useLook.ts";
import { useAnnotations } from "../dashboards/useAnnotations.ts";
import { text } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useYearStart } from "../question/useYearStart.ts";
import type { Address } from "../useAddress.ts";
import { drawingOf } from "./drawing.ts";
import type { Answer } from "./explored.ts";
import { usePoint } from "./usePoint.ts";
import type { View } from "./view.ts";

interface ExploredChartProps {
  answer: Answer;
  metric: MetricInfo;
  /** Which of the answer's figures. */
  at: number;
  view: Pick<View, "by" | "grain" | "draw">;
  /** Left out: the figure's own name and what it says. */
  title?: string | undefined;
  note?: string | undefined;
  asked?: Address | undefined;
  menu?: ComponentProps<typeof ChartCard>["menu"];
  height?: number;
}

/** A figure's course or groups, drawn, with its table and downloads; a click on a point opens its people. */
export function ExploredChart({ answer, view, metric, at, height: room = 300, ...card }: ExploredChartProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const yearStart = useYearStart();
  const svg = useRef<() => string>(undefined);
  const [, openPoint] = usePoint();
  const annotations = useAnnotations();
  const { grain, draw } = view;
  const depth = view.by.length;
  const { option, course, pairs, rows, left, cut, height } = useMemo(
    () => drawingOf({ answer, metric, at, depth, grain, draw, annotations, yearStart, look }),
    [answer, metric, at, depth, grain, draw, annotations, yearStart, look],
  );
  const { compared } = course;
  const open = (column: number, series: number) => {
    const other = !pairs && series >= rows.length;
    const row = pairs ? rows[column] : rows[other ? series - rows.length : series];
    const period = answer.periods[pairs ? 0 : column];
    if (row && period && course.people) {
      openPoint({ metric: metric.name, from: period.from, values: row.values, compared: other });
    }
  };
  const title = card.title ?? metric.title[language];
  // A tile has little room; grey and hatching are the house's, and a click opens the explorer with all of it.
  const notes = [
    card.note === undefined &&
      course.open.includes(true) &&
      say({ zh: "灰底或斜纹：还没过完", en: "grey or hatched: not over yet" }),
    card.note === undefined &&
      cut &&
      say({ zh: "不足一整段的时期留空", en: "a period that is not whole is left empty" }),
    left > 0 &&
      say(
        { zh: "画最大的 6 组，另有 {n} 组在表里", en: "the 6 largest; {n} more in the table" },
        { n: left },
      ),
    draw === "dumbbell" &&
      !pairs &&
      say({ zh: "选一个对比，才有两头可画", en: "choose a comparison to draw both ends" }),
  ].filter((note) => note !== false);
  const points = pairs
    ? pairs.map(
        ({ name, before, now }) =>
          `${name}: ${text(before, metric.unit, look)} → ${text(now, metric.unit, look)}`,
      )
    : course.titles.map(
        (name, i) =>
          `${name}: ${course.series
            .flatMap((one, at) => {
              const held = comparedText(course, at, i, metric.unit, look);
              return [
                `${one.name} ${one.points[i] ? pointText(one.points[i], metric.unit, look) : "–"}`,
                ...(held ? [`${held.name} ${held.value}`] : []),
              ];
            })
            .concat(course.marks.filter((mark) => mark.at === i).map((mark) => mark.text))
            .join(", ")}`,
      );
  const table = pairs
    ? {
        columns: [
          say({ zh: "组", en: "Group" }),
          say({ zh: "对比期", en: "Compared" }),
          say({ zh: "本期", en: "Now" }),
        ],
        rows: pairs.map(({ name, before, now }) => [name, before, now]),
      }
    : {
        columns: [
          say({ zh: "时期", en: "Period" }),
          ...unique(course.series.map((one) => one.name)),
          ...(compared
            ? [
                say({ zh: "对比", en: "Compared" }),
                ...unique(course.series.map((one) => `${one.name} ${say({ zh: "对比", en: "compared" })}`)),
              ]
            : []),
        ],
        rows: course.titles.map((name, i) => [
          name,
          ...course.series.map((one) => one.points[i]?.value ?? null),
          ...(compared
            ? [compared.titles[i] ?? "", ...compared.points.map((points) => points[i]?.value ?? null)]
            : []),
        ]),
      };
  return (
    <ChartCard
      title={title}
      metric={metric.name}
      file={metric.name}
      asked={card.asked}
      menu={card.menu}
      note={[card.note ?? say(metric.says), ...notes]
        .join(language === "zh" ? "；" : "; ")
        .replace("。；", "；")
        .replace(".; ", "; ")}
      svg={() => svg.current?.()}
      table={table}
      right={
        draw === "line" && compared ? (
          <>
            <span className="legend">
              <span className="legend-line" />
              {say(
                answer.comparedSegment
                  ? { zh: "所问的客户", en: "those asked about" }
                  : { zh: "本期", en: "now" },
              )}
            </span>
            <span className="legend">
              <span className="legend-dash legend-faint" />
              {compared.name}
            </span>
          </>
        ) : (
          draw === "bar" &&
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
        )
      }
    >
      <LazyChart
        option={option}
        height={height ?? room}
        label={title}
        points={points}
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
