import { afterAll, beforeAll, expect, test } from "vitest";
import { bucketOf } from "../platform/bucketOf.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor, VerbInput } from "../verb.ts";
import { orders, people } from "./fixture.ts";
import type { listCustomers } from "./listCustomers.ts";

let product: Harness;
let who: { id: number; publicId: string }[];

beforeAll(async () => {
  product = await startHarness({ background: false });
  who = await people(product, [
    {
      name: "沈玉兰",
      phone: "+8613812344271",
      member_no: "NL-0084213",
      region: 320506,
      tags: ["会员日"],
      channel: "门店",
    },
    {
      name: "顾建平",
      phone: "+8613900000071",
      region: 320214,
      tags: ["会员日", "家有老人"],
      birthday: "2027-01-01",
    },
    { name: "孙丽娟", region: 330205, gender: "female", email: "sun@example.cn" },
    { name: "沈阳示例商贸有限公司", kind: "organisation" },
  ]);
  const [a, b, c] = [who[0]!, who[1]!, who[2]!];
  await orders(product, [
    { party: a.id, on: "2026-11-01", order: 1, amount: 100 },
    { party: a.id, on: "2026-09-01", order: 2, amount: 50.5 },
    { party: a.id, on: "2024-09-01", order: 3, amount: 1000 },
    { party: b.id, on: "2026-10-01", order: 4, amount: 300 },
    { party: b.id, on: "2026-10-02", order: 5, amount: -300 },
    { party: b.id, on: "2026-10-03", order: 6, amount: 0 },
    { party: c.id, on: "2025-01-01", order: 7, amount: 20, kind: "cancelled" },
    { party: 0, on: "2026-10-01", order: 8, amount: 999 },
  ]);
});
afterAll(() => product.stop());

const list = (input: VerbInput<typeof listCustomers>, as = {}) => product.call("listCustomers", input, as);
const names = async (input: VerbInput<typeof listCustomers>, as = {}) =>
  (await list(input, as)).rows.map((row) => row.name);

test("figures per customer follow the definition, and who has not bought is listed too", async () => {
  const first = await list({ sort: "amount" });
  expect(first.total).toBe(4);
  expect(first.rows.map((row) => [row.name, row.orders, row.amount, row.amountYear, row.lastOn])).toEqual([
    ["沈玉兰", 3, 1150.5, 150.5, "2026-11-01"],
    ["顾建平", 1, 300, 300, "2026-10-01"],
    ["沈阳示例商贸有限公司", 0, 0, 0, null],
    ["孙丽娟", 0, 0, 0, null],
  ]);
  const subtract = await list({ sort: "amount", definition: { returns: "subtract", cancelled: "keep" } });
  expect(subtract.rows.map((row) => [row.name, row.amount])).toEqual([
    ["沈玉兰", 1150.5],
    ["孙丽娟", 20],
    ["沈阳示例商贸有限公司", 0],
    ["顾建平", 0],
  ]);
  expect((await list({ sort: "amount" })).fromCache).toBe(true);
});

test("the next purchase by the own rhythm counts from the day of the forecast, and a later purchase makes it unknown", async () => {
  const { ch } = product.services;
  const scored = (run: number, party: number, dueIn: number) => [run, bucketOf(party), party, 0.5, dueIn];
  const [a, b, c] = [who[0]!.id, who[1]!.id, who[2]!.id];
  await ch.insertRows(
    "score_row",
    ["run", "bucket", "party_id", "p_alive", "due_in"],
    [scored(1, a, 300), scored(2, a, -4.6), scored(2, b, Number.NaN), scored(2, c, 7), scored(3, b, 9)],
  );
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [
      [1, "2026-10-01", 0, "2026-10-02 00:00:00.000"],
      [2, "2026-11-10", 0, "2026-11-11 00:00:00.000"],
    ],
  );
  const due = async () =>
    (await list({ due: true, sort: "newest", descending: false })).rows.map((row) => row.dueOn);
  // c bought nothing that counts; run 3 is not whole.
  expect(await due()).toEqual(["2026-11-05", null, null, null]);
  expect((await list({ sort: "newest", descending: false })).rows.map((row) => row.dueOn)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [[2, "2026-11-10", 1, "2026-11-12 00:00:00.000"]],
  );
  // The run before had not seen her purchase of 1 November.
  expect(await due()).toEqual([null, null, null, null]);
});

test("earlier forecasts of a customer stand beside what came of them, and only for who sees the customer", async () => {
  const { ch } = product.services;
  const { id, publicId } = who[0]!;
  const runs = [
    { run: 10, asOf: "2026-08-01", alive: 0.75, due: 30.4 },
    { run: 11, asOf: "2026-10-01", alive: 0.25, due: Number.NaN },
    // Of one day the later run counts; run 13 is not whole.
    { run: 12, asOf: "2026-10-01", alive: 0.5, due: Number.NaN },
    { run: 13, asOf: "2026-11-11", alive: 0.125, due: 1 },
  ];
  await ch.insertRows(
    "score_row",
    ["run", "bucket", "party_id", "p_alive", "purchases_90", "due_in"],
    runs.map(({ run, alive, due }) => [run, bucketOf(id), id, alive, 1.5, due]),
  );
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    runs.slice(0, 3).map(({ run, asOf }) => [run, asOf, 0, "2026-11-12 00:00:00.000"]),
  );
  const past = (actor?: Actor) =>
    product.call("customerPastForecasts", { id: publicId }, actor ? { actor } : {});
  expect(await past()).toEqual({
    knownTo: "2026-11-21",
    forecasts: [
      {
        asOf: "2026-10-01",
        pAlive: 0.5,
        purchases90: 1.5,
        dueOn: null,
        came: 1,
        amount: 100,
        over: false,
        nextOn: "2026-11-01",
      },
      {
        asOf: "2026-08-01",
        pAlive: 0.75,
        purchases90: 1.5,
        dueOn: "2026-08-31",
        came: 1,
        amount: 50.5,
        over: true,
        nextOn: "2026-09-01",
      },
    ],
  });
  await expect(
    past(await product.person("sales", { all: false, owners: [99], regions: [] })),
  ).rejects.toThrow("customers.not_found");
});

