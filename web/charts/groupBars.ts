import { text, type Unit } from "../kit/format.ts";
import { annotationLines } from "./annotationLines.ts";
import { categoryAxis, plain, valueAxis } from "./axes.ts";
import { hatch } from "./hatch.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { axisText, type Course, courseTip, seriesColour } from "./seriesWords.ts";
import { tooltipBox } from "./tooltip.ts";

/** Bars from 0, one colour a group; a period that is not over is hatched. */
export function groupBars(course: Course, unit: Unit, look: Look): Option {
  const { tokens } = look;
  const few = course.labels.length * course.series.length <= 8;
  return {
    ...plain,
    grid: {
      left: 4,
      right: 4,
      top: course.marks?.length ? 34 : 22,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: categoryAxis(course.labels, look),
    yAxis: valueAxis(look, (value) => axisText(value, unit, look), { splitNumber: 4 }),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.lineStrong } },
      formatter: (hovered) =>
        courseTip(course, (Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0, unit, look),
    },
    series: course.series.map((one, i) => ({
      type: "bar" as const,
      name: one.name,
      barMaxWidth: few ? 64 : 40,
      labelLayout: { hideOverlap: true },
      barGap: "12%",
      itemStyle: {
        color: one.all ? tokens.series[5] : seriesColour(course, i, look),
        borderRadius: [2, 2, 0, 0],
      },
      emphasis: { disabled: true },
      ...(i === 0 ? annotationLines(course, look) : {}),
      label: {
        show: few,
        position: "top" as const,
        color: tokens.text1,
        fontSize: 12,
        formatter: ({ dataIndex }) => text(one.points[dataIndex]?.value ?? null, unit, look),
      },
      data: one.points.map((point, at) => ({
        value: point.value,
        ...(course.open[at] ? { itemStyle: { opacity: 0.8, decal: hatch(tokens.surface) } } : {}),
      })),
    })),
  };
}
