import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { people } from "./fixture.ts";
import { suspectDuplicates, suspectPairs } from "./suspectDuplicates.ts";

let product: Harness;
let who: { id: number; publicId: string }[];

beforeAll(async () => {
  product = await startHarness({ background: false });
  who = await people(product, [
    { name: "沈玉兰", phone: "+8613800000001", region: 320506 },
    { name: "玉兰", phone: "+8613800000001" },
    { name: "顾建平", birthday: "1970-01-02", birthday_kind: "solar" },
    { name: "顾建平", birthday: "1970-01-02", birthday_kind: "solar", email: "g@example.cn" },
    { name: "孙丽娟", region: 330205, gender: "female" },
    { name: "孙丽娟", region: 330205, gender: "male" },
    { name: "陶伟民", region: 330106 },
    { name: "陶伟民", region: 330106 },
    { kind: "organisation", name: "苏州示例科技有限公司" },
    { kind: "organisation", name: "苏州示例科技（有限责任公司）" },
    ...Array.from({ length: 12 }, (_, i) => ({ name: `店员${i}`, phone: "+8651288888888" })),
  ]);
});
afterAll(() => product.stop());

const find = (payload: { batch?: number } = {}) =>
  suspectDuplicates.run(
    {
      services: product.services,
      run: "",
      person: null,
      attempt: 1,
      signal: new AbortController().signal,
      report: async () => {},
    },
    payload,
  );

test("pairs are found by what they share, and not by what everybody shares", async () => {
  await find();
  const { pairs, counts } = await product.call("listDuplicates", {});
  const named = pairs.map((pair) => [pair.a.name, pair.b.name, pair.reasons]);
  expect(named).toEqual([
    ["沈玉兰", "玉兰", ["same_phone"]],
    ["顾建平", "顾建平", ["same_name_birthday"]],
    ["苏州示例科技有限公司", "苏州示例科技（有限责任公司）", ["same_organisation"]],
    ["陶伟民", "陶伟民", ["same_name_region"]],
  ]);
  expect(counts).toEqual({ open: 4, merged: 0, different: 0 });
  const first = await product.call("listDuplicates", { limit: 2 });
  const rest = await product.call("listDuplicates", { limit: 2, after: first.next! });
  expect([...first.pairs, ...rest.pairs]).toEqual(pairs);
});

test("looking again changes nothing; a second reason raises the score", async () => {
  expect(await find()).toEqual({ pairs: 0 });
  await product.services.db
    .transaction()
    .execute((trx) => suspectPairs(trx, [{ a: who[7]!.id, b: who[6]!.id, reason: "contradictory_ids" }]));
  const { pairs } = await product.call("listDuplicates", { reason: "contradictory_ids" });
  expect(pairs).toHaveLength(1);
  expect(pairs[0]!.score).toBeCloseTo(1 - 0.2 * 0.7, 5);
});

test("a decision stays: merged, or two people", async () => {
  const [a, b, c, d] = who as [(typeof who)[0], (typeof who)[0], (typeof who)[0], (typeof who)[0]];
  await product.call("decideDuplicate", {
    a: a.publicId,
    b: b.publicId,
    decision: "merge",
    keep: b.publicId,
  });
  await product.call("decideDuplicate", { a: d.publicId, b: c.publicId, decision: "different" });
  await product.carry();
  await find();
  const { counts } = await product.call("listDuplicates", {});
  expect(counts).toEqual({ open: 2, merged: 1, different: 1 });
  expect((await product.call("getCustomer", { id: a.publicId })).id).toBe(b.publicId);
  // Taking the merge back is a decision too.
  await product.call("unmergeCustomer", { id: a.publicId });
  expect((await product.call("listDuplicates", { state: "different" })).total).toBe(2);
  await product.call("decideDuplicate", { a: c.publicId, b: d.publicId, decision: "reopen" });
  expect((await product.call("listDuplicates", {})).total).toBe(3);
});

test("sales may look and not decide", async () => {
  const actor = await product.person("sales");
  await expect(
    product.call(
      "decideDuplicate",
      { a: who[0]!.publicId, b: who[1]!.publicId, decision: "merge" },
      { actor },
    ),
  ).rejects.toMatchObject({ code: "platform.not_permitted" });
});

test("the quality page counts what its lists then show", async () => {
  // The lists read what was carried to the engine.
  await product.carry();
  const quality = await product.call("dataQuality", {});
  expect(quality.files).toBe(22);
  expect(quality.bands.reduce((sum, band) => sum + band.files, 0)).toBe(22);
  for (const { field, missing } of quality.fields) {
    const { total } = await product.call("listCustomers", { filter: { missing: field } });
    expect([field, total]).toEqual([field, missing]);
  }
  const next = await product.call("nextMissing", { field: "birthday" });
  const after = await product.call("nextMissing", { field: "birthday", skip: [next.customer!.id] });
  expect(after.customer!.id).not.toBe(next.customer!.id);
});

test("after an import only whom it made or changed is looked at, beside everybody else", async () => {
  const { pool } = product.services;
  const made = await people(product, [
    { name: "甲", phone: "+8613900000011" },
    { name: "乙", phone: "+8613900000011" },
    { name: "丙", phone: "+8613900000022" },
    { name: "丁", phone: "+8613900000022" },
    { name: "戊", phone: "+8613900000033" },
    { name: "己", phone: "+8613900000033" },
  ]);
  const batch = await pool.query<{ id: number }>(
    `insert into batch (kind, source, state, created_at, visible_at) values ('customers', 1, 'visible', now(), now()), ('products', 1, 'visible', now(), now())
     returning id`,
  );
  const [id, other] = batch.rows.map((row) => row.id);
  await pool.query("update party set batch = $1 where party_id = $2", [id, made[0]!.id]);
  await pool.query(
    "insert into party_change (party_id, field, old, new, batch, at) values ($1, 'phone', null, '+8613900000022', $2, now())",
    [made[3]!.id, id],
  );
  expect(await find({ batch: other! })).toEqual({ pairs: 0 });
  expect(await find({ batch: id! })).toEqual({ pairs: 2 });
  expect(await find()).toEqual({ pairs: 1 });
});

test("who sees only some customers is told of the pairs among those, as the list shows them", async () => {
  const seller = await product.person("sales");
  const mine = { ...seller, scope: { all: false as const, owners: [seller.person!], regions: [] } };
  expect((await product.call("dataQuality", {}, { actor: mine })).duplicates).toBe(0);
  await product.services.db
    .updateTable("party")
    .set({ owner: seller.person })
    .where("party_id", "in", [who[4]!.id, who[5]!.id, who[6]!.id, who[7]!.id, who[8]!.id])
    .execute();
  const { counts } = await product.call("listDuplicates", {}, { actor: mine });
  expect(counts.open).toBe(1);
  expect((await product.call("dataQuality", {}, { actor: mine })).duplicates).toBe(1);
});
