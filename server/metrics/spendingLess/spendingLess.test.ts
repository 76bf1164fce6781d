import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

/** One purchase in each of five stretches of 60 days up to 2026-07-01, the earliest first. */
const five = (party: number, amounts: (number | null)[]) =>
  amounts.flatMap((amount, i) =>
    amount === null
      ? []
      : [
          {
            party,
            day: new Date(Date.UTC(2026, 6, 1 - 60 * (5 - i) + 10)).toISOString().slice(0, 10),
            order: party * 10 + i,
            amount,
          },
        ],
  );

let at: Truth;
beforeAll(async () => {
  at = await truth([
    // Half of the usual, and lower than ever.
    ...five(1, [100, 120, 90, 110, 50]),
    // A third of the usual, but he has had so little before.
    ...five(2, [100, 30, 110, 120, 35]),
    // Lower than ever, but hardly.
    ...five(3, [100, 100, 100, 100, 90]),
    // 35 % less.
    ...five(4, [100, 100, 100, 100, 65]),
    // Did not come at all: silent, not spending less.
    ...five(5, [100, 100, 100, 100, null]),
    // Missed one stretch: nothing steady to compare with.
    ...five(6, [100, null, 100, 100, 10]),
    // The first day of the oldest stretch counts, the day before it does not.
    { party: 7, day: "2025-09-03", order: 70, amount: 1 },
    ...five(7, [null, 100, 100, 100, 10]),
    { party: 8, day: "2025-09-04", order: 80, amount: 100 },
    ...five(8, [null, 100, 100, 100, 10]),
  ]);
});
afterAll(() => at.product.stop());

const june = { from: "2026-06-01", to: "2026-07-01" };

test("below the own lowest and well below the usual", async () => {
  expect(await at.figure("spendingLess", june)).toEqual([3, 5, 0.6]);
});

test("by another share and another stretch", async () => {
  expect(await at.figure("spendingLess", june, { chosen: { drop: "0.5" } })).toEqual([2, 5, 0.4]);
  expect((await at.figure("spendingLess", june, { chosen: { stretch: "30" } }))[2]).toBeNull();
});
