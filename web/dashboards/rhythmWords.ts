import type { Rhythm } from "../../server/dashboards/schema.ts";
import { type Language, type Pair, phrase } from "../phrase.ts";

/** Monday first. */
export const weekdays: readonly Pair[] = [
  { zh: "周一", en: "Monday" },
  { zh: "周二", en: "Tuesday" },
  { zh: "周三", en: "Wednesday" },
  { zh: "周四", en: "Thursday" },
  { zh: "周五", en: "Friday" },
  { zh: "周六", en: "Saturday" },
  { zh: "周日", en: "Sunday" },
];

const words = {
  day: { zh: "每天 {at}", en: "daily at {at}" },
  week: { zh: "每{on} {at}", en: "every {on} at {at}" },
  month: { zh: "每月 {on} 日 {at}", en: "on day {on} of each month at {at}" },
} as const;

export const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** 每周一 08:00 */
export function rhythmWords(rhythm: Rhythm, language: Language): string {
  const at = hourText(rhythm.hour);
  if (rhythm.every === "day") return phrase(words.day, language, { at });
  if (rhythm.every === "month") return phrase(words.month, language, { at, on: rhythm.on });
  return phrase(words.week, language, { at, on: weekdays[rhythm.on - 1]?.[language] ?? "" });
}
