import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertParties } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
const buys = (party: number, days: string[]) =>
  days.map((day, i) => ({ party, day, order: party * 100 + i, amount: 10 }));
const loyal = ["2024-12-01", "2025-05-01", "2025-08-01", "2025-08-02", "2026-03-01"];
const seldom = ["2024-12-01", "2026-03-01"];
beforeAll(async () => {
  at = await truth(
    [
      // Loyal: 1 answers 10, 2 answered 10 and then 6, 3 refers, 4 is unknown, 5 answered too long ago. Seldom: 6 answers 10.
      ...[1, 2, 3, 4, 5].flatMap((party) => buys(party, loyal)),
      ...buys(6, seldom),
      // Known for less than a year.
      ...buys(7, ["2025-08-01", "2025-12-01", "2026-01-01", "2026-03-01"]),
    ],
    [[13, 3]],
  );
  const nps = { measure: "nps", scale_from: 0, scale_to: 10, survey: "n" };
  await insertEvents(at.product.services, "answer", [
    { party: 1, day: "2026-03-10", score: 10, ...nps },
    { party: 2, day: "2025-09-10", score: 10, ...nps },
    { party: 2, day: "2026-02-10", score: 6, ...nps },
    { party: 5, day: "2025-02-10", score: 10, ...nps },
    { party: 6, day: "2026-03-10", score: 10, ...nps },
    { party: 7, day: "2026-03-10", score: 10, ...nps },
    { party: 4, day: "2026-03-10", score: 10, ...nps, measure: "satisfaction" },
    // After the period.
    { party: 4, day: "2026-04-02", score: 10, ...nps },
  ]);
  await insertEvents(at.product.services, "referral", [
    { party: 13, day: "2026-01-05", referred: 6 },
    { party: 2, day: "2024-12-05", referred: 6 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };
const figure = (chosen: Record<string, string> = {}) => at.figure("loyalRecommending", march, { chosen });

test("who keeps choosing us and would recommend or did, of those known for a year", async () => {
  // 1 by his answer, 3 by his referral under another file.
  expect(await figure()).toEqual([2, 6, 2 / 6]);
  expect(await figure({ recommends: "said" })).toEqual([1, 6, 1 / 6]);
  expect(await figure({ recommends: "did" })).toEqual([1, 6, 1 / 6]);
  const { people } = await at.product.call("listFigureCustomers", {
    metric: "loyalRecommending",
    period: march,
  });
  expect(people.map((one) => one.customerId).sort()).toEqual([1, 3]);
});

test("of customers of whom nobody knows whether they recommend us there are none, and not nothing", async () => {
  await insertParties(at.product.services, [{ party: 4, channel: "quiet" }]);
  const filters = [{ by: "acquisitionChannel" as const, is: ["quiet"] }];
  expect(await at.figure("loyalRecommending", march, { filters })).toEqual([0, 1, 0]);
});

test("of those who answered in the year: the newest answer counts", async () => {
  // 1, 2 and 6 answered; 2 no longer would.
  expect(await figure({ base: "answered" })).toEqual([1, 3, 1 / 3]);
  expect(await figure({ base: "answered", purchases: "3", quarters: "2" })).toEqual([1, 3, 1 / 3]);
});

test("months in one question: the newest answer of each one's own year", async () => {
  const rule = { purchases: "3", quarters: "2" };
  const months = { from: "2025-12-01", to: "2026-04-01" };
  // 2 and 5 by their first answers; 3 from January on; in February 2 no longer would and 5's answer is too old; then 1 and 3.
  expect(await at.series("loyalRecommending", months, "month", rule)).toEqual([2 / 5, 3 / 5, 1 / 5, 2 / 6]);
});
