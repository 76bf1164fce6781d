import { count } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { categoryAxis, dayLabels, plain, valueAxis } from "./axes.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface TrackedWeek {
  /** Last day of the week. */
  day: string;
  actual: number;
  expected: number;
  /** False for the weeks that the model was fitted to. */
  ahead: boolean;
  /** Between which what comes falls with the chance that is said beside the chart, if the model is right. */
  band?: { low: number; high: number };
}

const words = {
  actual: { zh: "实际", en: "actual" },
  expected: { zh: "预测", en: "forecast" },
  band: { zh: "区间", en: "interval" },
  known: { zh: "当时已知", en: "known then" },
} as const;

/** What came, week by week, and what was expected of it; the weeks that were known then lie on grey. */
export function trackingLines(weeks: readonly TrackedWeek[], look: Look): Option {
  const { tokens, language } = look;
  const lastKnown = weeks.findLastIndex((week) => !week.ahead);
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
    xAxis: categoryAxis(dayLabels(weeks.map((week) => week.day)), look, { boundaryGap: false }),
    yAxis: valueAxis(look, (value) => count(value, language)),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.lineStrong } },
      formatter: (hovered) => {
        const week = weeks[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!week) return "";
        return tooltipHtml(
          week.day,
          [
            {
              colour: tokens.text1,
              name: phrase(words.actual, language),
              value: count(week.actual, language),
            },
            {
              colour: tokens.series[0],
              name: phrase(words.expected, language),
              value: count(week.expected, language, 1),
            },
            ...(week.band
              ? [
                  {
                    colour: tokens.series[0],
                    name: phrase(words.band, language),
                    value: `${count(week.band.low, language)}–${count(week.band.high, language)}`,
                  },
                ]
              : []),
          ],
          look,
          week.ahead ? undefined : phrase(words.known, language),
        );
      },
    },
    series: [
      ...bandOf(weeks, look),
      {
        type: "line",
        data: weeks.map((week) => week.actual),
        symbol: "none",
        lineStyle: { color: tokens.text1, width: 1.5 },
        itemStyle: { color: tokens.text1 },
        emphasis: { disabled: true },
        ...(lastKnown > 0
          ? {
              markArea: {
                silent: true,
                itemStyle: { color: tokens.sunken },
                data: [[{ xAxis: 0 }, { xAxis: lastKnown }]],
              },
            }
          : {}),
      },
      {
        type: "line",
        data: weeks.map((week) => week.expected),
        symbol: "none",
        lineStyle: { color: tokens.series[0], width: 2, type: "dashed" },
        itemStyle: { color: tokens.series[0] },
        emphasis: { disabled: true },
      },
    ],
  };
}

/** An area from the low end to the high one: the low end carries it and is not drawn. */
function bandOf(weeks: readonly TrackedWeek[], { tokens }: Look) {
  if (!weeks.some((week) => week.band)) return [];
  const line = (data: number[], opacity: number) => ({
    type: "line" as const,
    data,
    stack: "band",
    symbol: "none",
    silent: true,
    lineStyle: { opacity: 0 },
    areaStyle: { color: tokens.series[0], opacity },
    emphasis: { disabled: true },
  });
  return [
    line(
      weeks.map(({ band }) => band?.low ?? 0),
      0,
    ),
    line(
      weeks.map(({ band }) => (band ? band.high - band.low : 0)),
      0.16,
    ),
  ];
}
