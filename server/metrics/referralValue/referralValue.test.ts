import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
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
