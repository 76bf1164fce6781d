import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import type { RowScope } from "./roles.ts";
import { regionRange, scopeCustomers, scopeParties, seesParty } from "./rowScope.ts";

let product: Harness;
let anna: Actor;
let ben: Actor;

beforeAll(async () => {
  product = await startHarness({ background: false });
  const { pool, ch } = product.services;
  anna = await product.person("sales");
  ben = await product.person("sales");
  await pool.query("insert into source (name, created_at) values ('shop', now())");
  // 1 anna's in Suzhou, 2 ben's in Nanjing, 3 ben's in Beijing and merged into 1, 4 nobody's in Beijing, 5 merged into 4.
  const parties: [number, number | null, number][] = [
    [1, anna.person, 320506],
    [2, ben.person, 320102],
    [3, ben.person, 110105],
    [4, null, 110101],
    [5, anna.person, 320500],
  ];
  for (const [id, owner, region] of parties) {
    await pool.query(
      `insert into party (party_id, public_id, source, owner, region, created_at, updated_at)
       overriding system value values ($1::int, $1::int::text, 1, $2, $3, now(), now())`,
      [id, owner, region],
    );
    await ch.insertRows("party", ["party_id", "owner", "region", "version"], [[id, owner ?? 0, region, 1]]);
  }
  await pool.query("insert into merge (party_id, customer_id, at) values (3, 1, now()), (5, 4, now())");
  await ch.insertRows(
    "merged_party",
    ["party_id", "customer_id", "gone", "version"],
    [
      [3, 1, 0, 1],
      [5, 4, 0, 1],
    ],
  );
});
afterAll(() => product.stop());

const seen = async (scope: RowScope) => {
  const actor: Actor = { ...anna, scope };
  const { db, ch } = product.services;
  const rows = await scopeParties(db.selectFrom("party").select("party_id"), actor)
    .orderBy("party_id")
    .execute();
  const same = await db
    .selectFrom("party as p")
    .select("party_id")
    .where(seesParty("p.party_id", actor))
    .orderBy("party_id")
    .execute();
  expect(same).toEqual(rows);
  const { sql, params } = scopeCustomers(actor);
  const customers = await ch.rows<{ c: number }>(
    `select customer_id c from customer(hidden = {hidden:Array(UInt32)}) where ${sql} order by c`,
    params,
  );
  return { parties: rows.map((row) => row.party_id), customers: customers.map((row) => row.c) };
};

test("whoever may see everything sees everything", async () => {
  expect(await seen({ all: true })).toEqual({ parties: [1, 2, 3, 4, 5], customers: [1, 2, 4] });
});

test("owners see their own, merged parties under the survivor's owner", async () => {
  expect(await seen({ all: false, owners: [anna.person!], regions: [] })).toEqual({
    parties: [1, 3],
    customers: [1],
  });
  expect(await seen({ all: false, owners: [ben.person!], regions: [] })).toEqual({
    parties: [2],
    customers: [2],
  });
});

test("a region stands for everything below it", async () => {
  expect(await seen({ all: false, owners: [], regions: ["32"] })).toEqual({
    parties: [1, 2, 3],
    customers: [1, 2],
  });
  expect((await seen({ all: false, owners: [], regions: ["3205"] })).customers).toEqual([1]);
  expect((await seen({ all: false, owners: [], regions: ["320102"] })).customers).toEqual([2]);
  expect((await seen({ all: false, owners: [], regions: ["11"] })).parties).toEqual([4, 5]);
  expect((await seen({ all: false, owners: [ben.person!], regions: ["11"] })).customers).toEqual([2, 4]);
});

test("an empty scope sees nobody", async () => {
  expect(await seen({ all: false, owners: [], regions: [] })).toEqual({ parties: [], customers: [] });
});

test("a prefix that is no region is refused", () => {
  expect(regionRange("3205")).toEqual({ from: 320500, to: 320600 });
  for (const bad of ["", "0", "3x", "3205061", "1 or 1=1"])
    expect(() => regionRange(bad)).toThrow(RangeError);
});
