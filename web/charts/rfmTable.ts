import { count, text } from "../kit/format.ts";
import { heatRanks } from "./heatStep.ts";
import type { HeatTable } from "./heatSvg.ts";
import type { Look } from "./look.ts";

export interface RfmCell {
  r: number;
  f: number;
  customers: number;
  amount: number;
}

export const each = (cell: Pick<RfmCell, "customers" | "amount">): number | null =>
  cell.customers === 0 ? null : cell.amount / cell.customers;

/** The colour of each cell by the rank of its money per head. Cells without customers take none. */
export function rfmSteps(cells: readonly RfmCell[]): Map<string, number | null> {
  const ranks = heatRanks(cells.map(each));
  return new Map(cells.map((cell, i) => [`${cell.r}${cell.f}`, ranks[i] ?? null]));
}

export function rfmTable(cells: readonly RfmCell[], look: Look): HeatTable {
  const steps = rfmSteps(cells);
  const at = new Map(cells.map((cell) => [`${cell.r}${cell.f}`, cell]));
  return {
    corner: "R ↑  F →",
    columns: [1, 2, 3, 4, 5].map((f) => `F ${f}`),
    rows: [5, 4, 3, 2, 1].map((r) => ({
      name: `R ${r}`,
      cells: [1, 2, 3, 4, 5].map((f) => {
        const cell = at.get(`${r}${f}`);
        if (!cell || cell.customers === 0) return { step: 0, lines: ["–"] };
        return {
          step: steps.get(`${r}${f}`) ?? 0,
          lines: [count(cell.customers, look.language), text(each(cell), "moneyEach", look)],
        };
      }),
    })),
  };
}
