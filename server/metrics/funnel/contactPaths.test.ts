import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertParties } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";
import type { Touch } from "./schema.ts";

const march = { from: "2026-03-01", to: "2026-04-01" };
let at: Truth;

beforeAll(async () => {
  at = await truth(
    [
      // 1 (merged with 9) buys ten days after he was brought; 3 was a customer before; 5 buys on the day of his first touch.
      { party: 9, day: "2026-03-11", order: 1, amount: 100 },
      { party: 3, day: "2026-01-05", order: 2, amount: 100 },
      { party: 5, day: "2026-03-09", order: 3, amount: 100 },
      { party: 2, day: "2026-05-20", order: 4, amount: 100 },
    ],
    [[9, 1]],
  );
  const { services } = at.product;
  await insertParties(
    services,
    [1, 2, 3, 4, 5, 6, 7].map((party) => ({ party, owner: party % 2 ? 3 : 2 })),
  );
  await insertEvents(services, "referral", [
    { party: 6, day: "2026-03-01", referred: 1 },
    // Nobody knows who brought him, and he is brought all the same.
    { party: 0, day: "2026-03-05", referred: 4 },
  ]);
  await insertEvents(services, "interaction", [
    { party: 1, day: "2026-03-02", kind: "call" },
    { party: 9, day: "2026-03-04", kind: "call" },
    { party: 1, day: "2026-03-12", kind: "visit", campaign: "after he bought" },
    { party: 2, day: "2026-03-03", kind: "mail", campaign: "spring" },
    { party: 2, day: "2026-03-08", kind: "call" },
    { party: 3, day: "2026-03-10", kind: "call" },
    { party: 4, day: "2026-03-06", kind: "call" },
    { party: 5, day: "2026-03-09", kind: "call" },
    { party: 6, day: "2026-02-10", kind: "call" },
    { party: 7, day: "2026-03-20", kind: "call" },
    { party: 7, day: "2026-03-21", kind: "mail", campaign: "spring" },
    { party: 7, day: "2026-03-22", kind: "call" },
    { party: 7, day: "2026-03-23", kind: "mail", campaign: "spring" },
  ]);
  await insertEvents(services, "opportunity", [
    { party: 2, day: "2026-03-09", outcome: "won", closed_on: "2026-03-13" },
    { party: 4, day: "2026-03-07", outcome: "open" },
  ]);
});
afterAll(() => at.product.stop());

const ask = (more: object = {}, as = {}) => at.product.call("contactPaths", { period: march, ...more }, as);
const list = async (touches: Touch[], which: "all" | "won" | "notYet" = "all") =>
  (await at.product.call("listPathCustomers", { period: march, touches, which })).people.map((one) => [
    one.customerId,
    one.contributes,
  ]);

test("the kinds of touch up to the success, the same in a row once, the first three", async () => {
  const answer = await ask();
  expect(
    answer.paths.map((one) => [one.touches.join(">"), one.customers, one.won, one.sameDay, one.medianDays]),
  ).toEqual([
    ["campaign>interaction>opportunity", 1, 1, 0, 10],
    ["interaction", 1, 1, 1, 0],
    ["interaction>campaign>interaction", 1, 0, 0, null],
    ["referral>interaction", 1, 1, 0, 10],
    ["referral>interaction>opportunity", 1, 0, 0, null],
  ]);
  expect(answer).toMatchObject({ customers: 5, won: 3, known: 1 });
  expect(answer.paths[0]!.share).toBe(0.2);
  expect(answer.paths[0]!.interval.low).toBeCloseTo(0.2065, 3);
});

test("the people of a path, merged ones as one, with the days they took", async () => {
  expect(await list(["referral", "interaction"])).toEqual([[1, 10]]);
  expect(await list(["interaction"], "notYet")).toEqual([]);
  expect(await list(["referral", "interaction", "opportunity"], "notYet")).toEqual([[4, null]]);
});

test("who sees only his own customers sees their paths only, whoever brought them", async () => {
  const actor = await at.product.person("sales", { all: false, owners: [2], regions: [] });
  const { paths, known } = await ask({}, { actor });
  expect(paths.map((one) => one.touches.join(">"))).toEqual([
    "campaign>interaction>opportunity",
    "referral>interaction>opportunity",
  ]);
  expect(known).toBe(0);
  await expect(ask({ period: { from: "2026-04-01", to: "2026-04-01" } })).rejects.toMatchObject({
    code: "metrics.empty_period",
  });
});
