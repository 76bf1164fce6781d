import { phrase } from "../phrase.ts";
import { plain, valueAxis } from "./axes.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface Agreement {
  name: string;
  said: number;
  came: number;
  /** How many customers stand behind the dot. */
  count: number;
}

const words = {
  said: { zh: "预测", en: "forecast" },
  came: { zh: "实际", en: "actual" },
} as const;

/** What was said against what came; the nearer to the dashed diagonal, the truer. */
export function agreementDots(
  points: readonly Agreement[],
  write: (value: number) => string,
  look: Look,
): Option {
  const { tokens, language } = look;
  const most = Math.max(...points.flatMap((point) => [point.said, point.came]), 1e-9);
  const axis = { min: 0, max: (value: { max: number }) => Math.max(value.max, most) };
  return {
    ...plain,
    grid: {
      left: 4,
      right: 12,
      top: 14,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: { ...(valueAxis(look, write) as object), ...axis, type: "value" } as NonNullable<Option["xAxis"]>,
    yAxis: { ...(valueAxis(look, write) as object), ...axis, type: "value" } as NonNullable<Option["yAxis"]>,
    tooltip: {
      ...tooltipBox(look),
      trigger: "item",
      formatter: (hovered) => {
        const point = points[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!point) return "";
        return tooltipHtml(
          point.name,
          [
            { name: phrase(words.said, language), value: write(point.said) },
            { name: phrase(words.came, language), value: write(point.came) },
          ],
          look,
        );
      },
    },
    series: [
      {
        type: "line",
        data: points.map((point) => [point.said, point.came]),
        symbol: "circle",
        symbolSize: 9,
        lineStyle: { width: 0 },
        itemStyle: { color: tokens.series[0] },
      },
      {
        type: "line",
        data: [
          [0, 0],
          [most, most],
        ],
        symbol: "none",
        silent: true,
        lineStyle: { color: tokens.lineStrong, type: "dashed", width: 1 },
      },
    ],
  };
}
