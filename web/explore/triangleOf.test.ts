import { expect, test } from "vitest";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { tokensOf } from "../theme/tokens.ts";
import type { Answer } from "./explored.ts";
import { triangleOf } from "./triangleOf.ts";

const look = { language: "en", currency: "CNY", tokens: tokensOf("light") } as const;
const revenue = { name: "revenue", unit: "money", parts: ["numerator"] } as unknown as MetricInfo;
type Period = readonly [from: string, to: string, open?: boolean];
const months: readonly Period[] = [
  ["2026-01-01", "2026-02-01"],
  ["2026-02-01", "2026-03-01"],
  ["2026-03-01", "2026-04-01", true],
];
const answer = (
  periods: readonly Period[],
  groups: ReadonlyArray<[cohort: string, figures: Array<number | null>]>,
): Answer =>
  ({
    periods: periods.map(([from, to, open = false]) => ({ from, to, open })),
    rows: groups.map(([cohort, figures]) => ({
      values: [cohort],
      labels: [{ zh: cohort, en: cohort }],
      figures: [{ metric: "revenue", cells: figures.map((value) => ({ value })), compared: [] }],
    })),
  }) as unknown as Answer;

test("columns are months since the first purchase; what lies before it or ahead is nothing, not 0", () => {
  const { table, cohorts, left, open } = triangleOf(
    answer(months, [
      ["2025-11", [70, 60, 50]],
      ["2026-02", [0, 200, 40]],
      ["2026-01", [300, 100, 30]],
      ["2026-03", [0, 0, 90]],
    ]),
    revenue,
    look,
  );
  expect(table.columns).toEqual(["M0", "M1", "M2"]);
  expect(table.rows.map((row) => [row.name, row.cells.map((cell) => cell.lines[0])])).toEqual([
    ["2026-01", ["¥300", "¥100", "¥30"]],
    ["2026-02", ["¥200", "¥40"]],
    ["2026-03", ["¥90"]],
  ]);
  // The last diagonal is not over: hatched, and without a place among the colours.
  expect(table.rows.map((row) => row.cells.map((cell) => cell.step))).toEqual([
    [7, 0, null],
    [4, null],
    [null],
  ]);
  expect(cohorts[1]!.ages.map((age) => age?.period)).toEqual([1, 2]);
  expect([left, open]).toEqual([1, true]);
});

test("a month that is cut is left empty, and an undefined figure is a dash", () => {
  const { table, cut } = triangleOf(
    answer(
      [["2025-12-15", "2026-01-01"], ...months.slice(0, 2)],
      [
        ["2025-12", [300, 100, 30]],
        ["2026-01", [0, null, 40]],
      ],
    ),
    revenue,
    look,
  );
  expect(cut).toBe(true);
  expect(table.rows.map((row) => row.cells.map((cell) => cell.lines))).toEqual([
    [[], ["¥100"], ["¥30"]],
    [["–"], ["¥40"]],
  ]);
});
