import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    // 1: contacted on 1 March: one order of 10 in the 30 days before (30 January is one too early), two of 30 from that day on.
    { party: 1, day: "2025-01-01", order: 1, amount: 5 },
    { party: 1, day: "2026-01-29", order: 2, amount: 99 },
    { party: 1, day: "2026-01-30", order: 3, amount: 10 },
    { party: 1, day: "2026-03-01", order: 4, amount: 20 },
    { party: 1, day: "2026-03-30", order: 5, amount: 10 },
    { party: 1, day: "2026-03-31", order: 6, amount: 99 },
    // 2: two before, none after; a second contact soon after the first is no beginning.
    { party: 2, day: "2025-01-01", order: 7, amount: 5 },
    { party: 2, day: "2026-02-20", order: 8, amount: 40 },
    { party: 2, day: "2026-02-21", order: 9, amount: 40 },
    // 3: new in the time before; 4: bought all the same, and turned to us, not we to him; 5: the time after is not over.
    { party: 3, day: "2026-02-15", order: 10, amount: 7 },
    { party: 4, day: "2025-01-01", order: 11, amount: 7 },
    { party: 5, day: "2025-01-01", order: 12, amount: 7 },
    { party: 5, day: "2026-03-20", order: 13, amount: 7 },
  ]);
  const out = (party: number, day: string, channel = "phone") => ({
    party,
    day,
    kind: "call",
    direction: "out",
    channel,
  });
  await insertEvents(at.product.services, "interaction", [
    out(1, "2026-03-01"),
    out(2, "2026-03-01", "wechat"),
    out(2, "2026-03-10", "wechat"),
    out(3, "2026-03-01"),
    { ...out(4, "2026-03-01"), direction: "in" },
    out(5, "2026-03-25"),
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-02", to: "2026-04-01" };
const thirty = { windowDays: "30" };

test("orders and money in thirty days from the contact against the thirty before", async () => {
  expect(await at.figure("contactChange", march, { chosen: thirty })).toEqual([2 - 1 + (0 - 2), 3, -1 / 3]);
  expect(await at.figure("contactChange", march, { chosen: { ...thirty, of: "money" } })).toEqual([
    30 - 10 - 80,
    90,
    -60 / 90,
  ]);
});

test("it belongs to the period in which the days after are over", async () => {
  const february = { from: "2026-02-01", to: "2026-03-31" };
  expect((await at.figure("contactChange", february, { chosen: thirty }))[2]).toBeNull();
  const april = { from: "2026-04-01", to: "2026-05-01" };
  // 5: one order five days before, none after.
  expect(await at.figure("contactChange", april, { chosen: thirty })).toEqual([-1, 1, -1]);
});

test("by the way of the contact, and whom it was", async () => {
  const answer = await at.product.call("measure", {
    metrics: ["contactChange"],
    period: march,
    by: ["channel"],
    choices: { contactChange: thirty },
  });
  const found = answer.rows.map((row) => [row.values[0] ?? "", row.figures[0]!.cells[0]!.value]);
  expect(Object.fromEntries(found)).toEqual({ "": -1 / 3, phone: 1, wechat: -1 });
  const { people } = await at.product.call("listFigureCustomers", {
    metric: "contactChange",
    period: march,
    part: "denominator",
    choices: thirty,
  });
  expect(people.map(({ customerId, contributes }) => [customerId, contributes])).toEqual([
    [2, 2],
    [1, 1],
  ]);
});
