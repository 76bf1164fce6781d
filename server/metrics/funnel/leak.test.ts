import { expect, test } from "vitest";
import { findLeak } from "./leak.ts";

const at = (step: number, reached: number, wentOn: number) => ({ step, reached, wentOn });

test("the stage farthest below the other period, and the interval that says so for all stages together", () => {
  const now = [at(0, 400, 300), at(1, 300, 120), at(2, 120, 60)];
  const before = [at(0, 400, 310), at(1, 310, 217), at(2, 217, 110)];
  const leak = findLeak(now, before, undefined)!;
  expect(leak).toMatchObject({
    step: 1,
    conversion: 0.4,
    reference: 0.7,
    against: "compared",
    settled: true,
    looked: 3,
  });
  expect(leak.difference).toBeCloseTo(-0.3, 12);
  expect(leak.low).toBeLessThan(-0.3);
  expect(leak.high).toBeLessThan(0);
  // Alone, the interval of the same stage is narrower.
  const alone = findLeak([now[1]!], before, undefined)!;
  expect(alone.high - alone.low).toBeLessThan(leak.high - leak.low);
});

test("few opportunities do not settle it", () => {
  const leak = findLeak([at(0, 20, 10), at(1, 10, 5)], [at(0, 20, 10), at(1, 10, 6)], undefined)!;
  expect(leak).toMatchObject({ step: 1, settled: false });
  expect(leak.high).toBeGreaterThan(0);
});

test("a benchmark stands in for a period, and is taken where the stage lies farther below it", () => {
  const now = [at(0, 200, 100)];
  expect(findLeak(now, undefined, 0.8)).toMatchObject({
    against: "benchmark",
    reference: 0.8,
    settled: true,
  });
  expect(findLeak(now, [at(0, 200, 110)], 0.8)).toMatchObject({ against: "benchmark" });
  expect(findLeak(now, [at(0, 200, 190)], 0.6)).toMatchObject({ against: "compared" });
});

test("nothing below, nothing to compare with, or under five: no leak", () => {
  expect(findLeak([at(0, 100, 60)], [at(0, 100, 50)], undefined)).toBeNull();
  expect(findLeak([at(0, 100, 60)], undefined, undefined)).toBeNull();
  expect(findLeak([at(0, 4, 0)], [at(0, 100, 50)], undefined)).toBeNull();
});
