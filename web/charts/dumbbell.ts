import { text, type Unit } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { plain, valueAxis } from "./axes.ts";
import { fontFamily, type Look } from "./look.ts";
import type { Option } from "./option.ts";
import { axisText } from "./seriesWords.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface DumbbellRow {
  name: string;
  before: number | null;
  now: number | null;
}

const words = {
  before: { zh: "对比期", en: "Compared" },
  now: { zh: "本期", en: "Now" },
} as const;

/** One row a group: hollow where it was, filled where it is, a thin line for the way between. */
export function dumbbell(rows: readonly DumbbellRow[], unit: Unit, look: Look): Option {
  const { tokens, language } = look;
  return {
    ...plain,
    grid: { left: 4, right: 72, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: valueAxis(look, (value) => axisText(value, unit, look), { splitNumber: 4, scale: true }) as never,
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map((row) => row.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { fontFamily, fontSize: 12, color: tokens.text1, width: 120, overflow: "truncate" },
    },
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (hovered) => {
        const row = rows[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!row) return "";
        return tooltipHtml(
          row.name,
          [
            {
              colour: tokens.text3,
              name: phrase(words.before, language),
              value: text(row.before, unit, look),
            },
            { colour: tokens.series[0], name: phrase(words.now, language), value: text(row.now, unit, look) },
          ],
          look,
        );
      },
    },
    series: [
      {
        type: "line",
        name: phrase(words.now, language),
        // The figure stands on the side away from where it came from.
        data: rows.map(({ before, now }) => ({
          value: now,
          label: { position: before !== null && now !== null && before > now ? "left" : "right" } as const,
        })),
        lineStyle: { opacity: 0 },
        symbol: "circle",
        symbolSize: 10,
        showAllSymbol: true,
        itemStyle: { color: tokens.series[0] },
        label: {
          show: true,
          color: tokens.text1,
          fontSize: 12,
          formatter: ({ dataIndex }) => text(rows[dataIndex]?.now ?? null, unit, look),
        },
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          lineStyle: { color: tokens.lineStrong, width: 2, type: "solid" },
          label: { show: false },
          data: rows.flatMap((row, i) =>
            row.before === null || row.now === null
              ? []
              : [
                  [{ coord: [row.before, i] }, { coord: [row.now, i] }] as [
                    { coord: number[] },
                    { coord: number[] },
                  ],
                ],
          ),
        },
        emphasis: { disabled: true },
      },
      {
        type: "line",
        name: phrase(words.before, language),
        // A click opens the people of now.
        silent: true,
        data: rows.map((row) => row.before),
        lineStyle: { opacity: 0 },
        symbol: "emptyCircle",
        symbolSize: 9,
        showAllSymbol: true,
        itemStyle: { color: tokens.text3 },
        emphasis: { disabled: true },
      },
    ],
  };
}
