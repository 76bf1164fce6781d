import type { Span } from "./rule/schema.ts";

/** Days are `YYYY-MM-DD` texts of the business zone; they compare as text. */
export type Day = string;
/** Half-open; a missing end is open. */
export interface DaySpan {
  from?: Day;
  to?: Day;
}

export const contains = ({ from, to }: DaySpan, day: Day): boolean =>
  (!from || day >= from) && (!to || day < to);

const dayMs = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const text = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => text(at(day) + days * dayMs);
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / dayMs);

/** The same day of another month; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The days that a span means, seen from a business date. */
export function daysOf(span: Span, today: Day): DaySpan {
  const tomorrow = addDays(today, 1);
  switch (span.kind) {
    case "ever":
      return {};
    case "dates":
      return { ...(span.from ? { from: span.from } : {}), ...(span.to ? { to: span.to } : {}) };
    case "last": {
      const { count, unit } = span;
      const from =
        unit === "day" || unit === "week"
          ? addDays(tomorrow, -count * (unit === "week" ? 7 : 1))
          : addDays(addMonths(today, -count * (unit === "year" ? 12 : 1)), 1);
      return { from };
    }
    case "ago":
      return {
        ...(span.from === undefined ? {} : { from: addDays(tomorrow, -span.from) }),
        ...(span.to === 0 ? {} : { to: addDays(tomorrow, -span.to) }),
      };
    case "calendar":
      return calendarDays(span.period, today);
  }
}

function calendarDays(period: Extract<Span, { kind: "calendar" }>["period"], today: Day): DaySpan {
  const months = period.endsWith("Month") ? 1 : period.endsWith("Quarter") ? 3 : 12;
  const month = Number(today.slice(5, 7));
  const first = `${today.slice(0, 4)}-${String(month - ((month - 1) % months)).padStart(2, "0")}-01`;
  const from = period.startsWith("this") ? first : addMonths(first, -months);
  return { from, to: addMonths(from, months) };
}
