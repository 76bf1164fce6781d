import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../customers/fixture.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { reasonOf } from "./candidate.ts";
import { keepDay } from "./keepDay.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

test("plans that come at once fill nobody's list beyond the day's number", async () => {
  const { db, clock } = product.services;
  const rep = await product.person("sales");
  const who = await people(
    product,
    Array.from({ length: 24 }, (_, i) => ({ name: `客户${i}` })),
  );
  const wanted = who.map(({ id }) => ({
    customer: id,
    reason: reasonOf("late", { silent: 60, usual: 20 }),
    atStake: 1,
    person: rep.person,
    strategy: null,
  }));
  const day = { today: "2026-11-21", now: clock(), daily: 3 };
  // Six workers, each with other people in mind.
  await Promise.all(Array.from({ length: 6 }, (_, n) => keepDay(db, wanted.slice(4 * n, 4 * n + 4), day)));
  const lines = await db.selectFrom("today_task").select("state").execute();
  expect(lines).toHaveLength(3);
});
