import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    // 1 in both: 2 orders of 50, then 3 of 60. 2 gone: 80. 3 back after January: 70. 4 new: 30, twice.
    { party: 1, day: "2026-02-10", order: 11, amount: 50 },
    { party: 1, day: "2026-02-11", order: 12, amount: 50 },
    { party: 1, day: "2026-03-01", order: 13, amount: 60 },
    { party: 1, day: "2026-03-02", order: 14, amount: 60 },
    { party: 1, day: "2026-03-03", order: 15, amount: 60 },
    { party: 2, day: "2026-02-10", order: 21, amount: 80 },
    { party: 3, day: "2026-01-10", order: 31, amount: 10 },
    { party: 3, day: "2026-03-10", order: 32, amount: 70 },
    { party: 4, day: "2026-03-10", order: 41, amount: 30 },
    { party: 4, day: "2026-03-11", order: 42, amount: 30 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };
const gain = async (cause: string) => (await at.figure("salesGrowth", march, { chosen: { cause } }))[0];

test("the whole growth: (310 − 180) / 180", async () => {
  expect(await at.figure("salesGrowth", march)).toEqual([130, 180, 130 / 180]);
});

test("its five causes, which add up to it", async () => {
  const causes = { new: 60, back: 70, gone: -80, frequency: 1 * 55, orderValue: 10 * 2.5 };
  for (const [cause, money] of Object.entries(causes)) expect(await gain(cause), cause).toBe(money);
  expect(Object.values(causes).reduce((sum, money) => sum + money, 0)).toBe(130);
});

test("months follow each other; nothing came before the first", async () => {
  expect(await at.series("salesGrowth", { from: "2026-01-01", to: "2026-04-01" }, "month")).toEqual([
    null,
    17,
    130 / 180,
  ]);
});

test("behind a cause are its people", async () => {
  const { people } = await at.product.call("listFigureCustomers", {
    metric: "salesGrowth",
    period: march,
    part: "numerator",
    choices: { cause: "gone" },
  });
  expect(people.map(({ customerId, contributes }) => [customerId, contributes])).toEqual([[2, -80]]);
});
