/**
 * `npm run effect -w stats -- FILE.json`: evaluates a file of effect, weighting and rating figures by
 * section. Prints what is missed with its error; sections that it does not know, or that need a data set, are named and
 * counted apart (the tests cover CUPED and uplift on Hillstrom's data, and Proposition 99). Exit 1 if any failed or none passed.
 */
import { readFileSync } from "node:fs";
import type { Comparison } from "./comparison.ts";
import { effectAnswers } from "./goldenEffectAnswers.ts";

function error(expected: unknown, actual: unknown, absolute: boolean): number {
  if (Array.isArray(expected)) {
    const got = Array.from(actual as ArrayLike<unknown>);
    if (got.length !== expected.length) return Number.POSITIVE_INFINITY;
    return Math.max(...expected.map((value, i) => error(value, got[i], absolute)));
  }
  const value =
    expected === "inf" ? Number.POSITIVE_INFINITY : expected === "-inf" ? Number.NEGATIVE_INFINITY : expected;
  if (Object.is(value, actual) || value === actual) return 0;
  if (typeof value !== "number" || typeof actual !== "number") return Number.POSITIVE_INFINITY;
  const gap = Math.abs(actual - value);
  // A p-value printed as 0 stands for anything below the smallest step from 1.
  if (value === 0) return gap < 1e-12 ? 0 : gap;
  return absolute ? gap : gap / Math.abs(value);
}

const file = process.argv[2];
if (file === undefined) throw new RangeError("usage: goldenEffect FILE.json");
const sections = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
let passed = 0;
let failed = 0;
let unknown = 0;
for (const [name, section] of Object.entries(sections)) {
  // Each section has its own shape; reading it by name is what the table is for.
  const compare = (effectAnswers as Record<string, (section: never) => Comparison[]>)[name];
  if (!compare) {
    unknown++;
    console.log(`unknown section ${name}`);
    continue;
  }
  for (const comparison of compare(section as never)) {
    try {
      const actual = comparison.actual();
      const off = error(comparison.expected, actual, comparison.absolute ?? false);
      if (off <= comparison.within) {
        passed++;
        continue;
      }
      console.log(
        `failed ${comparison.name}: ${JSON.stringify(actual)} for ${JSON.stringify(comparison.expected)}, error ${off.toExponential(2)}`,
      );
    } catch (problem) {
      console.log(`failed ${comparison.name}: refused, ${(problem as Error).message}`);
    }
    failed++;
  }
}
console.log(`${passed} passed, ${failed} failed, ${unknown} unknown`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
