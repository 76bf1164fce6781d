import { count, percent } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { plain, valueAxis } from "./axes.ts";
import { fontFamily, type Look } from "./look.ts";
import type { Option } from "./option.ts";
import { type TooltipLine, tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface FunnelBar {
  name: string;
  reached: number;
  share: number | null;
  /** The same step of the compared period; null where nothing is compared. */
  before: number | null;
  /** Instead of number and share at its end and in its tooltip: what the share is of is not who came in. */
  says?: { end: string; lines: readonly TooltipLine[] };
  /** Where it leaks: settled in vermilion, not settled only outlined. */
  leak?: "settled" | "open";
}

const words = {
  reached: { zh: "到达", en: "Got here" },
  before: { zh: "对比期", en: "Compared" },
  people: { zh: "点一下看名单", en: "Click for the list" },
} as const;

interface FunnelRoom {
  /** Pixels for what stands at the end of a bar. */
  end?: number;
  /** Whether a click leads to people. */
  people?: boolean;
}

/** One bar a step: what share of all that came in got there; a thin mark where the compared period stood. */
export function funnelBars(bars: readonly FunnelBar[], look: Look, room: FunnelRoom = {}): Option {
  const { tokens, language } = look;
  const { end = 96, people = true } = room;
  return {
    ...plain,
    grid: {
      left: 4,
      right: end,
      top: 4,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: valueAxis(look, (value) => percent(value, language, 0), {
      max: 1,
      interval: 0.25,
      ...(bars.some((bar) => bar.says) && { axisLabel: { show: false } }),
    }) as never,
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { fontFamily, fontSize: 12, color: tokens.text1, width: 96, overflow: "truncate" },
    },
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (hovered) => {
        const bar = bars[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!bar) return "";
        return tooltipHtml(
          bar.name,
          bar.says?.lines ?? [
            {
              colour: tokens.series[0],
              name: phrase(words.reached, language),
              value: `${count(bar.reached, language)} · ${percent(bar.share, language)}`,
            },
            ...(bar.before === null
              ? []
              : [
                  {
                    colour: tokens.text3,
                    name: phrase(words.before, language),
                    value: percent(bar.before, language),
                  },
                ]),
          ],
          look,
          people ? phrase(words.people, language) : undefined,
        );
      },
    },
    series: [
      {
        type: "bar",
        name: phrase(words.reached, language),
        barMaxWidth: 26,
        barCategoryGap: "34%",
        emphasis: { disabled: true },
        data: bars.map((bar) => ({
          value: bar.share,
          itemStyle: {
            color: bar.leak === "settled" ? tokens.unfavourable : tokens.series[0],
            borderRadius: [0, 2, 2, 0],
            ...(bar.leak === "open"
              ? { borderColor: tokens.unfavourable, borderType: "dashed" as const, borderWidth: 1.5 }
              : {}),
          },
        })),
        label: {
          show: true,
          position: "right",
          color: tokens.text1,
          fontSize: 12,
          formatter: ({ dataIndex }) => {
            const bar = bars[dataIndex];
            return bar
              ? (bar.says?.end ?? `${count(bar.reached, language)} · ${percent(bar.share, language)}`)
              : "";
          },
        },
      },
      {
        type: "line",
        name: phrase(words.before, language),
        silent: true,
        data: bars.map((bar) => bar.before),
        lineStyle: { opacity: 0 },
        symbol: "rect",
        symbolSize: [2, 9],
        // Below the bar, where it does not cross the label.
        symbolOffset: [0, 14],
        showAllSymbol: true,
        itemStyle: { color: tokens.text3 },
        emphasis: { disabled: true },
        z: 3,
      },
    ],
  };
}
