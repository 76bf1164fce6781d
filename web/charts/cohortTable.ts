import { count } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { heatStep } from "./heatStep.ts";
import type { HeatTable } from "./heatSvg.ts";
import type { Look } from "./look.ts";

export interface CohortRow {
  month: string;
  size: number;
  /** Month 1 onwards; null while that month is open. */
  cells: ReadonlyArray<number | null>;
}

const cohortWords = {
  corner: { zh: "首购月", en: "First buy" },
  month: { zh: "{n} 月", en: "M{n}" },
} as const;

/** `M1`, `M2` …: months since the first purchase. */
export const monthsSince = (count: number, first: number, { language }: Look): string[] =>
  Array.from({ length: count }, (_, i) => phrase(cohortWords.month, language, { n: first + i }));

export const cohortCorner = ({ language }: Look): string => phrase(cohortWords.corner, language);

function cohortRange(rows: readonly CohortRow[]): { low: number; high: number } {
  const known = rows.flatMap((row) => row.cells).filter((cell): cell is number => cell !== null);
  return { low: Math.min(...known, 1), high: Math.max(...known, 0) };
}

/** The triangle as a heat table: whole percents, since a decimal would promise more than a month's cohort holds. */
export function cohortTable(rows: readonly CohortRow[], look: Look): HeatTable {
  const { low, high } = cohortRange(rows);
  const months = Math.max(0, ...rows.map((row) => row.cells.length));
  return {
    corner: cohortCorner(look),
    columns: monthsSince(months, 1, look),
    rows: rows.map((row) => ({
      name: row.month,
      note: count(row.size, look.language),
      cells: row.cells.map((cell) =>
        cell === null
          ? { step: null, lines: [] }
          : { step: heatStep(cell, low, high), lines: [count(cell * 100, look.language)] },
      ),
    })),
  };
}
