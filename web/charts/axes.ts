import type { XAXisOption, YAXisOption } from "echarts/types/dist/shared";
import { fontFamily, type Look } from "./look.ts";

const tick = (look: Look) => ({ color: look.tokens.text3, fontSize: 11, fontFamily });

/** Categories along a hairline, no ticks. */
export function categoryAxis(names: readonly string[], look: Look, extra: XAXisOption = {}): XAXisOption {
  return {
    type: "category",
    data: [...names],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.tokens.lineStrong } },
    axisLabel: { ...tick(look), hideOverlap: true },
    ...extra,
  } as XAXisOption;
}

/** At most five grid lines; bars start at 0 because nothing here says otherwise. */
export function valueAxis(
  look: Look,
  write: (value: number) => string,
  extra: YAXisOption = {},
): YAXisOption {
  return {
    type: "value",
    splitNumber: 3,
    axisLabel: { ...tick(look), formatter: write },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.tokens.line } },
    ...extra,
  } as YAXisOption;
}

export const plain = { animation: false, textStyle: { fontFamily } } as const;

/** `08-24`; the first with its year when years change inside. */
export function dayLabels(days: readonly string[]): string[] {
  const years = new Set(days.map((day) => day.slice(0, 4)));
  let year = "";
  return days.map((day) => {
    const turned = years.size > 1 && day.slice(0, 4) !== year;
    year = day.slice(0, 4);
    return turned ? day : day.slice(5);
  });
}
