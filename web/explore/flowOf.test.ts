import { expect, test } from "vitest";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Answer } from "./explored.ts";
import { flowOf } from "./flowOf.ts";

const metric = (unit: string) => ({ name: "m", unit, parts: ["numerator"] }) as unknown as MetricInfo;
const answer = (whole: number, cells: ReadonlyArray<[from: string, to: string, size: number | null]>) =>
  ({
    periods: [{ from: "2026-01-01", to: "2026-07-01", open: false }],
    rows: [
      { values: [], labels: [], figures: [{ metric: "m", cells: [{ value: whole }], compared: [] }] },
      ...cells.map(([from, to, value]) => ({
        values: [from, to],
        labels: [from, to].map((label) => ({ zh: label, en: label })),
        figures: [{ metric: "m", cells: [{ value }], compared: [] }],
      })),
    ],
  }) as unknown as Answer;

test("bands between the groups of two cuts, the largest first, each with its people", () => {
  const found = flowOf(
    answer(100, [
      ["app", "high", 10],
      ["shop", "high", 60],
      ["shop", "low", 30],
    ]),
    metric("money"),
    "en",
  );
  if ("zh" in found) throw new Error(found.en);
  expect(found.froms.map(({ name, size }) => [name, size])).toEqual([
    ["shop", 90],
    ["app", 10],
  ]);
  expect(found.bands.map(({ from, to, size, row }) => [from.name, to.name, size, row?.values])).toEqual([
    ["app", "high", 10, ["app", "high"]],
    ["shop", "high", 60, ["shop", "high"]],
    ["shop", "low", 30, ["shop", "low"]],
  ]);
});

test("beyond the largest five the others are one grey group, which has no single list", () => {
  const found = flowOf(
    answer(
      90,
      Array.from({ length: 9 }, (_, i) => [`c${i}`, "x", 10]),
    ),
    metric("customers"),
    "en",
  );
  if ("zh" in found) throw new Error(found.en);
  expect(found.froms.map(({ name, size, colour }) => [name, size, colour]).slice(4)).toEqual([
    ["c4", 10, 4],
    ["4 others", 40, undefined],
  ]);
  expect(found.bands.at(-1)).toMatchObject({ size: 40 });
  expect(found.bands.at(-1)).not.toHaveProperty("row");
});

test("what is not the sum of its groups is no flow: shares, people in two groups, amounts below 0, nothing", () => {
  const why = (...asked: Parameters<typeof answer>) => {
    const found = flowOf(answer(...asked), metric("customers"), "en");
    return "zh" in found ? found.en.slice(0, 12) : "drawn";
  };
  expect(
    why(3, [
      ["app", "x", 2],
      ["shop", "x", 2],
    ]),
  ).toBe("The groups d");
  expect(
    why(1, [
      ["app", "x", -1],
      ["shop", "x", 2],
    ]),
  ).toBe("A group is b");
  expect(why(0, [])).toBe("Cut like thi");
  expect(
    why(4, [
      ["app", "x", 2],
      ["shop", "x", 2],
      ["web", "x", null],
    ]),
  ).toBe("drawn");
  const share = flowOf(answer(1, [["app", "x", 1]]), metric("rate"), "en");
  expect("zh" in share).toBe(true);
});
