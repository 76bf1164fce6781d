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
  const names = course.series.map((one) => endLabel(one.name));
  return {
    ...plain,
    grid: {
      left: 4,
      right: Math.min(150, 60 + Math.max(...names.map(widthOf), 0)),
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
    series: course.series.map((one, i) => {
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
        // A label is only moved once its place is its own and no longer its symbol's.
        labelLayout: ({ labelRect: { x, y, height } }) => ({
          x,
          y: y + height / 2,
          verticalAlign: "middle" as const,
          moveOverlap: "shiftY" as const,
        }),
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
  };
}

const endLabel = (name: string) => ([...name].length > 12 ? `${[...name].slice(0, 11).join("")}…` : name);

/** Roughly: full-width characters are one em, the others about half. */
const widthOf = (name: string) =>
  [...name].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 12 : 6.8), 0);
