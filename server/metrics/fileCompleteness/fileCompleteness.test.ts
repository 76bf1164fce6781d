import { afterAll, beforeAll, expect, test } from "vitest";
import { insertParties } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-03-01", order: 1, amount: 10 },
    { party: 1, day: "2026-03-05", order: 2, amount: 10 },
    { party: 2, day: "2026-03-01", order: 3, amount: 10 },
    { party: 3, day: "2026-02-01", order: 4, amount: 10 },
    { party: 0, day: "2026-03-01", order: 5, amount: 10 },
  ]);
  await insertParties(at.product.services, [
    { party: 1, completeness: 80 },
    { party: 2, completeness: 30 },
    { party: 3, completeness: 0 },
  ]);
});
afterAll(() => at.product.stop());

test("each customer who bought counts once; nobody has no file", async () => {
  const [sum, customers, mean] = await at.figure("fileCompleteness", {
    from: "2026-03-01",
    to: "2026-04-01",
  });
  expect(sum).toBeCloseTo(1.1, 9);
  expect([customers, mean]).toEqual([2, expect.closeTo(0.55, 9)]);
  expect((await at.figure("fileCompleteness", { from: "2026-04-01", to: "2026-05-01" }))[2]).toBeNull();
});
