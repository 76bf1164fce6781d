import { text, type Unit } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { categoryAxis, plain, valueAxis } from "./axes.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { axisText } from "./seriesWords.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface TrendPoint {
  at: string;
  value: number | null;
  open: boolean;
}

const openWords = { zh: "窗口未满", en: "still open" };

/** One line; undefined periods are gaps; an open last period is a grey band. The last value stands at the line's end. */
export function trendLine(points: readonly TrendPoint[], unit: Unit, look: Look): Option {
  const { tokens, language } = look;
  const labels = points.map((point) => point.at.slice(2, 7));
  const closed = points.map((point) => (point.open ? null : point.value));
  const last = closed.findLastIndex((value) => value !== null);
  const firstOpen = points.findIndex((point) => point.open);
  return {
    ...plain,
    grid: {
      left: 4,
      right: 64,
      top: 14,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: categoryAxis(labels, look, { boundaryGap: false }),
    yAxis: valueAxis(look, (value) => axisText(value, unit, look), { scale: true, splitNumber: 2 }),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.lineStrong } },
      formatter: (hovered) => {
        const point = points[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!point) return "";
        const value = point.open ? phrase(openWords, language) : text(point.value, unit, look);
        return tooltipHtml(point.at, [{ name: "", value }], look);
      },
    },
    series: [
      {
        type: "line",
        data: closed.map((value, i) => ({
          value,
          label: {
            show: i === last,
            position: "right",
            color: tokens.text1,
            fontSize: 12,
            fontWeight: 600,
            formatter: text(value, unit, look),
          },
        })),
        symbol: "circle",
        symbolSize: 6,
        lineStyle: { color: tokens.series[0], width: 2 },
        itemStyle: { color: tokens.series[0] },
        emphasis: { disabled: true },
        connectNulls: false,
        ...(firstOpen > 0
          ? {
              markArea: {
                silent: true,
                itemStyle: { color: tokens.sunken },
                data: [[{ xAxis: firstOpen - 1 }, { xAxis: points.length - 1 }]],
              },
            }
          : {}),
      },
    ],
  };
}
