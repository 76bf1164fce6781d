import { describe, expect, it } from "vitest";
import { CDNOW_CALIBRATION_END, CDNOW_END, cdnow, dataFolder } from "../../../bin/datasets.ts";
import { seeded } from "../../random.ts";
import { compare } from "./compare.ts";
import { splitLog } from "./holdout.ts";
import { accuracy, ranks } from "./scores.ts";

const folder = dataFolder();

describe("scores", () => {
  it("on a case small enough to do by hand", () => {
    const a = accuracy(Float64Array.of(1, 2, 3, 4), Float64Array.of(0, 2, 2, 6));
    expect(a.mae).toBe(1);
    expect(a.rmse).toBeCloseTo(Math.sqrt(1.5), 14);
    expect(a.bias).toBe(0);
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    expect(a.spearman).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
    // Predicted order puts 0, 2, 2, 6 last to first exactly as the perfect order does.
    expect(a.gini).toBeCloseTo(1, 14);
    expect(accuracy(Float64Array.of(4, 3, 2, 1), Float64Array.of(0, 2, 2, 6)).gini).toBeCloseTo(-1, 14);
  });
  it("say null rather than a number that means nothing", () => {
    const a = accuracy(Float64Array.of(1, 1), Float64Array.of(0, 0));
    expect(a.bias).toBeNull();
    expect(a.correlation).toBeNull();
    expect(a.gini).toBeNull();
    expect([...ranks(Float64Array.of(5, 1, 5))]).toEqual([2.5, 1, 2.5]);
  });
});

describe("splitLog", () => {
  const log = { customer: ["a", "a", "a", "b", "a"], time: [0, 3, 12, 15, 11], amount: [5, 5, 8, 1, -2] };
  it("keeps the two periods apart", () => {
    const split = splitLog(log, 10, 20, { unitDays: 1 });
    expect(split.calibration.customer).toEqual(["a"]);
    expect([...split.actual]).toEqual([1]);
    expect(split.horizon).toBe(10);
    // The refund of day 11 belongs to the hold-out; it does not lower what was known on day 10.
    expect(split.calibration.meanSpend[0]).toBe(5);
    expect(() => splitLog(log, 10, 10)).toThrow(/must end after 10, got 10/);
  });
});

describe("the sentence", () => {
  const simulated = (seed: number, customers: number) => {
    const uniform = seeded(seed);
    const log = { customer: [] as number[], time: [] as number[] };
    for (let c = 0; c < customers; c++) {
      const rate = 0.08 * (0.5 + uniform());
      for (let t = 10 * uniform(); t < 200; t += Math.log(1 / uniform()) / rate) {
        log.customer.push(c);
        log.time.push(t);
      }
    }
    return log;
  };
  const options = { calibrationEnd: 120, holdoutEnd: 200, unitDays: 1, merge: "exact" } as const;
  it("names every shortfall, in both languages", () => {
    const log = simulated(3, 20);
    const bought = log.time.filter((t) => t > 120 && t <= 140).length;
    const { chosen, reason } = compare(log, {
      ...options,
      holdoutEnd: 140,
      models: ["bgNbd"],
      minimum: { repeatBuyers: 312 },
    });
    expect(chosen).toBeNull();
    expect(reason.en).toBe(
      `Too few data to choose a model: there are only 20 of 312 repeat buyers, ${bought} of 300 purchases in the hold-out and 20 of 28 days of hold-out.`,
    );
    expect(reason.zh).toBe(
      `数据不足，无法选择模型：复购客户 20 人，需要 312 人；留出期购买 ${bought} 次，需要 300 次；留出期 20 天，需要 28 天。`,
    );
  });
  it("passes on what a fit says to beware of (nobody ever leaves here, seed 3)", () => {
    const { chosen, reason } = compare(simulated(3, 600), { ...options, models: ["paretoNbd"] });
    expect(chosen!.fitted.fit.converged).toBe(false);
    expect(reason.code).toBe("chosen_with_care");
    expect(reason.en).toMatch(/^Pareto\/NBD is the only candidate .* Beware: /);
    expect(reason.zh).toMatch(/^只有 Pareto\/NBD 可用：.*。请注意：/);
  });
});

describe.skipIf(folder === null)("CDNOW, 39 weeks and 39 weeks (skipped without the data)", () => {
  const run = (which: "sample" | "full") =>
    compare(cdnow(which, folder!), { calibrationEnd: CDNOW_CALIBRATION_END, holdoutEnd: CDNOW_END });
  it("reproduces Pareto/NBD's accuracy on the sample and picks it", () => {
    const { chosen, candidates, reason } = run("sample");
    expect(chosen!.model).toBe("Pareto/NBD");
    expect(chosen!.mae).toBeCloseTo(0.7545, 4);
    expect(chosen!.rmse).toBeCloseTo(1.6028, 4);
    expect(chosen!.correlation).toBeCloseTo(0.6302, 4);
    expect(candidates.find((c) => c.model === "BG/NBD")!.correlation).toBeCloseTo(0.6256, 4);
    expect(reason.en).toMatch(
      /^Pareto\/NBD is level with .* and .* on squared error .*; the total is predicted 11\.5 % too low\.$/,
    );
    expect(reason.zh).toMatch(/^Pareto\/NBD 在留出期的平方误差与 .* 相当.*；总量预测偏低 11\.5%。$/);
    const { tracking } = chosen!;
    expect(tracking.calibrationUnits).toBe(38);
    expect(tracking.actualCumulative.at(-1)).toBeGreaterThan(tracking.expectedCumulative.at(-1)!);
  });
  it("and on the full data", () => {
    const { chosen } = run("full");
    expect(chosen!.model).toBe("Pareto/NBD");
    expect(chosen!.mae).toBeCloseTo(0.7938, 4);
    expect(chosen!.rmse).toBeCloseTo(1.7262, 4);
    expect(chosen!.correlation).toBeCloseTo(0.6708, 4);
    expect(chosen!.bias).toBeCloseTo(-0.129, 3);
    expect(chosen!.groups[0]!.predicted).toBeCloseTo(0.146, 3);
    expect(chosen!.groups[0]!.actual).toBeCloseTo(0.251, 3);
  });
  it("picks nothing from too few data and says what is missing", () => {
    const few = compare(cdnow("sample", folder!), {
      calibrationEnd: CDNOW_CALIBRATION_END - 200,
      holdoutEnd: CDNOW_CALIBRATION_END - 190,
      models: ["bgNbd"],
    });
    expect(few.chosen).toBeNull();
    expect(few.reason.en).toContain("365 of 500 repeat buyers");
    expect(few.reason.zh).toContain("复购客户 365 人，需要 500 人");
  });
});
