import { count, percent } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { categoryAxis, plain, valueAxis } from "./axes.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

/** Days from `from` on, below `below`; null: however few, however many. */
export interface DayBar {
  from: number | null;
  below: number | null;
  facts: number;
}

const words = {
  fewer: { zh: "少于 {below} 天", en: "below {below} days" },
  more: { zh: "{from} 天以上", en: "{from} days and more" },
  one: { zh: "{from} 天", en: "{from|day|days}" },
  between: { zh: "{from}–{last} 天", en: "{from}–{last} days" },
  share: { zh: "占比", en: "Share" },
  mean: { zh: "平均 {days}", en: "Mean {days}" },
  median: { zh: "中位数 {days}", en: "Median {days}" },
} as const;

/** 10–19 days: both ends are in it. */
export function dayText({ from, below }: DayBar, look: Look): string {
  const { language } = look;
  if (from === null) return phrase(words.fewer, language, { below: below ?? 0 });
  if (below === null) return phrase(words.more, language, { from });
  return below - from === 1
    ? phrase(words.one, language, { from })
    : phrase(words.between, language, { from: count(from, language), last: count(below - 1, language) });
}

/** Where a number of days lies, counted in bars from the left edge; in an open bar in its middle. */
function placeOf(days: number, bars: readonly DayBar[]): number | undefined {
  const at = bars.findIndex(
    ({ from, below }) => (from === null || days >= from) && (below === null || days < below),
  );
  const bar = bars[at];
  if (!bar) return undefined;
  const { from, below } = bar;
  return from === null || below === null ? at + 0.5 : at + (days - from) / (below - from);
}

/** To which side of its line each label hangs: outwards, but never over the edge. */
function labelSides(places: readonly number[], bars: number): Array<"left" | "right"> {
  return places.map((at, i) => {
    if (at < bars * 0.3) return "left";
    if (at > bars * 0.7) return "right";
    return places.some((other, j) => other > at || (other === at && j > i)) ? "right" : "left";
  });
}

interface DayBarsInput {
  bars: readonly DayBar[];
  mean: number | null;
  median: number | null;
  /** What is counted: opportunities, bills. */
  things: string;
  chosen: number | undefined;
}

/** How many took so many days; mean and median stand as lines where they lie. */
export function dayBars({ bars, mean, median, things, chosen }: DayBarsInput, look: Look): Option {
  const { tokens, language } = look;
  const total = bars.reduce((sum, bar) => sum + bar.facts, 0);
  const lines = [
    { days: mean, word: words.mean, type: "solid" as const },
    { days: median, word: words.median, type: "dashed" as const },
  ].flatMap(({ days, word, type }) => {
    const at = days === null ? undefined : placeOf(days, bars);
    return days === null || at === undefined ? [] : [{ days, word, type, at }];
  });
  const sides = labelSides(
    lines.map((line) => line.at),
    bars.length,
  );
  const stacked = sides.length > 1 && sides[0] === sides[1];
  return {
    ...plain,
    grid: {
      left: 4,
      right: 8,
      top: stacked ? 40 : 26,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: [
      categoryAxis(
        bars.map(({ from, below }) => (from === null ? `<${below}` : count(from, language))),
        look,
      ),
      { type: "value", min: 0, max: bars.length, show: false },
    ],
    yAxis: valueAxis(look, (value) => count(value, language), { minInterval: 1 }),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (hovered) => {
        const bar = bars[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!bar) return "";
        return tooltipHtml(
          dayText(bar, look),
          [
            { name: things, value: count(bar.facts, language) },
            {
              name: phrase(words.share, language),
              value: percent(total ? bar.facts / total : null, language),
            },
          ],
          look,
        );
      },
    },
    series: [
      {
        type: "bar",
        data: bars.map((bar, i) => ({
          value: bar.facts,
          itemStyle: {
            color: i === chosen ? tokens.series[0] : (tokens.heat[3] ?? tokens.line),
            borderRadius: [2, 2, 0, 0],
          },
        })),
        barCategoryGap: "12%",
        emphasis: { disabled: true },
      },
      {
        type: "line",
        xAxisIndex: 1,
        data: [],
        silent: true,
        markLine: {
          silent: true,
          symbol: ["none", "none"],
          data: lines.map(({ days, word, type, at }, i) => ({
            xAxis: at,
            lineStyle: { color: tokens.text2, type, width: 1.5 },
            label: {
              position: "end" as const,
              distance: [0, stacked && i === 1 ? 18 : 4],
              align: sides[i]!,
              padding: [0, 6],
              color: tokens.text1,
              fontSize: 12,
              formatter: phrase(word, language, { days: count(days, language, 1) }),
            },
          })),
        },
      },
    ],
  };
}
