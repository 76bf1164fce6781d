import { phrase } from "../phrase.ts";
import { annotationLines } from "./annotationLines.ts";
import { categoryAxis, plain, valueAxis } from "./axes.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { axisText, type Course, courseTip, seriesColour, type Writing, written } from "./seriesWords.ts";
import { tooltipBox } from "./tooltip.ts";

const openWords = { zh: "未满", en: "still open" };

/** One line a group, named at its end; everyone together dashed; gaps where nothing is known; grey over what is not over. */
export function seriesLines(course: Course, unit: Writing, look: Look): Option {
  const { tokens } = look;
  const firstOpen = course.open.indexOf(true);
  // Of one line alone the other is named at its end as well.
  const { compared } = course;
  const end = compared?.points[0]?.findLastIndex((point) => point.value !== null) ?? -1;
  const beside = course.series.length === 1 ? compared?.titles[end] : undefined;
  const ends = [
    ...course.series.map((one) => {
      const last = one.points.findLast((point, at) => !course.open[at] && point.value !== null);
      return `${endLabel(one.name)} ${last ? written(last.value, unit, look) : ""}`;
    }),
    ...(beside ? [endLabel(beside)] : []),
  ];
  return {
    ...plain,
    grid: {
      left: 4,
      right: Math.min(150, 16 + Math.max(...ends.map(widthOf), 0)),
      top: course.marks?.length ? 30 : 14,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: categoryAxis(course.labels, look, { boundaryGap: false }),
    yAxis: valueAxis(look, (value) => axisText(value, unit, look), {
      splitNumber: 4,
      ...(course.near ? { scale: true } : {}),
    }),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.lineStrong } },
      formatter: (hovered) =>
        courseTip(course, (Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0, unit, look),
    },
    series: [
      ...course.series.map((one, i) => {
        const values = one.points.map((point, at) => (course.open[at] ? null : point.value));
        const last = values.findLastIndex((value) => value !== null);
        const colour = one.all ? tokens.text1 : seriesColour(course, i, look);
        return {
          type: "line" as const,
          name: one.name,
          data: values.map((value, at) => ({
            value,
            label: {
              show: at === last,
              position: "right" as const,
              color: tokens.text1,
              fontSize: 12,
              lineHeight: 14,
              formatter: `${endLabel(one.name)} ${written(value, unit, look)}`,
            },
          })),
          symbol: one.all ? "emptyCircle" : "circle",
          symbolSize: one.all ? 4 : 7,
          showAllSymbol: true,
          lineStyle: {
            color: colour,
            width: one.all ? 1.5 : 2,
            type: one.all ? ("dashed" as const) : ("solid" as const),
          },
          itemStyle: { color: colour },
          labelLayout: apart,
          emphasis: { disabled: true },
          connectNulls: false,
          ...(i === 0 ? annotationLines(course, look) : {}),
          ...(i === 0 && firstOpen >= 0
            ? {
                markArea: {
                  silent: true,
                  itemStyle: { color: tokens.sunken },
                  label: {
                    show: true,
                    position: "insideBottom" as const,
                    color: tokens.text3,
                    fontSize: 11,
                    formatter: phrase(openWords, look.language),
                  },
                  data: [
                    [{ xAxis: Math.max(0, firstOpen - 1) }, { xAxis: course.labels.length - 1 }] as [
                      { xAxis: number },
                      { xAxis: number },
                    ],
                  ],
                },
              }
            : {}),
        };
      }),
      ...comparedLines(course, beside, look),
    ],
  };
}

/** What each line is held against: lighter and dashed, place by place, below the lines themselves. */
function comparedLines(course: Course, beside: string | undefined, look: Look) {
  return (course.compared?.points ?? []).map((points, i) => {
    const one = course.series[i];
    const colour = one?.all ? look.tokens.text1 : seriesColour(course, i, look);
    const last = points.findLastIndex((point) => point.value !== null);
    return {
      type: "line" as const,
      name: course.compared?.name ?? "",
      data: points.map(({ value }, at) => ({
        value,
        label: {
          show: beside !== undefined && at === last,
          position: "right" as const,
          color: look.tokens.text2,
          opacity: 1,
          fontSize: 11,
          lineHeight: 14,
          formatter: endLabel(beside ?? ""),
        },
      })),
      z: 1,
      symbol: "circle",
      symbolSize: 4,
      showAllSymbol: true,
      lineStyle: { color: colour, width: 1.5, type: [3, 4], opacity: 0.6 },
      itemStyle: { color: colour, opacity: 0.6 },
      labelLayout: apart,
      emphasis: { disabled: true },
      connectNulls: false,
    };
  });
}

/** A label is only moved once its place is its own and no longer its symbol's. */
const apart = ({ labelRect: { x, y, height } }: { labelRect: { x: number; y: number; height: number } }) => ({
  x,
  y: y + height / 2,
  verticalAlign: "middle" as const,
  moveOverlap: "shiftY" as const,
});

const endLabel = (name: string) => ([...name].length > 12 ? `${[...name].slice(0, 11).join("")}…` : name);

/** Roughly: full-width characters are one em, the others about half. */
const widthOf = (name: string) =>
  [...name].reduce(
    (sum, sign) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”…]/u.test(sign) ? 12 : 6.8),
    0,
  );
