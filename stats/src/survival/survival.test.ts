import { describe, expect, it } from "vitest";
import { near, nearAll } from "../../test/near.ts";
import { kaplanMeier, restrictedMean, survivalAt, survivalQuantile } from "./kaplanMeier.ts";
import { logRank } from "./logRank.ts";
import { riskTable } from "./riskTable.ts";

// Acute myelogenous leukaemia, Miller 1997, Survival Analysis, page 49 (`aml` of R's survival).
const maintained = {
  times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
  events: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
};
const nonmaintained = {
  times: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
  events: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
};
// Freireich et al. 1963: 6-mercaptopurine against placebo, weeks in remission.
const mercaptopurine = {
  times: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  events: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
};
const placebo = {
  times: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
  events: Array.from({ length: 21 }, () => 1),
};

describe("kaplanMeier", () => {
  it("reproduces the maintained group, with Greenwood's errors", () => {
    const curve = kaplanMeier(maintained);
    const rows = Array.from(curve.time.keys()).filter((i) => curve.events[i]! > 0);
    const pick = (values: Float64Array) => rows.map((i) => Number(values[i]!.toFixed(4)));
    expect(rows.map((i) => curve.time[i])).toEqual([9, 13, 18, 23, 31, 34, 48]);
    expect(rows.map((i) => curve.atRisk[i])).toEqual([11, 10, 8, 7, 5, 4, 2]);
    // summary(survfit(Surv(time, status) ~ 1)) as printed in many texts: .909 .818 .716 .614 .491 .368 .184
    expect(pick(curve.survival)).toEqual([0.9091, 0.8182, 0.7159, 0.6136, 0.4909, 0.3682, 0.1841]);
    expect(pick(curve.standardError)).toEqual([0.0867, 0.1163, 0.1397, 0.1526, 0.1642, 0.1627, 0.1535]);
  });

  it("reproduces 6-MP with log intervals, and its median of 23 weeks", () => {
    const curve = kaplanMeier(mercaptopurine, { scale: "log" });
    near(survivalAt(curve, 6), 18 / 21, 1e-12);
    near(survivalAt(curve, 10), 0.7529411764705882, 1e-9);
    near(survivalAt(curve, 23), 0.4481, 1e-3);
    const row = curve.time.indexOf(6);
    near(curve.lower[row], 0.7198171, 1e-5);
    expect(curve.upper[row]).toBe(1);
    expect(survivalQuantile(curve).time).toBe(23);
    expect(survivalQuantile(curve).interval[1]).toBeNull();
    expect(survivalQuantile(kaplanMeier(placebo)).time).toBe(8);
  });

  it("is the empirical share, and the mean the plain mean, when nobody is censored", () => {
    const times = [3, 1, 4, 1, 5];
    const curve = kaplanMeier({ times, events: [1, 1, 1, 1, 1] });
    nearAll(curve.survival, [0.6, 0.4, 0.2, 0], 1e-14);
    near(restrictedMean(curve, 5).mean, 2.8, 1e-14);
  });

  it("keeps log-log intervals inside 0–1 and around the curve", () => {
    const curve = kaplanMeier(nonmaintained);
    curve.survival.forEach((s, i) => {
      expect(curve.lower[i]).toBeGreaterThanOrEqual(0);
      expect(curve.lower[i]).toBeLessThanOrEqual(s);
      expect(curve.upper[i]).toBeGreaterThanOrEqual(s);
      expect(curve.upper[i]).toBeLessThanOrEqual(1);
    });
  });

  it("counts late entries only once they are in, against a direct count", () => {
    const late = { times: [5, 6, 7, 9, 9], events: [1, 0, 1, 1, 0], entries: [0, 5, 1, 6, 0] };
    const table = riskTable(late);
    expect(Array.from(table.atRisk)).toEqual(
      Array.from(table.time).map(
        (t) => late.times.filter((end, i) => end >= t && late.entries[i]! < t).length,
      ),
    );
  });

  it("does not know beyond the last observation unless all had the event", () => {
    expect(survivalAt(kaplanMeier(maintained), 200)).toBeNull();
    expect(survivalAt(kaplanMeier(nonmaintained), 200)).toBe(0);
    expect(survivalAt(kaplanMeier(maintained), 0)).toBe(1);
    expect(() => restrictedMean(kaplanMeier(maintained), 200)).toThrow(/200 lies beyond .* 161/);
  });

  it("refuses lengths, times and marks that are none", () => {
    expect(() => kaplanMeier({ times: [], events: [] })).toThrow(/got 0/);
    expect(() => kaplanMeier({ times: [1], events: [] })).toThrow(/1 and 0/);
    expect(() => kaplanMeier({ times: [-1], events: [1] })).toThrow(/times\[0\].*-1/);
    expect(() => kaplanMeier({ times: [1], events: [2] })).toThrow(/events\[0\].*2/);
    expect(() => kaplanMeier({ times: [1], events: [1], entries: [1] })).toThrow(/must come before/);
  });
});

describe("logRank", () => {
  it("reproduces survdiff on aml: χ² 3.4, p 0.07", () => {
    const result = logRank([maintained, nonmaintained]);
    near(result.statistic, 3.396389, 1e-5);
    near(result.pValue, 0.06533932, 1e-5);
    expect(result.observed).toEqual([7, 11]);
    near(result.expected[0], 10.689344, 1e-5);
  });

  it("reproduces the 6-MP trial: χ² 16.79", () => {
    const result = logRank([mercaptopurine, placebo]);
    near(result.statistic, 16.79294, 1e-5);
    near(result.expected[0], 19.250548, 1e-5);
  });

  it("compares three groups with two degrees of freedom, whatever their order", () => {
    const a = logRank([maintained, nonmaintained, placebo]);
    const b = logRank([placebo, maintained, nonmaintained]);
    expect(a.degreesOfFreedom).toBe(2);
    near(a.statistic, b.statistic, 1e-10);
  });

  it("finds no difference between a group and itself", () => {
    const result = logRank([placebo, placebo]);
    near(result.statistic, 0, 1e-12);
    near(result.pValue, 1, 1e-6);
  });

  it("refuses one group, and groups without any event", () => {
    expect(() => logRank([placebo])).toThrow(/2 groups, got 1/);
    const none = { times: [1, 2], events: [0, 0] };
    expect(() => logRank([none, none])).toThrow(/nothing to compare/);
  });
});
