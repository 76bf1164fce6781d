import {
  type Day,
  dayFrom,
  daysInMonth,
  type Festival,
  festivalsBetween,
  monthOf,
  weekdayOf,
  yearOf,
} from "./calendar.ts";
import type { Random } from "./random.ts";
import type { CustomerPlan } from "./truth.ts";

interface Window {
  from: Day;
  until: Day;
}

/**
 * The days on which a customer shops, in order, each once. Calendar habits with skipped and shifted visits, or irregular
 * ones with bounded gaps; no waiting time here is exponential and nobody drops out by lot.
 */
export function visitDays(plan: CustomerPlan, window: Window, random: Random): Day[] {
  if (plan.habit === "never") return [];
  const isNew = plan.joined >= window.from;
  const start = Math.max(plan.joined, window.from);
  // A new member joins at the till: the first order is on that day, whatever the habit.
  const days = isNew ? [plan.joined] : [];
  if (plan.habit !== "once") days.push(...habitDays(plan, { from: start, until: window.until }, random));
  const last = plan.change === "lapse" ? plan.changeOn! - 1 : window.until;
  const kept = days.filter((day) => day >= start && day <= last).sort((a, b) => a - b);
  return kept.filter((day, i) => day !== kept[i - 1]);
}

function habitDays(plan: CustomerPlan, window: Window, random: Random): Day[] {
  switch (plan.habit) {
    case "weekly":
      return onWeekday(plan, window, random, 7);
    case "fortnightly":
      return onWeekday(plan, window, random, 14);
    case "payday":
      return afterPayday(plan, window, random);
    case "wandering":
      return wandering(plan, window, random);
    case "bursts":
      return bursts(window, random);
    case "festivals":
      return aroundFestivals(window, random);
    default:
      return [];
  }
}

/** How much longer the interval is on a day: doubled for those who fall, halved for those who rise. */
function stretch(plan: CustomerPlan, day: Day): number {
  if (plan.changeOn === null || day < plan.changeOn) return 1;
  return plan.change === "fall" ? 2 : plan.change === "rise" ? 0.5 : 1;
}

/** The same weekday each week or fortnight: one visit in ten is skipped, one in five is a day early or late. */
function onWeekday(plan: CustomerPlan, { from, until }: Window, random: Random, interval: number): Day[] {
  const weekday = random.weighted([2, 2, 2, 2, 4, 6, 5]);
  const days: Day[] = [];
  let due = from + ((weekday - weekdayOf(from) + 7) % 7) + (interval === 14 && random.chance(0.5) ? 7 : 0);
  while (due <= until) {
    if (!random.chance(0.1)) days.push(due + (random.chance(0.2) ? (random.chance(0.5) ? 1 : -1) : 0));
    due += Math.round(interval * stretch(plan, due));
  }
  return days;
}

/** Within three days after wages come. Those who rise also come in mid-month, those who fall every other month. */
function afterPayday(plan: CustomerPlan, { from, until }: Window, random: Random): Day[] {
  const payday = random.pick([5, 8, 10, 15, 20, 25, 31]);
  const days: Day[] = [];
  let year = yearOf(from);
  let month = monthOf(from);
  let skipped = false;
  for (;;) {
    const paid = dayFrom(year, month, Math.min(payday, daysInMonth(year, month)));
    if (paid > until) return days;
    const pace = stretch(plan, paid);
    skipped = pace === 2 && !skipped;
    if (!skipped && !random.chance(0.1)) days.push(paid + random.between(0, 2));
    if (pace === 0.5 && !random.chance(0.1)) days.push(paid + 15 + random.between(0, 2));
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
}

/** Any gap from 10 to 80 days is as likely as any other. */
function wandering(plan: CustomerPlan, { from, until }: Window, random: Random): Day[] {
  const days: Day[] = [];
  let day = from + random.between(0, 45);
  while (day <= until) {
    days.push(day);
    day += Math.max(1, Math.round(random.between(10, 80) * stretch(plan, day)));
  }
  return days;
}

/** Two to four visits within days, then nothing for two or three months. */
function bursts({ from, until }: Window, random: Random): Day[] {
  const days: Day[] = [];
  let day = from + random.between(0, 60);
  while (day <= until) {
    const visits = random.between(2, 4);
    for (let i = 0; i < visits; i++) {
      days.push(day);
      day += random.between(1, 6);
    }
    day += random.between(50, 110);
  }
  return days;
}

/** Only at sales and festivals, and not at every one: before the family feasts, on the day of the sales. */
function aroundFestivals({ from, until }: Window, random: Random): Day[] {
  const feast = (name: Festival["name"]) => name === "春节" || name === "中秋";
  return festivalsBetween(from, until)
    .filter(() => random.chance(0.6))
    .map(({ name, day }) => (feast(name) ? day - random.between(2, 12) : day + random.between(-1, 1)));
}
