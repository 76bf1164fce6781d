import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertParties } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-01-05", order: 1, amount: 500 },
      { party: 2, day: "2026-02-05", order: 2, amount: 100 },
      { party: 3, day: "2026-02-06", order: 3, amount: 50 },
      { party: 5, day: "2026-03-06", order: 4, amount: 70 },
      { party: 5, day: "2026-05-06", order: 5, amount: 1000 },
    ],
    [[9, 1]],
  );
  const { services } = at.product;
  await insertParties(services, [
    { party: 1, owner: 2 },
    { party: 2, owner: 2 },
    { party: 3, owner: 3 },
    { party: 5, owner: 2 },
    { party: 6, owner: 2 },
  ]);
  await insertEvents(services, "referral", [
    { party: 9, day: "2026-01-20", referred: 2, channel: "app", reward: "20" },
    { party: 3, day: "2026-01-25", referred: 2, channel: "shop" },
    { party: 1, day: "2026-01-21", referred: 3, channel: "shop" },
    { party: 2, day: "2026-02-20", referred: 5, channel: "app" },
    { party: 1, day: "2026-02-21", referred: 9, channel: "app" },
    { party: 5, day: "2026-06-20", referred: 6, channel: "app" },
  ]);
});
afterAll(() => at.product.stop());
const ask = (more: object = {}) => at.product.call("referralTree", { until: "2026-04-01", ...more });
const lines = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.people.map((p) => [p.customerId, p.brought, p.branch, p.own, p.branchAmount]);

test("roots with their branches: credited to who referred first, merged parties are one, nobody brings himself", async () => {
  const answer = await ask();
  expect(lines(answer)).toEqual([[1, 2, 3, 500, 220]]);
  expect(answer).toMatchObject({
    referrers: 2,
    referred: 3,
    bought: 3,
    amount: 220,
    deepest: 2,
    rewarded: 1,
    recorded: 6 - 1,
  });
  expect(answer.sentence.en).toContain("2 customers brought 3");
});

test("a level opens", async () => {
  const answer = await ask({ parent: 1 });
  expect(lines(answer)).toEqual([
    [2, 1, 1, 100, 70],
    [3, 0, 0, 50, 0],
  ]);
  expect(answer.people.map((p) => [p.broughtOn, p.channel])).toEqual([
    ["2026-01-20", "app"],
    ["2026-01-21", "shop"],
  ]);
  expect((await ask({ parent: 3 })).people).toEqual([]);
});

test("what comes later is not seen yet", async () => {
  const answer = await ask({ until: "2026-07-01" });
  expect(lines(answer)).toEqual([[1, 2, 4, 500, 1220]]);
  expect(answer.deepest).toBe(3);
});

test("who sees only his own customers sees neither others brought nor what they bought", async () => {
  const actor = await at.product.person("sales", { all: false, owners: [2], regions: [] });
  const answer = await at.product.call("referralTree", { until: "2026-04-01" }, { actor });
  expect(lines(answer)).toEqual([[1, 1, 2, 500, 170]]);
  expect(answer.referred).toBe(2);
});

test("before anybody was brought it says so", async () => {
  const answer = await ask({ until: "2026-01-01" });
  expect(answer).toMatchObject({ total: 0, referred: 0, amountEach: null });
});

test("on a file: whom he brought directly, by the first referral, with what they bought", async () => {
  const { pool } = at.product.services;
  await pool.query("insert into source (name, created_at) values ('商城', now()) on conflict do nothing");
  await pool.query(
    `insert into party (party_id, public_id, source, name, created_at, updated_at)
     overriding system value
     select n, 'gate0000000' || n, (select min(id) from source), '客户' || n, now(), now() from generate_series(1, 3) n`,
  );
  const found = await at.product.call("broughtBy", { id: "gate00000001" });
  expect(found).toMatchObject({ brought: 2, bought: 2, amount: 150, own: 500, rewarded: true });
  expect(found.people.map(({ customerId, amount }) => [customerId, amount])).toEqual([
    [2, 100],
    [3, 50],
  ]);
});
