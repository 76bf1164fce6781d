import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertParties } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  // 1 brought 2 (whom 3 claims later) and 4; 2 brought 5; 7's file names 6; 9 referred and never bought; 8 is a part of 1.
  at = await truth(
    [
      { party: 1, day: "2026-03-01", order: 1, amount: 100 },
      { party: 2, day: "2026-03-02", order: 2, amount: 10 },
      { party: 3, day: "2026-03-02", order: 3, amount: 1000 },
      { party: 4, day: "2026-03-03", order: 4, amount: 20 },
      { party: 5, day: "2026-03-04", order: 5, amount: 3 },
      { party: 6, day: "2026-03-05", order: 6, amount: 400 },
      { party: 7, day: "2026-03-06", order: 7, amount: 5 },
      { party: 10, day: "2026-03-06", order: 10, amount: 7 },
    ],
    [[8, 1]],
  );
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };
const yearly = { chosen: { years: "1" } };
test("no figure where nobody is known to have been referred", async () => {
  expect((await at.figure("referralValue", march, yearly))[2]).toBeNull();
});

test("own value and that of everyone brought directly, each credited once", async () => {
  const { services } = at.product;
  await insertEvents(services, "referral", [
    { party: 1, day: "2026-03-02", id: 1, referred: 2 },
    { party: 3, day: "2026-03-09", id: 2, referred: 2 },
    { party: 8, day: "2026-03-03", id: 3, referred: 4 },
    { party: 2, day: "2026-03-04", id: 4, referred: 5 },
    { party: 1, day: "2026-03-04", id: 5, referred: 8 },
    { party: 9, day: "2026-03-05", id: 6, referred: 10 },
  ]);
  await services.ch.exec(
    "insert into party (party_id, bucket, kind, referrer, version) select 7, intHash32(7) % 64, 'person', 6, 1",
  );
  await services.db
    .insertInto("setting")
    .values({ key: "moved", value: "1", version: 1, updated_at: "2026-06-30T00:00:00Z", updated_by: null })
    .execute();
  const [sum, customers] = await at.figure("referralValue", march, yearly);
  // 1: 100 + 10 + 20; 2: 10 + 3; 3: 1000; 4: 20; 5: 3; 6: 400 + 5; 7: 5; 10: 7.
  expect([sum, customers]).toEqual([130 + 13 + 1000 + 20 + 3 + 405 + 5 + 7, 8]);
});

test("cut and filtered by the referrer: whom he brought counts for him wherever they are", async () => {
  await insertParties(
    at.product.services,
    [1, 2, 3, 4, 5].map((party) => ({ party, region: party === 1 || party === 5 ? 110_100 : 310_100 })),
  );
  const { rows } = await at.product.call("measure", {
    metrics: ["referralValue"],
    period: { from: "2026-02-28", to: "2026-04-01" },
    choices: { referralValue: { years: "1" } },
    by: ["province"],
  });
  const found = Object.fromEntries(
    rows.map(({ values, figures }) => [values[0] ?? "all", figures[0]!.cells[0]!.numerator]),
  );
  expect(found).toMatchObject({ all: 1583, "110000": 130 + 3, "310000": 13 + 1000 + 20 });
  for (const province of ["110000", "310000"]) {
    const filters = [{ by: "province" as const, is: [province] }];
    const period = { from: "2026-02-27", to: "2026-04-01" };
    expect((await at.figure("referralValue", period, { ...yearly, filters }))[0]).toBe(found[province]);
  }
  const { people } = await at.product.call("listFigureCustomers", {
    metric: "referralValue",
    period: march,
    choices: { years: "1" },
    filters: [{ by: "province", is: ["110000"] }],
  });
  expect(people.map((one) => [one.customerId, one.contributes])).toEqual([
    [1, 130],
    [5, 3],
  ]);
});

test("where old data hold a circle, each is credited once to one other, and nothing runs round", async () => {
  const { services } = at.product;
  // 2 was brought by 1. That 5, whom 2 brought, brought 1 closes the circle.
  await insertEvents(services, "referral", [{ party: 5, day: "2026-03-10", id: 7, referred: 1 }]);
  const [sum, customers] = await at.figure("referralValue", { from: "2026-02-26", to: "2026-04-01" }, yearly);
  expect([sum, customers]).toEqual([1583 + 100, 8]);
});
