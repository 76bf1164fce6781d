import { afterAll, beforeAll, expect, test } from "vitest";
import { orders, people } from "../customers/fixture.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { type Harness, startHarness } from "../testing/harness.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ watching: true });
});
afterAll(() => product.stop());

test("a list of people whose sample was cleared is made anew at once, begun or not", async () => {
  const [gone, stays] = await people(product, [{ name: "示例的人" }, { name: "真的客户" }]);
  const { pool, db, clock } = product.services;
  const { rows } = await pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('customers', 1, 'dropped', now()) returning id",
  );
  await pool.query("update party set batch = $1 where party_id = $2", [rows[0]!.id, gone!.id]);
  for (const [party, state, decided] of [
    [gone!.id, "open", null],
    [stays!.id, "done", clock()],
  ])
    await pool.query(
      `insert into today_task (id, day, party_id, rank, reason, state, decided_at, created_at)
       values (gen_random_uuid(), '2026-11-20', $1, 1, '{"code":"late","silent":63,"usual":18}', $2, $3, $4)`,
      [party, state, decided, clock()],
    );
  product.setNow(new Date("2026-11-20T04:00:00Z"));
  product.services.committed.emit("facts");
  const lines = () =>
    db.selectFrom("today_task").select(["party_id", "state"]).where("day", "=", "2026-11-20").execute();
  await expect
    .poll(lines, { timeout: 60_000, interval: 200 })
    .toEqual([{ party_id: stays!.id, state: "done" }]);
  await pool.query("delete from today_task");
  product.setNow(new Date("2026-11-21T04:00:00Z"));
}, 90_000);

test("the first facts of a day bring its list with them; a list that was begun stays, and complaints join it", async () => {
  const [one, other] = await people(product, [{ name: "沈玉兰" }, { name: "顾建平" }]);
  await orders(
    product,
    [120, 100, 80, 63, 1].map((back, i) => ({
      party: back === 1 ? other!.id : one!.id,
      on: new Date(Date.parse("2026-11-21T04:00:00Z") - back * 86_400_000).toISOString().slice(0, 10),
      order: i + 1,
      amount: 100,
    })),
  );
  // Nobody has agreed to be contacted: the day is planned, names nobody, and says why. (The engine still knows who went above.)
  await product.carry();
  product.services.committed.emit("facts");
  const planned = async () => {
    const { empty } = await product.call("todayTasks", {});
    return empty && { customers: empty.customers, reachable: empty.reachable };
  };
  await expect.poll(planned, { timeout: 60_000, interval: 200 }).toEqual({ customers: 4, reachable: 0 });
  expect(await product.call("todaySummary", {})).toMatchObject({ planned: true, named: false, open: 0 });
  const scoped = await product.person("sales", { all: false, owners: [1], regions: [] });
  expect((await product.call("todayTasks", {}, { actor: scoped })).empty).toMatchObject({ customers: 0 });
  await product.call("recordConsent", {
    id: one!.publicId,
    consents: [{ purpose: "marketing", channel: "phone", state: "granted" }],
    basis: "店里登记",
    source: "表格",
  });
  await product.carry();
  product.services.committed.emit("facts");
  const lines = async () => product.services.db.selectFrom("today_task").select(["id", "state"]).execute();
  await expect.poll(lines, { timeout: 60_000, interval: 200 }).toHaveLength(1);
  const [line] = await lines();
  await product.services.db
    .updateTable("today_task")
    .set({ state: "postponed", postponed_to: "2026-11-30", decided_at: product.services.clock() })
    .execute();
  product.services.committed.emit("facts");
  await new Promise((resolve) => setTimeout(resolve, 4000));
  expect(await lines()).toEqual([{ id: line!.id, state: "postponed" }]);
  // What cannot wait comes onto it all the same.
  const values = [
    bucketOf(other!.id),
    other!.id,
    "2026-11-21",
    "2026-11-21 01:00:00",
    "day",
    1,
    "delivery",
    "open",
  ];
  await product.services.ch.insertRows(
    "complaint_row",
    ["bucket", "party_id", "occurred_on", "occurred_at", "precision", "id", "cause", "state"],
    [values],
  );
  product.services.committed.emit("facts");
  await expect.poll(lines, { timeout: 60_000, interval: 200 }).toHaveLength(2);
  const [complaint] = (await product.call("todayTasks", { whose: "everyone" })).tasks;
  expect(complaint).toMatchObject({ name: "顾建平", code: "complaint", state: "open" });
  expect(await lines()).toContainEqual({ id: line!.id, state: "postponed" });
}, 90_000);
