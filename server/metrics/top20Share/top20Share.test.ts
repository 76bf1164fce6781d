import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-03-01", order: 1, amount: 60 },
      { party: 2, day: "2026-03-01", order: 2, amount: 20 },
      { party: 3, day: "2026-03-01", order: 3, amount: 10 },
      { party: 4, day: "2026-03-01", order: 4, amount: 5 },
      { party: 5, day: "2026-03-01", order: 5, amount: 5 },
      { party: 6, day: "2026-03-01", order: 6, amount: 30 },
    ],
    [[6, 2]],
  );
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("of five customers one; of a merged one all of it", async () => {
  expect(await at.figure("top20Share", march)).toEqual([60, 130, 60 / 130]);
});
