import type { MeasuredCell, MetricInfo } from "../../server/metrics/schema.ts";
import { cohortCorner, monthsSince } from "../charts/cohortTable.ts";
import { heatRanks } from "../charts/heatStep.ts";
import type { HeatTable } from "../charts/heatSvg.ts";
import type { Look } from "../charts/look.ts";
import { type Answer, isCut, type Row } from "./explored.ts";
import { shortFigure } from "./shortFigure.ts";

/** One month of a cohort's life. */
interface Age {
  /** Which of the answer's periods. */
  period: number;
  cell: MeasuredCell;
  open: boolean;
}

export interface Triangle {
  table: HeatTable;
  /** By row and column of the table; undefined where a month is cut at an end of the period. */
  cohorts: Array<{ month: string; row: Row; ages: Array<Age | undefined> }>;
  /** Cohorts from before the first month, or without one: not drawn. */
  left: number;
  open: boolean;
  cut: boolean;
}

/**
 * Months by first purchase month, laid out by months since: a row a cohort that began inside the period, a column an age
 * from 0. Nothing stands where a cohort has not lived yet.
 */
export function triangleOf(answer: Answer, metric: MetricInfo, look: Look): Triangle {
  const { periods } = answer;
  const groups = answer.rows.filter((row) => row.values.length === 1);
  const cohorts = periods.flatMap(({ from }, first) => {
    const month = from.slice(0, 7);
    const row = groups.find((one) => one.values[0] === month);
    return row ? [{ month, row, ages: agesOf(row, first) }] : [];
  });
  function agesOf(row: Row, first: number): Array<Age | undefined> {
    const cells = row.figures.find((figure) => figure.metric === metric.name)?.cells ?? [];
    return cells.slice(first).map((cell, age) => {
      const period = periods[first + age]!;
      if (!period.open && isCut(period, "month")) return undefined;
      return { period: first + age, cell, open: period.open || cell.why === "open" };
    });
  }
  // By rank: the first month often dwarfs the others. What is not over has no place among them.
  const all = cohorts.flatMap(({ ages }) => ages);
  const ranks = heatRanks(all.map((age) => (age && !age.open ? age.cell.value : null)));
  let at = 0;
  const rows = cohorts.map(({ month, ages }) => ({
    name: month,
    cells: ages.map((age) => {
      const rank = ranks[at++] ?? undefined;
      if (!age) return { step: undefined, lines: [] };
      const { before, value } = shortFigure(age.cell.value, metric, look);
      const written = [before + value];
      return age.open
        ? { step: null, lines: age.cell.value === null ? [] : written }
        : { step: rank, lines: written };
    }),
  }));
  return {
    table: {
      corner: cohortCorner(look),
      columns: monthsSince(Math.max(0, ...rows.map((row) => row.cells.length)), 0, look),
      rows,
    },
    cohorts,
    left: groups.length - cohorts.length,
    open: all.some((age) => age?.open),
    cut: all.includes(undefined),
  };
}
