import { addDays, addMonths, type Day, lastDayOf } from "../kit/dates.ts";
import type { Pair } from "../phrase.ts";

/** Half-open. */
export interface Period {
  from: Day;
  to: Day;
}

export const presets = ["30d", "90d", "12m", "thisYear", "lastYear", "all"] as const;
export type Preset = (typeof presets)[number];

export const presetNames: Record<Preset, Pair> = {
  "30d": { zh: "近 30 天", en: "Last 30 days" },
  "90d": { zh: "近 90 天", en: "Last 90 days" },
  "12m": { zh: "近 12 个月", en: "Last 12 months" },
  thisYear: { zh: "今年", en: "This year" },
  lastYear: { zh: "去年", en: "Last year" },
  all: { zh: "全部", en: "All time" },
};

/** What the facts cover; both ends are days with a purchase. */
export interface Covered {
  firstOn: Day;
  lastOn: Day;
}

/**
 * A preset as days. It ends after the last day that has facts, so that data of other years is not an empty page,
 * and never includes today, which is not over.
 */
export function presetPeriod(preset: Preset, today: Day, covered: Covered): Period {
  const to = addDays(covered.lastOn, 1) < today ? addDays(covered.lastOn, 1) : today;
  const year = Number(lastDayOf(to).slice(0, 4));
  switch (preset) {
    case "30d":
      return { from: addDays(to, -30), to };
    case "90d":
      return { from: addDays(to, -90), to };
    case "12m":
      return { from: addMonths(to, -12), to };
    case "thisYear":
      return { from: `${year}-01-01`, to };
    case "lastYear":
      return { from: `${year - 1}-01-01`, to: `${year}-01-01` };
    case "all":
      return { from: covered.firstOn, to: to > covered.firstOn ? to : addDays(covered.firstOn, 1) };
  }
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** `90d`, or `2026-01-01_2026-03-31` as people count: both days included. */
export function readPeriod(
  text: string | undefined,
  today: Day,
  covered: Covered,
): { preset: Preset | undefined; period: Period } {
  const preset = presets.find((known) => known === text);
  if (preset) return { preset, period: presetPeriod(preset, today, covered) };
  const [from, last] = (text ?? "").split("_");
  if (from && last && isDay(from) && isDay(last) && from <= last) {
    return { preset: undefined, period: { from, to: addDays(last, 1) } };
  }
  return { preset: "90d", period: presetPeriod("90d", today, covered) };
}
