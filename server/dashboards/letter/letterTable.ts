import {
  type Answer,
  type Basis,
  basisOf,
  beforeCell,
  changeOf,
  everyone,
  labelOf,
  ordered,
  periodName,
  type Row,
} from "../../../web/explore/explored.ts";
import { isSettled } from "../../../web/explore/shareDifference.ts";
import { supportText } from "../../../web/figure/supportText.ts";
import { changeText } from "../../../web/kit/changeText.ts";
import { type Money, none, percent, text, type Unit } from "../../../web/kit/format.ts";
import { phrase } from "../../../web/phrase.ts";
import type { MeasuredCell, MetricInfo } from "../../metrics/schema.ts";
import type { Pair } from "../../refuse.ts";
import type { MeasuredTile } from "../schema.ts";

export interface LetterTable {
  /** The first column names what a row is of. */
  heads: string[];
  rows: Array<{ cells: string[]; sum: boolean }>;
  /** Rows beyond those shown; all of them are in the workbook. */
  left: number;
}

const columnsShown = 3;
const rowsShown = 40;
const words = {
  of: { zh: "范围", en: "Of" },
  value: { zh: "数值", en: "Value" },
  compared: { zh: "较对比期", en: "vs compared" },
  before: { zh: "较上一段", en: "vs the one before" },
  previous: { zh: "较上期", en: "vs previous" },
  lastYear: { zh: "较去年同期", en: "vs last year" },
  segment: { zh: "较分群「{name}」", en: "vs the segment “{name}”" },
  base: { zh: "依据", en: "From" },
  interval: { zh: "95% 区间 {low}–{high}", en: "95% interval {low}–{high}" },
  up: { zh: "升 {by}", en: "up {by}" },
  down: { zh: "降 {by}", en: "down {by}" },
  same: { zh: "持平", en: "no change" },
  unsettled: { zh: "（未稳）", en: " (not settled)" },
  open: { zh: "未满", en: "open" },
} as const satisfies Record<string, Pair>;

/** One figure: its value, what it is compared with in words, and what holds it up. */
export function numberTable(tile: MeasuredTile, metric: MetricInfo, money: Money): LetterTable {
  const { language } = money;
  const figure = tile.answer?.rows[0]?.figures[0];
  const now = figure?.cells[0];
  const before = figure?.compared[0]?.value ?? null;
  const compared = tile.compare !== "none";
  const support = supportText(
    {
      unit: metric.unit,
      numerator: now?.numerator ?? null,
      denominator: now?.denominator ?? null,
      why: now?.why ?? null,
      previous: before,
    },
    money,
  );
  const base = [support, now?.interval && intervalText(now.interval, money)]
    .filter(Boolean)
    .join(language === "zh" ? "，" : ", ");
  const segment = tile.answer?.comparedSegment;
  const versus = segment
    ? phrase(words.segment, language, { name: segment[language] })
    : (tile.compare === "lastYear" ? words.lastYear : words.previous)[language];
  return {
    heads: [
      words.of[language],
      words.value[language],
      ...(compared ? [versus] : []),
      ...(base ? [words.base[language]] : []),
    ],
    rows: [
      {
        cells: [
          everyone[language],
          text(now?.value ?? null, metric.unit, money),
          ...(compared ? [changeWords(now?.value ?? null, before, metric.unit, money)] : []),
          ...(base ? [base] : []),
        ],
        sum: true,
      },
    ],
    left: 0,
  };
}

/** Every group: the last periods, the change in words, and the other figures of the same period. */
export function groupsTable(
  answer: Answer,
  of: {
    metrics: readonly MetricInfo[];
    slices: readonly Pair[];
    grain: Parameters<typeof basisOf>[2];
    yearStart: number;
  },
  money: Money,
): LetterTable | undefined {
  const { language } = money;
  const [first, ...others] = of.metrics;
  const basis = basisOf(answer, 0, of.grain);
  if (!first || !basis) return undefined;
  const columns = answer.periods
    .map((_, i) => i)
    .slice(Math.max(0, basis.now + 1 - columnsShown), basis.now + 1);
  const heads = of.slices.length === 0 ? [words.of[language]] : of.slices.map((slice) => slice[language]);
  const rows = ordered(answer.rows);
  return {
    heads: [
      ...heads,
      ...columns.map((i) => {
        const title = first.title[language];
        if (of.grain === "whole") return title;
        const period = periodName(answer.periods[i]!, of.grain, language, of.yearStart);
        return others.length > 0 ? `${title} ${period}` : period;
      }),
      ...(basis.before === null
        ? []
        : [
            answer.comparedSegment
              ? phrase(words.segment, language, { name: answer.comparedSegment[language] })
              : (basis.before === "compared" ? words.compared : words.before)[language],
          ]),
      ...others.map((metric) => metric.title[language]),
    ],
    rows: rows.slice(0, rowsShown).map((row) => ({
      cells: [
        ...heads.map((_, i) =>
          i < row.labels.length ? labelOf(row.labels[i], language) : everyone[language],
        ),
        ...columns.map((i) => cellText(row.figures[0]?.cells[i], first.unit, money)),
        ...(basis.before === null ? [] : [changeOfRow(row, basis, first.unit, money)]),
        ...others.map((metric, at) => cellText(row.figures[at + 1]?.cells[basis.now], metric.unit, money)),
      ],
      sum: row.values.length < of.slices.length || row.values.length === 0,
    })),
    left: Math.max(0, rows.length - rowsShown) + answer.leftOut,
  };
}

function cellText(cell: MeasuredCell | undefined, unit: Unit, money: Money): string {
  if (cell?.value === null && cell.why === "open") return words.open[money.language];
  return text(cell?.value ?? null, unit, money);
}

function changeOfRow(row: Row, basis: Basis, unit: Unit, money: Money): string {
  const now = row.figures[0]?.cells[basis.now]?.value ?? null;
  const said = changeWords(now, beforeCell(row, 0, basis)?.value ?? null, unit, money);
  const change = changeOf(row, 0, basis);
  return change && !isSettled(change) ? said + words.unsettled[money.language] : said;
}

function changeWords(now: number | null, before: number | null, unit: Unit, { language }: Money): string {
  if (now === null || before === null) return none;
  if (now === before) return words.same[language];
  const by = changeText(now, before, unit, language);
  return by === undefined ? none : phrase(now > before ? words.up : words.down, language, { by });
}

function intervalText({ low, high }: { low: number; high: number }, { language }: Money): string {
  return phrase(words.interval, language, { low: percent(low, language), high: percent(high, language) });
}
