import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { readBirthday } from "./birthday.ts";
import { createParties, type NewParty } from "./createParties.ts";
import { resolveParties } from "./resolveParties.ts";
import { updateParties } from "./updateParties.ts";

let product: Harness;
const now = new Date("2026-11-21T04:00:00Z");
const origin = { source: 1, batch: null, now, by: null };
const create = (rows: NewParty[], batch: number | null = null) =>
  product.services.db.transaction().execute((trx) => createParties(trx, rows, { ...origin, batch }));

beforeAll(async () => {
  product = await startHarness({ background: false });
  await product.services.pool.query("insert into source (name, created_at) values ('商城', now())");
});
afterAll(() => product.stop());

test("a party is kept whole, found again by each of its keys, and stands in ClickHouse without its name", async () => {
  const [id] = await create([
    {
      name: "单玉兰",
      address: '湖东路 "6" 号\\楼上',
      gender: "female",
      phone: "+8613812344271",
      email: "yulan@example.cn",
      member_no: "NL-0084213",
      externalId: "u-77",
      ...readBirthday("lunar|1974-08-15")!,
      region: 320506,
      channel: "门店\t扫码",
      acquired_on: "2024-01-18",
      acquisition_cost: "12.5",
      preferences: ["不吃坚果", 'a"b'],
      contacts: [{ name: "王" }],
      tags: ["家有老人", " 会员日 "],
      consents: [
        { purpose: "marketing", channel: "sms", state: "granted", basis: "form", source: "商城" },
        { purpose: "marketing", channel: "phone", state: "refused", basis: "form", source: "商城" },
      ],
    },
    { kind: "organisation", name: "苏州 Blue Sky 有限公司" },
  ]);
  const row = await product.services.db
    .selectFrom("party")
    .selectAll()
    .where("party_id", "=", id!)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    name: "单玉兰",
    address: '湖东路 "6" 号\\楼上',
    pinyin: "shanyulan",
    initials: "syl",
    phone_tail: "4271",
    birthday: "1974-09-30",
    birthday_kind: "lunar",
    birthday_lunar: "1974-08-15",
    birth_year: 1974,
    preferences: ["不吃坚果", 'a"b'],
    contacts: [{ name: "王" }],
    acquisition_cost: "12.5000",
    completeness: 83,
    version: "1",
  });
  expect(row.public_id).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
  const found = await resolveParties(
    product.services.db,
    [
      { memberNo: "NL-0084213" },
      { externalId: "u-77" },
      { phone: "+8613812344271" },
      { email: "yulan@example.cn" },
      { email: "nobody@example.cn" },
      {},
    ],
    { source: 1 },
  );
  expect(found).toEqual([
    { party: id, by: "member_no" },
    { party: id, by: "external" },
    { party: id, by: "phone" },
    { party: id, by: "email" },
    undefined,
    undefined,
  ]);
  expect(await resolveParties(product.services.db, [{ externalId: "u-77" }], { source: 2 })).toEqual([
    undefined,
  ]);
  await product.carry();
  const carried = await product.services.ch.rows("select * from party final where party_id = {id:UInt32}", {
    id: id!,
  });
  expect(carried).toMatchObject([
    {
      gender: "female",
      birth_year: 1974,
      region: 320506,
      channel: "门店 扫码",
      tags: [1, 2],
      acquired_on: "2024-01-18",
      acquisition_cost: "12.5",
      consent: 2,
      completeness: 83,
      gone: 0,
    },
  ]);
  const [bucket] = await product.services.ch.rows<{ ok: number }>(
    "select count() = countIf(bucket = intHash32(party_id) % 64) ok from party",
  );
  expect(bucket).toEqual({ ok: 1 });
});

test("two keys of one row that stand for two people are reported, the stronger one counts", async () => {
  const [a, b] = await create([
    { name: "甲", member_no: "M-1" },
    { name: "乙", phone: "+8613900000001" },
  ]);
  const [row] = await resolveParties(product.services.db, [{ memberNo: "M-1", phone: "+8613900000001" }], {
    source: 1,
  });
  expect(row).toEqual({ party: a, by: "member_no", conflict: b });
});

test("of two who share a phone the first is meant, and no one whose import is hidden", async () => {
  const { pool, db } = product.services;
  const batch = await pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('customers', 1, 'staged', now()) returning id",
  );
  const id = batch.rows[0]!.id;
  const [staged] = await create([{ name: "丙", phone: "+8613900000002" }], id);
  const key = [{ phone: "+8613900000002" }];
  expect(await resolveParties(db, key, { source: 1 })).toEqual([undefined]);
  expect(await resolveParties(db, key, { source: 1, batch: id })).toEqual([{ party: staged, by: "phone" }]);
  await pool.query("update batch set state = 'visible' where id = $1", [id]);
  const [second] = await create([{ name: "丙二", phone: "+8613900000002" }]);
  expect(await resolveParties(db, key, { source: 1 })).toEqual([{ party: staged, by: "phone" }]);
  await pool.query("update batch set state = 'undone' where id = $1", [id]);
  expect(await resolveParties(db, key, { source: 1 })).toEqual([{ party: second, by: "phone" }]);
});

test("an id of the source passes on from someone whose import was undone, and from no one else", async () => {
  const { pool, db } = product.services;
  const batch = await pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('customers', 1, 'visible', now()) returning id",
  );
  const id = batch.rows[0]!.id;
  const [first] = await create([{ name: "丁", externalId: "u-9" }], id);
  await create([{ name: "丁二", externalId: "u-9" }]);
  const key = [{ externalId: "u-9" }];
  expect(await resolveParties(db, key, { source: 1 })).toEqual([{ party: first, by: "external" }]);
  await pool.query("update batch set state = 'undone' where id = $1", [id]);
  expect(await resolveParties(db, key, { source: 1 })).toEqual([undefined]);
  const [third] = await create([{ name: "丁三", externalId: "u-9" }]);
  expect(await resolveParties(db, key, { source: 1 })).toEqual([{ party: third, by: "external" }]);
});

test("an update keeps what was there before and says who stands by it now", async () => {
  const { db } = product.services;
  const [id] = await create([{ name: "沈玉兰", phone: "+8613900000003", custom: { 尺码: "M" } }]);
  const changes = await db.transaction().execute((trx) =>
    updateParties(
      trx,
      [
        {
          party: id!,
          set: { phone: "+8613900000004", custom: { 鞋码: "37" }, name: "沈玉兰", acquisition_cost: "8.50" },
          tags: ["老客户"],
        },
      ],
      origin,
    ),
  );
  expect(changes).toEqual([
    { party: id, field: "phone", old: "+8613900000003", new: "+8613900000004" },
    { party: id, field: "acquisition_cost", old: null, new: "8.5" },
    { party: id, field: "custom.鞋码", old: null, new: "37" },
  ]);
  const row = await db.selectFrom("party").selectAll().where("party_id", "=", id!).executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    phone_tail: "0004",
    version: "2",
    custom: { 尺码: "M", 鞋码: "37" },
    confirmed: { name: "2026-11-21", phone: "2026-11-21" },
  });
  expect(
    await resolveParties(db, [{ phone: "+8613900000003" }, { phone: "+8613900000004" }], { source: 1 }),
  ).toEqual([undefined, { party: id, by: "phone" }]);
  const kept = await db.selectFrom("party_change").selectAll().where("party_id", "=", id!).execute();
  expect(kept.map((change) => change.field)).toEqual(["phone", "acquisition_cost", "custom.鞋码"]);
});
