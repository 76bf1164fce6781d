import type { z } from "zod";
import type { Grain, MeasuredCell, MetricInfo, measureOutput } from "../../server/metrics/schema.ts";
import type { Course } from "../charts/seriesWords.ts";
import { changeText, isComparable } from "../kit/changeText.ts";
import { daysBetween, lastDayOf, rangeText } from "../kit/dates.ts";
import { type Money, text, type Unit } from "../kit/format.ts";
import { type Language, type Pair, phrase } from "../phrase.ts";
import type { Period } from "../question/period.ts";
import { type Difference, isSettled, shareDifference } from "./shareDifference.ts";
import type { GrainOrWhole } from "./view.ts";

export type Answer = z.output<typeof measureOutput>;
export type Row = Answer["rows"][number];

export const everyone: Pair = { zh: "全部", en: "All" };
const nameless: Pair = { zh: "（未填）", en: "(not given)" };
const drawnMost = 6;

/** Figures that groups add up to: the line of everyone would only press the others down. */
export const adds = (unit: Unit) =>
  unit === "money" || unit === "customers" || unit === "orders" || unit === "lines";

export function labelOf(label: Pair | undefined, language: Language): string {
  const word = label?.[language] ?? "";
  return word === "" ? nameless[language] : word;
}

export function rowName(row: Row, language: Language): string {
  if (row.labels.length === 0) return everyone[language];
  return row.labels.map((label) => labelOf(label, language)).join(" · ");
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** Cut at one end by the period asked for: of fewer days than the others, it would look like a fall. */
export function isCut({ from, to }: Period, grain: GrainOrWhole): boolean {
  if (grain === "whole" || grain === "day") return false;
  if (grain === "week") return daysBetween(from, to) < 7;
  const [year = 0, month = 1, day] = from.split("-").map(Number);
  const end = new Date(Date.UTC(year, month - 1 + monthsIn[grain], 1)).toISOString().slice(0, 10);
  return day !== 1 || to !== end;
}

/** `yearStart`: the month that the company's year begins with; another than January stands in the name. */
export function periodName(period: Period, grain: GrainOrWhole, language: Language, yearStart = 1): string {
  const [year = "", month = ""] = period.from.split("-");
  if (grain === "day") return period.from;
  if (isCut(period, grain)) return rangeText(period.from, lastDayOf(period.to), language);
  if (grain === "month") return `${year}-${month}`;
  const since = (Number(month) - yearStart + 12) % 12;
  if (grain === "quarter" && since % 3 === 0)
    return yearStart === 1 ? `${year} Q${since / 3 + 1}` : `${year}-${month} Q${since / 3 + 1}`;
  if (grain === "year" && month === "01") return year;
  return rangeText(period.from, lastDayOf(period.to), language);
}

/** A segment as it is called in a sentence. */
export const quoted = (name: string, language: Language): string =>
  language === "zh" ? `「${name}」` : `“${name}”`;

/** What the compared half of an answer is called at one place: the segment, or the days there. */
export function comparedName(
  { comparedSegment, comparedPeriods }: Pick<Answer, "comparedSegment" | "comparedPeriods">,
  at: number,
  grain: GrainOrWhole,
  language: Language,
  yearStart: number,
): string {
  if (comparedSegment) return quoted(comparedSegment[language], language);
  const period = comparedPeriods[at];
  return period && period.from < period.to ? periodName(period, grain, language, yearStart) : "";
}

/** The same for all of it: of days the first and the last. */
function comparedWhole(
  answer: Pick<Answer, "comparedSegment" | "comparedPeriods">,
  language: Language,
): string {
  const days = answer.comparedPeriods.filter(({ from, to }) => from < to);
  const [first, last] = [days[0], days.at(-1)];
  if (answer.comparedSegment || !first || !last) return comparedName(answer, 0, "whole", language, 1);
  return periodName({ from: first.from, to: last.to }, "whole", language);
}

/** Groups of the finest cut, the largest six; all of them stand in the table. */
export function drawnRows(answer: Answer, depth: number): { rows: Row[]; left: number } {
  const finest = answer.rows.filter((row) => row.values.length === depth);
  return { rows: finest.slice(0, drawnMost), left: Math.max(0, finest.length - drawnMost) };
}

export function courseOf(
  answer: Answer,
  at: number,
  metric: MetricInfo,
  depth: number,
  grain: GrainOrWhole,
  language: Language,
  yearStart: number,
): { course: Course; rows: Row[]; left: number; cut: boolean } {
  const { rows: groups, left } = drawnRows(answer, depth);
  const total = answer.rows.find((row) => row.values.length === 0);
  const rows = depth > 0 && total && !adds(metric.unit) ? [...groups, total] : groups;
  const titles = answer.periods.map((period) => periodName(period, grain, language, yearStart));
  // Alone it is shown for what it is; beside others it is a gap.
  const gaps = answer.periods.map(
    (period) => answer.periods.length > 1 && !period.open && isCut(period, grain),
  );
  const cells = (row: Row, half: "cells" | "compared") => row.figures[at]?.[half] ?? [];
  // Against a month that is not over stands one of as few days.
  const short = answer.periods.map((period, i) => {
    const before = answer.comparedPeriods[i];
    return gaps[i] || !before || before.from >= before.to || (period.open && isCut(period, grain));
  });
  const course = {
    labels: titles.map((title, i) => axisLabel(title, titles[i - 1], grain, answer.periods[i]!.from)),
    titles,
    open: answer.periods.map(
      (period, i) =>
        period.open || (rows.length > 0 && rows.every((row) => row.figures[at]?.cells[i]?.why === "open")),
    ),
    series: rows.map((row) => ({
      name: rowName(row, language),
      all: depth > 0 && row.values.length === 0,
      points: cells(row, "cells").map((cell, i) => (gaps[i] ? blank : cell)),
    })),
    ...(answer.comparedPeriods.length > 1 && {
      compared: {
        name: comparedWhole(answer, language),
        titles: answer.periods.map((_, i) => comparedName(answer, i, grain, language, yearStart)),
        points: rows.map((row) => cells(row, "compared").map((cell, i) => (short[i] ? blank : cell))),
      },
    }),
    people: metric.parts.length > 0,
  };
  return { course, rows, left, cut: gaps.includes(true) };
}

/** What happened in each period, where the chart has periods. */
export function marksIn(
  periods: readonly Period[],
  annotations: ReadonlyArray<{ day: string; text: string }>,
  grain: GrainOrWhole,
): Array<{ at: number; text: string }> {
  if (grain === "whole") return [];
  return annotations.flatMap(({ day, text }) => {
    const at = periods.findIndex(({ from, to }) => from <= day && day < to);
    return at < 0 ? [] : [{ at, text: grain === "day" ? text : `${day.slice(5)} ${text}` }];
  });
}

const blank = { value: null, numerator: null, denominator: null, interval: null };

/** The year is said once. */
function axisLabel(title: string, before: string | undefined, grain: GrainOrWhole, from: string): string {
  if (grain !== "day" && title.length > 7)
    return from.slice(0, 4) === before?.slice(0, 4) ? from.slice(5) : from;
  if (grain === "day" || grain === "month") {
    return title.slice(0, 4) === before?.slice(0, 4) ? title.slice(5) : title;
  }
  return title;
}

/** Which column is "now", and what it is held against. */
export interface Basis {
  now: number;
  /** A column of the same row, or the compared period at the same place. */
  before: { column: number } | "compared" | null;
  /** Those it is held against are among those it is of. */
  inside?: boolean;
}

/** Now is the last whole period that is over and has a value; against it stands what was asked for, else the whole one before. */
export function basisOf(answer: Answer, at: number, grain: GrainOrWhole): Basis | null {
  const total = answer.rows.find((row) => row.values.length === 0) ?? answer.rows[0];
  const cells = total?.figures[at]?.cells ?? [];
  const whole = (i: number) => answer.periods[i] !== undefined && !isCut(answer.periods[i], grain);
  const over = (i: number) => cells[i]?.value !== null && !answer.periods[i]?.open;
  const last = (fits: (i: number) => boolean) => cells.findLastIndex((_, i) => fits(i));
  const now =
    [last((i) => over(i) && whole(i)), last(over), last((i) => cells[i]?.value !== null)].find(
      (i) => i >= 0,
    ) ?? -1;
  if (now < 0) return null;
  if ((total?.figures[at]?.compared.length ?? 0) > 0)
    return { now, before: "compared", inside: answer.comparedInside };
  return { now, before: now > 0 && whole(now - 1) ? { column: now - 1 } : null };
}

export function beforeCell(row: Row, at: number, basis: Basis): MeasuredCell | null {
  if (basis.before === null) return null;
  const figure = row.figures[at];
  return (
    (basis.before === "compared" ? figure?.compared[basis.now] : figure?.cells[basis.before.column]) ?? null
  );
}

export function changeOf(row: Row, at: number, basis: Basis): Difference | null {
  const now = row.figures[at]?.cells[basis.now];
  const before = beforeCell(row, at, basis);
  return now && before ? shareDifference(now, before, basis.inside) : null;
}

/** Each group of the first cut with its own sum above its parts; everyone comes first. */
export function ordered(rows: readonly Row[]): Row[] {
  const total = rows.filter((row) => row.values.length === 0);
  const firsts = rows.filter((row) => row.values.length === 1);
  const deeper = rows.filter((row) => row.values.length === 2);
  return [
    ...total,
    ...firsts.flatMap((row) => [row, ...deeper.filter((part) => part.values[0] === row.values[0])]),
    ...deeper.filter((part) => firsts.every((row) => row.values[0] !== part.values[0])),
  ];
}

const grainWords: Record<Grain, Pair> = {
  day: { zh: "按日", en: "by day" },
  week: { zh: "按周", en: "by week" },
  month: { zh: "按月", en: "by month" },
  quarter: { zh: "按季", en: "by quarter" },
  year: { zh: "按年", en: "by year" },
};

/** 各价值等级的复购率，按月 */
export function titleOf(
  metrics: readonly MetricInfo[],
  slices: readonly Pair[],
  grain: GrainOrWhole,
  language: Language,
): string {
  const what = metrics.map((metric) => metric.title[language]).join(language === "zh" ? "、" : ", ");
  const cut = slices.map((slice) => slice[language].replace(/\s*[（(](当时|then)[）)]$/u, ""));
  const when = grain === "whole" ? "" : grainWords[grain][language];
  if (language === "zh") {
    return `${cut.length > 0 ? `各${cut.join("、")}的` : ""}${what}${when && `，${when}`}`;
  }
  const by = cut.length > 0 ? ` by ${cut.map((word) => word.toLowerCase()).join(" and ")}` : "";
  return `${what}${by}${when && `, ${when}`}`;
}

const words = {
  nothing: { zh: "这段时间里，这样切还没有数。", en: "Cut like this, these days have no figures yet." },
  one: { zh: "{when}，{metric} {value}", en: "{when}: {metric} {value}" },
  spread: {
    zh: "{when}，{metric}最高的是{top}（{high}），最低的是{bottom}（{low}）",
    en: "{when}: {metric} is highest for {top} ({high}) and lowest for {bottom} ({low})",
  },
  above: { zh: "，比{before}高 {by}", en: ", {by} above {before}" },
  below: { zh: "，比{before}低 {by}", en: ", {by} below {before}" },
  overmost: {
    zh: "；和{before}差得最多的是{who}，高 {by}",
    en: "; furthest from {before} is {who}, {by} above",
  },
  undermost: {
    zh: "；和{before}差得最多的是{who}，低 {by}",
    en: "; furthest from {before} is {who}, {by} below",
  },
  up: { zh: "，比{before}升 {by}", en: ", up {by} on {before}" },
  down: { zh: "，比{before}降 {by}", en: ", down {by} on {before}" },
  upmost: { zh: "；变化最大的是{who}，升 {by}", en: "; the largest change is {who}, up {by}" },
  downmost: { zh: "；变化最大的是{who}，降 {by}", en: "; the largest change is {who}, down {by}" },
  unsettled: { zh: "（未稳）", en: " (not settled)" },
  end: { zh: "。", en: "." },
} as const satisfies Record<string, Pair>;

/** What the page found, in one sentence, from the first figure. */
export function findingOf(
  answer: Answer,
  metric: MetricInfo,
  depth: number,
  grain: GrainOrWhole,
  money: Money,
  yearStart: number,
): string {
  const { language } = money;
  const say = (key: keyof typeof words, values = {}) => phrase(words[key], language, values);
  const basis = basisOf(answer, 0, grain);
  if (!basis) return say("nothing");
  const when = periodName(answer.periods[basis.now]!, grain, language, yearStart);
  const other = answer.comparedSegment !== null;
  const before =
    basis.before === null
      ? ""
      : basis.before === "compared"
        ? comparedName(answer, basis.now, grain === "whole" ? "week" : grain, language, yearStart)
        : periodName(answer.periods[basis.before.column]!, grain, language, yearStart);
  const valued = answer.rows
    .filter((row) => row.values.length === depth)
    .map((row) => ({ row, value: row.figures[0]?.cells[basis.now]?.value ?? null }))
    .filter((one): one is { row: Row; value: number } => one.value !== null)
    .sort((a, b) => b.value - a.value);
  const [top] = valued;
  const bottom = valued.at(-1);
  if (!top || !bottom) return say("nothing");
  const moved = (row: Row) => {
    const now = row.figures[0]?.cells[basis.now]?.value ?? null;
    const then = beforeCell(row, 0, basis)?.value ?? null;
    if (now === null || then === null || now === then || !isComparable(now, then, metric.unit)) return null;
    const by = changeText(now, then, metric.unit, language);
    const change = changeOf(row, 0, basis);
    if (by === undefined || !change) return null;
    const size = metric.unit === "rate" ? Math.abs(now - then) : Math.abs(now / then - 1);
    return { by: isSettled(change) ? by : by + say("unsettled"), up: now > then, size, row };
  };
  const shown = (value: number) => text(value, metric.unit, money);
  if (valued.length === 1) {
    const one = moved(top.row);
    const course =
      one && before
        ? say(other ? (one.up ? "above" : "below") : one.up ? "up" : "down", { before, by: one.by })
        : "";
    const who = depth > 0 ? `${rowName(top.row, language)} ` : "";
    return (
      say("one", { when, metric: who + metric.title[language], value: shown(top.value) }) +
      course +
      say("end")
    );
  }
  const largest = valued
    .map((one) => moved(one.row))
    .filter((one) => one !== null)
    .sort((a, b) => b.size - a.size)[0];
  return (
    say("spread", {
      when,
      metric: metric.title[language],
      top: rowName(top.row, language),
      high: shown(top.value),
      bottom: rowName(bottom.row, language),
      low: shown(bottom.value),
    }) +
    (largest
      ? say(other ? (largest.up ? "overmost" : "undermost") : largest.up ? "upmost" : "downmost", {
          before,
          who: rowName(largest.row, language),
          by: largest.by,
        })
      : "") +
    say("end")
  );
}
