import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2025-12-10", order: 10, amount: 10 },
    { party: 1, day: "2025-12-30", order: 11, amount: 10 },
    { party: 1, day: "2026-01-19", order: 12, amount: 10 },
    { party: 1, day: "2026-02-08", order: 13, amount: 10 },
    { party: 2, day: "2025-12-10", order: 20, amount: 10 },
    { party: 2, day: "2025-12-30", order: 21, amount: 10 },
    { party: 2, day: "2026-01-19", order: 22, amount: 10 },
    { party: 2, day: "2026-02-08", order: 23, amount: 10 },
    { party: 2, day: "2026-03-10", order: 24, amount: 10 },
    { party: 3, day: "2025-10-01", order: 31, amount: 10 },
    { party: 4, day: "2025-05-01", order: 41, amount: 10 },
    { party: 5, day: "2026-03-05", order: 51, amount: 10 },
    { party: 6, day: "2026-02-08", order: 61, amount: 10 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("silent for longer than twice the own rhythm, or 180 days", async () => {
  expect(await at.figure("silentCustomers", march)).toEqual([3, 6, 0.5]);
  const list = await at.product.call("listFigureCustomers", { metric: "silentCustomers", period: march });
  expect(list.people.map((person) => [person.customerId, person.silentDays, person.rhythmDays])).toEqual([
    [1, 52, 20],
    [3, 182, null],
    [4, 335, null],
  ]);
});
