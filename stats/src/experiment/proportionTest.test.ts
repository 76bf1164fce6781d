import { describe, expect, it } from "vitest";
import { near, nearAll } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { waldInterval, wilsonInterval } from "./proportionInterval.ts";
import { proportionTest } from "./proportionTest.ts";

const { proportion } = reference<{
  proportion: {
    wilson: [number, number, number, number][];
    ztest: { x: [number, number]; n: [number, number]; z_p: [number, number] }[];
  };
}>("experiment.json");

describe("wilsonInterval", () => {
  it.each(proportion.wilson)("%d of %d", (x, n, low, high) => {
    const interval = wilsonInterval(x, n);
    near(interval[0], low);
    near(interval[1], high);
  });

  it("ends exactly at 0 and 1, and is symmetric under failure for success", () => {
    expect(wilsonInterval(0, 7)[0]).toBe(0);
    expect(wilsonInterval(7, 7)[1]).toBe(1);
    const [low, high] = wilsonInterval(3, 40);
    const [lowRest, highRest] = wilsonInterval(37, 40);
    near(1 - highRest, low, 1e-14);
    near(1 - lowRest, high, 1e-14);
  });

  it("solves the equation it comes from: |p̂ − p| = z √(p(1 − p)/n) at both ends", () => {
    for (const p of wilsonInterval(81, 263, 0.1)) {
      near(Math.abs(81 / 263 - p) / Math.sqrt((p * (1 - p)) / 263), 1.6448536269514722, 1e-12);
    }
  });

  it("keeps its digits for a single success among a billion", () => {
    const [low, high] = wilsonInterval(1, 1e9);
    near(low, 1.76524554956963e-10, 1e-12);
    near(high, 5.66493424329744e-9, 1e-12);
  });

  it("refuses n = 0 and more successes than units", () => {
    expect(() => wilsonInterval(0, 0)).toThrow(/n .*got 0/);
    expect(() => wilsonInterval(5, 4)).toThrow(/5 exceed n 4/);
    expect(() => wilsonInterval(-1, 4)).toThrow(/got -1/);
  });
});

describe("waldInterval", () => {
  it("is p ± 1.96 standard errors, uncut", () => {
    nearAll(waldInterval(5, 100), [0.05 - 1.959963984540054 * 0.021794494717703367, 0.0927164239], 1e-8);
    expect(waldInterval(1, 100)[0]).toBeLessThan(0);
    expect(waldInterval(0, 10)).toEqual([0, 0]);
  });
});

describe("proportionTest", () => {
  it.each(proportion.ztest)("z of $x of $n", ({ x, n, z_p }) => {
    // The reference subtracts the second share from the first.
    const result = proportionTest({ successes: x[1], n: n[1] }, { successes: x[0], n: n[0] });
    near(result.z, z_p[0]);
    near(result.pValue, z_p[1]);
  });

  it("reproduces Newcombe's published intervals", () => {
    // Newcombe 1998, Statistics in Medicine 17: 873-890, table II, method 10: contrasts (a), (d), (e), (g).
    const newcombe = (a: number, m: number, b: number, n: number) =>
      proportionTest({ successes: b, n }, { successes: a, n: m }).newcombe.map((x) => Number(x.toFixed(4)));
    expect(newcombe(56, 70, 48, 80)).toEqual([0.0524, 0.3339]);
    expect(newcombe(9, 10, 3, 10)).toEqual([0.1705, 0.809]);
    expect(newcombe(5, 56, 0, 29)).toEqual([-0.0381, 0.1926]);
    expect(newcombe(10, 10, 0, 10)).toEqual([0.6075, 1]);
  });

  it("has one-sided tails that add up to 1", () => {
    const a = { successes: 20, n: 100 };
    const b = { successes: 30, n: 100 };
    const greater = proportionTest(a, b, { tail: "greater" }).pValue;
    near(greater + proportionTest(a, b, { tail: "less" }).pValue, 1, 1e-14);
    near(2 * greater, proportionTest(a, b).pValue, 1e-14);
  });

  it("finds no evidence, and keeps a width, where nobody succeeded", () => {
    const result = proportionTest({ successes: 0, n: 30 }, { successes: 0, n: 20 });
    expect([result.z, result.pValue]).toEqual([0, 1]);
    expect(result.wald).toEqual([0, 0]);
    near(result.newcombe[1], wilsonInterval(0, 20)[1], 1e-14);
  });
});
