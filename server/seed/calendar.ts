import { LunarDay } from "tyme4ts";

/** A calendar day as the number of days since 1970-01-01. No zone and no clock: the shop's own wall calendar. */
export type Day = number;

export function dayOf(iso: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) throw new RangeError(`not a date like 2026-11-21: ${iso}`);
  const day = dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (isoDay(day) !== iso) throw new RangeError(`no such day: ${iso}`);
  return day;
}

export function dayFrom(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000;
}

export function isoDay(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** "2026-11-21 18:05:09", as tills write it. */
export function isoTime(day: Day, secondOfDay: number): string {
  return `${isoDay(day)} ${clockTime(secondOfDay)}`;
}

export function clockTime(secondOfDay: number): string {
  const two = (n: number) => (n < 10 ? `0${n}` : String(n));
  return `${two(Math.floor(secondOfDay / 3600))}:${two(Math.floor(secondOfDay / 60) % 60)}:${two(secondOfDay % 60)}`;
}

/** 0 is Monday, 6 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function yearOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}

/** Month 1–12. */
export function monthOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCMonth() + 1;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The solar day of a day in the lunar calendar: (2026, 1, 1) is the Spring Festival, 2026-02-17. */
export function lunarDay(year: number, month: number, dayOfMonth: number): Day {
  const solar = LunarDay.fromYmd(year, month, dayOfMonth).getSolarDay();
  return dayFrom(solar.getYear(), solar.getMonth(), solar.getDay());
}

export interface Festival {
  name: "元旦" | "春节" | "妇女节" | "年中大促" | "中秋" | "国庆" | "双十一" | "双十二";
  day: Day;
}

/** The shopping festivals from `from` to `until`, both included, in order. */
export function festivalsBetween(from: Day, until: Day): Festival[] {
  const festivals: Festival[] = [];
  for (let year = yearOf(from); year <= yearOf(until) + 1; year++) {
    festivals.push(
      { name: "元旦", day: dayFrom(year, 1, 1) },
      { name: "春节", day: lunarDay(year, 1, 1) },
      { name: "妇女节", day: dayFrom(year, 3, 8) },
      { name: "年中大促", day: dayFrom(year, 6, 18) },
      { name: "中秋", day: lunarDay(year, 8, 15) },
      { name: "国庆", day: dayFrom(year, 10, 1) },
      { name: "双十一", day: dayFrom(year, 11, 11) },
      { name: "双十二", day: dayFrom(year, 12, 12) },
    );
  }
  return festivals.filter(({ day }) => day >= from && day <= until).sort((a, b) => a.day - b.day);
}
