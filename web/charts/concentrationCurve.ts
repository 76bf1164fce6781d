import { percent } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { categoryAxis, plain, valueAxis } from "./axes.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface CurvePoint {
  customers: number;
  revenue: number;
}

const words = {
  customers: { zh: "前 {share} 的客户", en: "Top {share} of customers" },
  revenue: { zh: "占销售额", en: "share of revenue" },
} as const;

/** Customers from the largest down against the revenue they bring; the diagonal is what equal customers would give. */
export function concentrationCurve(
  curve: readonly CurvePoint[],
  top20Share: number | null,
  look: Look,
): Option {
  const { tokens, language } = look;
  const whole = (value: number) => percent(value, language, 0);
  const axis = { min: 0, max: 1, interval: 0.2 } as const;
  return {
    ...plain,
    grid: {
      left: 4,
      right: 14,
      top: 12,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      ...categoryAxis([], look),
      type: "value",
      ...axis,
      splitLine: { show: false },
      axisLabel: { ...(valueAxis(look, whole).axisLabel as object), formatter: whole },
    } as Option["xAxis"] & object,
    yAxis: valueAxis(look, whole, { ...axis, interval: 0.25 } as object),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.lineStrong } },
      formatter: (hovered) => {
        const point = curve[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!point) return "";
        const title = phrase(words.customers, language, { share: percent(point.customers, language, 0) });
        const line = {
          colour: tokens.series[0],
          name: phrase(words.revenue, language),
          value: percent(point.revenue, language),
        };
        return tooltipHtml(title, [line], look);
      },
    },
    series: [
      {
        type: "line",
        data: curve.map((point) => [point.customers, point.revenue]),
        symbol: "none",
        lineStyle: { color: tokens.series[0], width: 2 },
        itemStyle: { color: tokens.series[0] },
        areaStyle: { color: tokens.series[0], opacity: 0.1 },
        emphasis: { disabled: true },
        ...(top20Share === null
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: ["none", "circle"],
                symbolSize: 7,
                lineStyle: { color: tokens.text2, type: "dashed", width: 1 },
                label: { show: false },
                data: [[{ coord: [0.2, 0] }, { coord: [0.2, top20Share] }]],
              },
            }),
      },
      {
        type: "line",
        data: [
          [0, 0],
          [1, 1],
        ],
        symbol: "none",
        silent: true,
        tooltip: { show: false },
        lineStyle: { color: tokens.text3, width: 1, type: "dashed" },
      },
    ],
  };
}