test("pages follow each other without gap or repeat, by cursor and by place", async () => {
  for (const sort of [
    "amount",
    "lastOn",
    "averageOrder",
    "newest",
    "firstOn",
    "orders",
    "amountYear",
  ] as const) {
    const all = await names({ sort });
    const first = await list({ sort, limit: 3 });
    const second = await list({ sort, limit: 3, after: first.next! });
    expect([...first.rows, ...second.rows].map((row) => row.name)).toEqual(all);
    expect(second.next).toBeNull();
    expect(await names({ sort, limit: 2, offset: 1 })).toEqual(all.slice(1, 3));
  }
});

test.each([
  ["沈", ["沈阳示例商贸有限公司", "沈玉兰"]],
  ["玉兰", ["沈玉兰"]],
  ["示例", ["沈阳示例商贸有限公司"]],
  ["shenyul", ["沈玉兰"]],
  ["SYL", ["沈玉兰"]],
  ["4271", ["沈玉兰"]],
  ["138 1234 4271", ["沈玉兰"]],
  ["nl-0084", ["沈玉兰"]],
  ["sun@", ["孙丽娟"]],
  ["100%_", []],
])("searching %s finds %j", async (search, found) => {
  expect(await names({ filter: { search }, sort: "newest" })).toEqual(found);
});

test("filters narrow by what customers are and by what they bought", async () => {
  const only = (filter: NonNullable<VerbInput<typeof listCustomers>["filter"]>) =>
    names({ filter, sort: "newest" });
  expect(await only({ regions: ["32"] })).toEqual(["顾建平", "沈玉兰"]);
  expect(await only({ regions: ["3205", "330205"] })).toEqual(["孙丽娟", "沈玉兰"]);
  expect(await only({ tags: [1], withoutTags: [2] })).toEqual(["沈玉兰"]);
  expect(await only({ kind: "organisation" })).toEqual(["沈阳示例商贸有限公司"]);
  expect(await only({ channels: ["门店"] })).toEqual(["沈玉兰"]);
  expect(await only({ amount: { least: 300 } })).toEqual(["顾建平", "沈玉兰"]);
  expect(await only({ averageOrder: { least: 0, most: 350 } })).toEqual(["顾建平"]);
  expect(await only({ lastOn: { to: "2026-11-01" } })).toEqual(["顾建平"]);
  expect(await only({ missing: "phone" })).toEqual(["沈阳示例商贸有限公司", "孙丽娟"]);
  expect(await only({ implausible: true })).toEqual(["顾建平"]);
  expect(await only({ unreachable: true })).toEqual(["沈阳示例商贸有限公司"]);
  expect(await only({ ids: [who[1]!.publicId] })).toEqual(["顾建平"]);
});

test("in the order of names, 顾 stands before 沈 before 孙", async () => {
  expect(await names({ sort: "name", descending: false })).toEqual([
    "顾建平",
    "沈阳示例商贸有限公司",
    "沈玉兰",
    "孙丽娟",
  ]);
});

test("who sees only a region finds only its customers, in the count and by search too", async () => {
  const actor = await product.person("sales", { all: false, owners: [], regions: ["3205"] });
  const seen = await list({}, { actor });
  expect([seen.total, seen.rows.map((row) => row.name)]).toEqual([1, ["沈玉兰"]]);
  expect(await names({ filter: { search: "顾建平" } }, { actor })).toEqual([]);
  expect(await names({ sort: "name" }, { actor })).toEqual(["沈玉兰"]);
  const found = await product.call("searchCustomers", { text: "1" }, { actor });
  expect(found.rows).toEqual([]);
});

test("a masked field is not shown, searched, sorted or filtered", async () => {
  const actor = { ...(await product.person("analyst")), masked: new Set(["name", "phone"] as const) };
  const seen = await list({ sort: "amount" }, { actor });
  expect(seen.rows.map((row) => [row.name, row.phone])).toEqual(Array(4).fill([null, null]));
  expect(await names({ filter: { search: "沈玉兰" } }, { actor })).toEqual([]);
  expect(await names({ filter: { search: "4271" } }, { actor })).toEqual([]);
  await expect(list({ sort: "name" }, { actor })).rejects.toMatchObject({ code: "customers.masked" });
  await expect(list({ filter: { missing: "phone" } }, { actor })).rejects.toMatchObject({
    code: "customers.masked",
  });
});

test("someone entered by hand stands in the list at once", async () => {
  const { id } = await product.call("createCustomer", { fields: { name: "新客", phone: "138 0000 1111" } });
  await product.carry();
  const found = await list({ filter: { search: "+8613800001111" } });
  expect(found.rows.map((row) => [row.id, row.name, row.orders])).toEqual([[id, "新客", 0]]);
  await expect(product.call("createCustomer", { fields: { phone: "13800001111" } })).rejects.toMatchObject({
    code: "customers.already_there",
  });
});
