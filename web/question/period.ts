import { type Covered, type Preset, presetPeriod, presets } from "../../server/metrics/presets/schema.ts";
import { addDays, type Day } from "../kit/dates.ts";
import type { Pair } from "../phrase.ts";

/** Half-open. */
export interface Period {
  from: Day;
  to: Day;
}

export const presetNames: Record<Preset, Pair> = {
  "30d": { zh: "近 30 天", en: "Last 30 days" },
  "90d": { zh: "近 90 天", en: "Last 90 days" },
  "12m": { zh: "近 12 个月", en: "Last 12 months" },
  thisYear: { zh: "今年", en: "This year" },
  lastYear: { zh: "去年", en: "Last year" },
  all: { zh: "全部", en: "All time" },
};

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
