import type { Grain, Period } from "../schema.ts";
import { addDays, addMonths } from "../slice/calendar.ts";

/** Periods that move with the days: what pages offer and dashboards keep. */
export const presets = ["30d", "90d", "12m", "thisYear", "lastYear", "all"] as const;
export type Preset = (typeof presets)[number];

/** What the facts cover; both ends are days with a purchase. */
export interface Covered {
  firstOn: string;
  lastOn: string;
}

/**
 * A preset as days. It ends after the last day that has facts, so that data of other years is not an empty page,
 * and never includes today, which is not over.
 */
export function presetPeriod(preset: Preset, today: string, covered: Covered): Period {
  const to = addDays(covered.lastOn, 1) < today ? addDays(covered.lastOn, 1) : today;
  const year = Number(addDays(to, -1).slice(0, 4));
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

/** Up to five weeks by day, up to half a year by week, up to four years by month. */
export function fitting({ from, to }: Period): Grain {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
  if (days <= 35) return "day";
  if (days <= 190) return "week";
  return days <= 1500 ? "month" : "quarter";
}
