import { describe, expect, it } from "vitest";
import { nearAll } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { adjustPValues, type Correction } from "./adjustPValues.ts";

const { multiple_testing: published } = reference<{
  multiple_testing: { p: number[]; holm: number[]; bh: number[] };
}>("experiment.json");

describe("adjustPValues", () => {
  it("reproduces Holm and Benjamini–Hochberg", () => {
    nearAll(adjustPValues(published.p, "holm"), published.holm);
    nearAll(adjustPValues(published.p, "bh"), published.bh);
  });

  it("reproduces R's p.adjust for the others", () => {
    // p.adjust(c(.01,.04,.03,.005,.2), …), R 4.2.
    nearAll(adjustPValues(published.p, "bonferroni"), [0.05, 0.2, 0.15, 0.025, 1], 1e-12);
    nearAll(adjustPValues(published.p, "hochberg"), [0.04, 0.08, 0.08, 0.025, 0.2], 1e-12);
    const harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5;
    nearAll(
      adjustPValues(published.p, "by"),
      published.bh.map((p) => Math.min(1, harmonic * p)),
      1e-12,
    );
    nearAll(
      adjustPValues(published.p, "sidak"),
      published.p.map((p) => 1 - (1 - p) ** 5),
      1e-12,
    );
  });

  it.each<Correction>(["bonferroni", "sidak", "holm", "hochberg", "bh", "by"])(
    "%s never makes a p-value smaller, keeps the order and stays at most 1",
    (method) => {
      const p = [0.5, 0.001, 0.04, 0.04, 0.9, 1, 0, 1e-300];
      const adjusted = adjustPValues(p, method);
      p.forEach((value, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(value);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        p.forEach((other, j) => {
          if (value < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
        });
      });
    },
  );

  it("keeps a tiny p-value's digits under Šidák", () => {
    nearAll(adjustPValues([1e-20], "sidak", { family: 100 }), [1e-18], 1e-12);
  });

  it("counts tests that were run and not listed", () => {
    nearAll(adjustPValues([0.01], "holm", { family: 3 }), [0.03], 1e-12);
    expect(() => adjustPValues([0.1, 0.2], "bh", { family: 1 })).toThrow(/≥ 2, got 1/);
  });

  it("accepts none and refuses what is not a probability", () => {
    expect(adjustPValues([], "bh")).toHaveLength(0);
    expect(() => adjustPValues([0.1, Number.NaN], "bh")).toThrow(/pValues\[1\].*NaN/);
    expect(() => adjustPValues([-0.1], "bh")).toThrow(/-0\.1/);
    expect(() => adjustPValues([0.1], "tukey" as Correction)).toThrow(/tukey/);
  });
});
