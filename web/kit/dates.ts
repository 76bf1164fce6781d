import { type Language, localeOf } from "../phrase.ts";

/** Days travel as `2026-11-21`; the business zone has already been applied by the server. */
export type Day = string;

const dayMs = 86_400_000;
const asUtc = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const isoDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => isoDay(asUtc(day) + days * dayMs);
export const daysBetween = (from: Day, to: Day): number => Math.round((asUtc(to) - asUtc(from)) / dayMs);
export const lastDayOf = (to: Day): Day => addDays(to, -1);

export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
}

/** The business day that it is now, whatever the browser's own zone. */
export const todayIn = (zone: string): Day =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date());

/** `2026-08-24 至 11-21`: the year is said once when it is the same. */
export function rangeText(from: Day, last: Day, language: Language): string {
  const end = from.slice(0, 4) === last.slice(0, 4) ? last.slice(5) : last;
  return `${from} ${language === "zh" ? "至" : "to"} ${end}`;
}

function clock(at: string, zone: string, language: Language, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: zone }).formatToParts(
    new Date(at),
  );
}

/** `11-22 08:30` or `22 Nov 08:30`, in the company's zone. */
export function momentText(at: string, zone: string, language: Language): string {
  const parts = clock(at, zone, language, {
    month: language === "zh" ? "2-digit" : "short",
    day: language === "zh" ? "2-digit" : "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  const date = language === "zh" ? `${part("month")}-${part("day")}` : `${part("day")} ${part("month")}`;
  return `${date} ${part("hour")}:${part("minute")}`;
}

/** `2026-11-22 08:30` for lists where the year matters. */
export function fullMomentText(at: string, zone: string): string {
  const parts = clock(at, zone, "en", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

/** The business day of a moment. */
export function dayIn(at: string, zone: string): Day {
  return fullMomentText(at, zone).slice(0, 10);
}
