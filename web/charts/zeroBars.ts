import { signed } from "../kit/format.ts";
import { plain } from "./axes.ts";
import { fontFamily, type Look } from "./look.ts";
import type { Option } from "./option.ts";

export interface ZeroBar {
  name: string;
  amount: number;
  better: "favourable" | "unfavourable" | "text-2";
}

/** A change split into bars from a zero line: no bridge, no cut axis. Amounts stand in a column at the right. */
export function zeroBars(rows: readonly ZeroBar[], by: number, look: Look): Option {
  const { tokens, language } = look;
  const colours = {
    favourable: tokens.favourable,
    unfavourable: tokens.unfavourable,
    "text-2": tokens.series[5],
  };
  const words = { fontFamily, fontSize: 12, color: tokens.text1 };
  const names = rows.map((row) => row.name);
  const amounts = rows.map((row) => signed(row.amount / by, language));
  return {
    ...plain,
    grid: { left: 4, right: 4, top: 0, bottom: 0, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { type: "value", show: false, min: extent(rows, Math.min), max: extent(rows, Math.max) },
    yAxis: [
      {
        type: "category",
        data: names,
        inverse: true,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...words, align: "left", margin: Math.max(...names.map(widthOf)) + 12 },
      },
      {
        type: "category",
        data: amounts,
        inverse: true,
        position: "right",
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          ...words,
          fontWeight: 600,
          margin: 16,
          color: (_text, i) => {
            const tone = rows[i ?? 0]?.better ?? "text-2";
            return tone === "text-2" ? tokens.text2 : colours[tone];
          },
        },
      },
    ],
    series: [
      {
        type: "bar",
        barWidth: 11,
        data: rows.map((row) => ({
          value: row.amount,
          itemStyle: { color: colours[row.better], borderRadius: 1 },
        })),
        emphasis: { disabled: true },
        silent: true,
      },
    ],
  };
}

/** The zero line is always inside. */
function extent(rows: readonly ZeroBar[], pick: (...values: number[]) => number): number {
  return pick(0, ...rows.map((row) => row.amount));
}

/** Roughly: full-width characters are one em, the others about half. */
function widthOf(name: string): number {
  return [...name].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 12 : 6.8), 0);
}
