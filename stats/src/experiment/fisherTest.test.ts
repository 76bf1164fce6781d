import { expect, it } from "vitest";
import { near } from "../../test/near.ts";
import { fisherTest } from "./fisherTest.ts";
import { proportionTest } from "./proportionTest.ts";

it("reproduces Fisher's lady tasting tea: three of four against one of four", () => {
  near(fisherTest({ successes: 3, n: 4 }, { successes: 1, n: 4 }), 34 / 70, 1e-12);
  near(fisherTest({ successes: 4, n: 4 }, { successes: 0, n: 4 }), 2 / 70, 1e-12);
});

it("two of two against a twentieth is little evidence, where the pooled test sees much", () => {
  const few = { successes: 2, n: 2 };
  const many = { successes: 20, n: 400 };
  // Both drawn from the 22 of 402 that succeeded.
  near(fisherTest(many, few), (22 * 21) / (402 * 401), 1e-12);
  expect(proportionTest(many, few).pValue).toBeLessThan(1e-8);
});

it("nobody or everybody is no evidence, and the order of the two does not matter", () => {
  expect(fisherTest({ successes: 0, n: 7 }, { successes: 0, n: 900 })).toBe(1);
  expect(fisherTest({ successes: 7, n: 7 }, { successes: 900, n: 900 })).toBe(1);
  const [a, b] = [
    { successes: 3, n: 11 },
    { successes: 40, n: 60 },
  ];
  near(fisherTest(a, b), fisherTest(b, a), 1e-12);
  near(fisherTest(a, b), fisherTest({ successes: 8, n: 11 }, { successes: 20, n: 60 }), 1e-12);
});

it("comes near to the pooled test where counts are large, and ends at 0 far out", () => {
  const [a, b] = [
    { successes: 5000, n: 50_000 },
    { successes: 5200, n: 50_000 },
  ];
  near(fisherTest(a, b), proportionTest(a, b).pValue, 0.05);
  expect(fisherTest({ successes: 0, n: 50_000 }, { successes: 50_000, n: 50_000 })).toBe(0);
});

it("refuses what is no count", () => {
  expect(() => fisherTest({ successes: 1, n: 0 }, { successes: 0, n: 4 })).toThrow(/control\.n.*got 0/);
  expect(() => fisherTest({ successes: 1, n: 4 }, { successes: 5, n: 4 })).toThrow(/treatment\.successes.*5/);
});
