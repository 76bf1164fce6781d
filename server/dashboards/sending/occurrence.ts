import { addDays, addMonths, dayOf, daysBetween, earlier } from "../../metrics/slice/calendar.ts";
import type { Rhythm } from "../schema.ts";

/** The last day on which a letter was due, up to now. An hour that the clock left out begins with the next one. */
export function lastDue(rhythm: Rhythm, now: Date, zone: string): string {
  const today = dayOf(now, zone);
  const latest = hourOf(now, zone) >= rhythm.hour ? today : addDays(today, -1);
  if (rhythm.every === "day") return latest;
  if (rhythm.every === "week") return addDays(latest, -((weekday(latest) - rhythm.on + 7) % 7));
  const own = inMonth(latest, rhythm.on);
  return own <= latest ? own : inMonth(addMonths(`${latest.slice(0, 7)}-01`, -1), rhythm.on);
}

/** The day on which the next letter is due. */
export function nextDue(rhythm: Rhythm, now: Date, zone: string): string {
  const last = lastDue(rhythm, now, zone);
  if (rhythm.every === "day") return addDays(last, 1);
  if (rhythm.every === "week") return addDays(last, 7);
  return inMonth(addMonths(`${last.slice(0, 7)}-01`, 1), rhythm.on);
}

function hourOf(now: Date, zone: string): number {
  return Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now),
  );
}

/** Monday is 1. The 1st of January 1900 was one. */
const weekday = (day: string) => (daysBetween("1900-01-01", day) % 7) + 1;

/** That day of the month that a day lies in, or the month's last. */
function inMonth(day: string, on: number): string {
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return earlier(addDays(first, on - 1), last);
}
