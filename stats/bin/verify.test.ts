import { describe, expect, it } from "vitest";
import { coverage, falsePositives, peeking, slowFalsePositives } from "./verifyChecks.ts";
import { sentence, verify } from "./verifyRun.ts";

const RUNS = 500;
const SEED = 20_261;

/** 500 runs leave ±1 % of error: three standard errors are allowed beyond the range that 10,000 runs must meet. */
describe(`the truth is kept, ${RUNS} runs, seed ${SEED}`, () => {
  it.each([...falsePositives, ...coverage])("$name", (check) => {
    const verdict = verify(check, RUNS, SEED, 3);
    expect(verdict.passed, sentence(verdict)).toBe(true);
  });

  it.each([...slowFalsePositives, ...peeking])("$name", (check) => {
    const verdict = verify(check, RUNS, SEED, 3);
    expect(verdict.passed, sentence(verdict)).toBe(true);
  });

  it("fails a method that is wrong", () => {
    const wrong = { name: "claims too often", allowed: [0.0455, 0.0545] as const, run: () => true };
    const verdict = verify(wrong, RUNS, SEED, 3);
    expect(verdict.passed).toBe(false);
    expect(sentence(verdict)).toContain("FAIL 100.00 %");
  });
});
