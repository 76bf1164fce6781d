import { describe, expect, test } from "vitest";
import { structureTargetShape } from "./schema.ts";
import { structureTarget } from "./structureTarget.ts";
import { targetGap } from "./targetGap.ts";

const groups = [
  { key: "high", after: 10, amount: 10_000 },
  { key: "potential", after: 30, amount: 6_000 },
  { key: "low", after: 60, amount: 3_000 },
];
const share = (high: number, potential: number, low: number) =>
  ({ by: "share", day: "2027-06-30", high, potential, low }) as const;

describe("target against actual", () => {
  test("shares: whole people, gaps in people and money, and who would have to move", () => {
    const gap = targetGap(groups, share(0.2, 0.35, 0.45))!;
    expect(gap.rows).toEqual([
      { level: "high", targetShare: 0.2, target: 20, actualShare: 0.1, actual: 10, gap: 10, amount: 10_000 },
      {
        level: "potential",
        targetShare: 0.35,
        target: 35,
        actualShare: 0.3,
        actual: 30,
        gap: 5,
        amount: 1000,
      },
      { level: "low", targetShare: 0.45, target: 45, actualShare: 0.6, actual: 60, gap: -15, amount: -750 },
    ]);
    expect(gap.moves).toEqual([
      { from: "low", to: "potential", customers: 15, amount: 15 * (200 - 50) },
      { from: "potential", to: "high", customers: 10, amount: 10 * (1000 - 200) },
    ]);
  });

  test("people: newcomers come in at the bottom", () => {
    const gap = targetGap(groups, { by: "count", day: "2027-06-30", high: 10, potential: 40, low: 70 })!;
    expect(gap.moves).toEqual([
      { from: "outside", to: "low", customers: 20, amount: 1000 },
      { from: "low", to: "potential", customers: 10, amount: 1500 },
    ]);
    expect(gap.rows[0]!.targetShare).toBeCloseTo(10 / 120);
  });

  test("a structure that is as good or better asks nobody to move down", () => {
    expect(targetGap(groups, share(0.05, 0.3, 0.65))!.moves).toEqual([]);
  });

  test("thirds of a hundred people are a hundred people", () => {
    const thirds = targetGap(groups, share(0.3333, 0.3333, 0.3334))!;
    expect(thirds.rows.reduce((sum, row) => sum + row.target, 0)).toBe(100);
  });

  test("a level with nobody in it has no money to count with", () => {
    const gap = targetGap([groups[1]!, groups[2]!], share(0.2, 0.35, 0.45))!;
    expect(gap.rows[0]).toMatchObject({ actual: 0, amount: null });
    expect(gap.moves.at(-1)).toMatchObject({ from: "potential", to: "high", amount: null });
    expect(targetGap(groups, null)).toBeNull();
  });
});

describe("what can be aimed for", () => {
  const text = (value: object) => structureTarget(structureTargetShape.parse(value));
  test("nothing, shares of a hundred, or whole people, by a day", () => {
    expect(text({})).toBeNull();
    expect(text({ by: "share", day: "2027-06-30", high: "20", potential: "30.5", low: "49.5" })).toEqual({
      by: "share",
      day: "2027-06-30",
      high: 0.2,
      potential: 0.305,
      low: 0.495,
    });
    const code = (value: object) => {
      try {
        text(value);
        return "accepted";
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const day = "2027-06-30";
    expect(code({ by: "share", day, high: "20", potential: "30", low: "40" })).toBe(
      "metrics.structure_shares",
    );
    expect(code({ by: "count", day, high: "1.5", potential: "3", low: "4" })).toBe(
      "metrics.structure_target",
    );
    expect(code({ by: "count", day: "soon", high: "1", potential: "3", low: "4" })).toBe(
      "metrics.structure_target",
    );
  });
});
