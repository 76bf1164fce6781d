import type { MarkLineComponentOption } from "echarts/components";
import type { Look } from "./look.ts";
import type { Course } from "./seriesWords.ts";

/** A dotted line at each period in which something happened, with the beginning of its sentence; all of it is in the tooltip. */
export function annotationLines(course: Course, { tokens }: Look): { markLine?: MarkLineComponentOption } {
  const marks = course.marks ?? [];
  if (marks.length === 0) return {};
  const columns = [...new Set(marks.map((mark) => mark.at))].sort((a, b) => a - b);
  return {
    markLine: {
      silent: true,
      symbol: ["none", "none"],
      lineStyle: { color: tokens.text3, type: "dotted", width: 1 },
      data: columns.map((at, i) => ({
        xAxis: at,
        label: {
          position: "end",
          // Neighbours would lie on each other: every other one stands a line lower.
          distance: i > 0 && at - columns[i - 1]! < 3 && i % 2 === 1 ? [0, -16] : [0, -2],
          align: at * 2 > course.labels.length ? "right" : "left",
          color: tokens.text2,
          fontSize: 11,
          formatter: begin(marks.filter((mark) => mark.at === at).map((mark) => mark.text)),
        },
      })),
    },
  };
}

function begin([first = "", ...others]: readonly string[]): string {
  const signs = [...first];
  const short = signs.length > 10 ? `${signs.slice(0, 9).join("")}…` : first;
  return others.length > 0 ? `${short} +${others.length}` : short;
}
