import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { digamma, trigamma } from "./digamma.ts";
import { erf, erfc } from "./errorFunction.ts";
import { logHypergeometric } from "./hypergeometric.ts";
import { logBetaRegularised } from "./incompleteBeta.ts";
import { logGammaP, logGammaQ } from "./incompleteGamma.ts";
import { logBeta, logPochhammer } from "./logBeta.ts";
import { logGamma } from "./logGamma.ts";
import { normalQuantile } from "./normal.ts";
import { betaQuantile, fQuantile, gammaQuantile, studentTQuantile } from "./quantiles.ts";

/** Fifty-digit values made with mpmath 1.3, rounded to doubles. */
const reference: Record<string, (number | null)[][]> = JSON.parse(
  readFileSync(new URL("../../reference/special.golden.json", import.meta.url), "utf8"),
);

type Row = (number | null)[];

/** Every row of a table within `relative` of its last column, or within `absolute`; failures are listed. */
function check(
  table: string,
  value: (row: number[]) => number,
  relative = 1e-12,
  absolute = 1e-15,
  column = -1,
) {
  const rows = reference[table] as Row[];
  const missed: string[] = [];
  for (const row of rows) {
    const expected = row.at(column);
    if (expected === null || expected === undefined) continue;
    const got = value(row as number[]);
    const error = Math.abs(got - expected);
    if (!(error <= Math.max(absolute, relative * Math.abs(expected)))) {
      missed.push(
        `${row.slice(0, -1).join(", ")}: ${got} for ${expected}, relative ${error / Math.abs(expected)}`,
      );
    }
  }
  expect(rows.length).toBeGreaterThan(5);
  expect(missed).toEqual([]);
}

describe("special functions against 50-digit values", () => {
  it("logGamma", () => check("logGamma", ([x]) => logGamma(x!), 1e-14));
  it("digamma", () => check("digamma", ([x]) => digamma(x!), 1e-13));
  it("trigamma", () => check("trigamma", ([x]) => trigamma(x!), 1e-13));
  it("logBeta", () => check("logBeta", ([a, b]) => logBeta(a!, b!), 1e-12, 1e-14));
  it("logPochhammer", () => check("logPochhammer", ([x, n]) => logPochhammer(x!, n!), 1e-12, 1e-14));
  // The logarithm of a probability is good to an absolute 1e-12, which is the relative error of the probability.
  it("lower incomplete gamma", () => check("logGammaPQ", ([a, x]) => logGammaP(a!, x!), 1e-15, 1e-12, 2));
  it("upper incomplete gamma", () => check("logGammaPQ", ([a, x]) => logGammaQ(a!, x!), 1e-15, 1e-12, 3));
  it("incomplete beta", () =>
    check("logBetaRegularised", ([a, b, x]) => logBetaRegularised(a!, b!, x!), 1e-15, 1e-12));
  it("erf", () => check("erf", ([x]) => erf(x!), 1e-15));
  it("erfc", () => check("erfc", ([x]) => erfc(x!), 1e-14, 1e-300));
  it("normal quantile", () => check("normalQuantile", ([p]) => normalQuantile(p!), 1e-14));
  it("t quantile", () => check("studentTQuantile", ([p, v]) => studentTQuantile(p!, v!)));
  it("gamma quantile", () => check("gammaQuantile", ([p, a]) => gammaQuantile(p!, a!)));
  it("beta quantile", () => check("betaQuantile", ([p, a, b]) => betaQuantile(p!, a!, b!)));
  it("F quantile", () => check("fQuantile", ([p, a, b]) => fQuantile(p!, a!, b!)));
  it("2F1", () => {
    check("hypergeometric", ([a, b, c, z]) => logHypergeometric(a!, b!, c!, z!).log, 1e-15, 1e-12, 4);
    for (const [a, b, c, z, , sign] of reference.hypergeometric as number[][]) {
      expect(logHypergeometric(a!, b!, c!, z!).sign).toBe(sign);
    }
  });
});

describe("what cannot be answered", () => {
  it("is refused with the value shown", () => {
    expect(() => logGamma(0)).toThrow(/positive number, got 0/);
    expect(() => logGamma(Number.NaN)).toThrow(/got NaN/);
    expect(() => logHypergeometric(1, 1, -2, 0.5)).toThrow(/got -2/);
    expect(() => betaQuantile(1.5, 1, 1)).toThrow(/got 1.5/);
  });
});
