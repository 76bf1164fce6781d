import { changeText } from "../kit/changeText.ts";
import { count, partsOf, percent, text, type Unit } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import type { Look } from "./look.ts";
import { tooltipHtml } from "./tooltip.ts";

export interface CoursePoint {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  interval: { low: number; high: number } | null;
}

/** Groups over periods: what the explorer's charts draw. */
export interface Course {
  /** One a period, short enough for an axis. */
  labels: readonly string[];
  /** The period as it is called in a tooltip. */
  titles: readonly string[];
  open: readonly boolean[];
  series: ReadonlyArray<{
    name: string;
    /** Everyone together: drawn apart. */
    all: boolean;
    points: readonly CoursePoint[];
  }>;
  /** What each group is held against, place by place: its days (or whose it is), and a point a period for each of `series`. */
  compared?: {
    name: string;
    titles: readonly string[];
    points: ReadonlyArray<readonly CoursePoint[]>;
  };
  /** What happened in a period, by the company: a mark at it. */
  marks?: ReadonlyArray<{ at: number; text: string }>;
  /** Whether a click leads to people. */
  people: boolean;
  /** The axis begins near the smallest value: of lines that differ by little and far from 0. */
  near?: boolean;
}

/** How values are written: by the unit of a figure, or in words of their own. */
export type Writing = Unit | ((value: number | null) => string);

export const written = (value: number | null, writing: Writing, look: Look): string =>
  typeof writing === "function" ? writing(value) : text(value, writing, look);

const words = {
  people: { zh: "点一下看名单", en: "Click for the people" },
  open: { zh: "未满", en: "still open" },
  interval: { zh: "区间", en: "interval" },
  held: { zh: "对比 {name}", en: "vs {name}" },
} as const;

/** Colours go by order among the groups; the line of everyone takes none. */
export function seriesColour(course: Course, i: number, { tokens }: Look): string {
  const before = course.series.slice(0, i).filter((one) => !one.all).length;
  return tokens.series[before % tokens.series.length] ?? tokens.text2;
}

/** `45.9% = 5,419 / 11,806`, with the interval where there is one. */
export function pointText(point: CoursePoint, unit: Writing, look: Look): string {
  const { language } = look;
  const value = written(point.value, unit, look);
  if (unit !== "rate" || point.numerator === null || point.denominator === null) return value;
  const parts = `${value} = ${count(point.numerator, language)} / ${count(point.denominator, language)}`;
  if (!point.interval) return parts;
  const { low, high } = point.interval;
  return `${parts} (${phrase(words.interval, language)} ${percent(low, language).replace("%", "")}–${percent(high, language)})`;
}

/** What a group is held against at one place, and how far it lies from it. */
export function comparedText(
  course: Course,
  series: number,
  at: number,
  unit: Writing,
  look: Look,
): { name: string; value: string } | undefined {
  const before = course.compared?.points[series]?.[at];
  const now = course.series[series]?.points[at]?.value ?? null;
  if (!before || before.value === null) return undefined;
  const by =
    now === null || now === before.value || typeof unit === "function" || course.open[at]
      ? undefined
      : changeText(now, before.value, unit, look.language);
  const difference = by && now !== null ? ` · ${now > before.value ? "▲" : "▼"} ${by}` : "";
  return {
    name: phrase(words.held, look.language, { name: course.compared?.titles[at] ?? "" }),
    value: pointText(before, unit, look) + difference,
  };
}

export function courseTip(course: Course, at: number, unit: Writing, look: Look): string {
  const title = course.titles[at] ?? "";
  const lines = course.series.flatMap((one, i) => {
    const point = one.points[at];
    if (!point) return [];
    const held = comparedText(course, i, at, unit, look);
    return [
      {
        colour: one.all ? look.tokens.text1 : seriesColour(course, i, look),
        name: one.name,
        value: pointText(point, unit, look),
      },
      ...(held ? [held] : []),
    ];
  });
  const notes = (course.marks ?? []).filter((mark) => mark.at === at).map((mark) => mark.text);
  return tooltipHtml(
    course.open[at] ? `${title} · ${phrase(words.open, look.language)}` : title,
    lines,
    look,
    [...notes, ...(course.people ? [phrase(words.people, look.language)] : [])].join(" · ") || undefined,
  );
}

export function axisText(value: number, unit: Writing, look: Look): string {
  if (typeof unit === "function") return count(value, look.language, 2);
  const { before, number, after } = partsOf(value, unit, look);
  const short = unit === "rate" ? number.replace(/[.,]0$/, "") : number;
  return before + short + (unit === "customers" || unit === "orders" ? "" : after.replace(/元$/, ""));
}
