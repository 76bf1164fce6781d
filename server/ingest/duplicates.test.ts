import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import { importing } from "./importing.ts";
import { importDuplicates } from "./streams/importDuplicates.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor, run, lines } = importing(() => product);

const header = "订单号,下单时间,会员号,商品编码,数量,金额,渠道";
const first = `${header}
D1,2026-03-01,M1,P1,1,10,门店
D2,2026-03-02,M2,P1,1,20,门店
D3,2026-03-03,M3,P1,1,30,门店
`;
const second = `${header}
D1,2026-03-01,M1,P1,1,10,门店
D2,2026-03-02,M2,P1,2,25,"=cmd|' /C calc'!A0"
D3,2026-03-03,M3,P1,1,33,网店
D4,2026-03-04,M4,P1,1,40,门店
`;

async function text(id: string, format: "csv" | "xlsx", language: "zh" | "en" = "zh", actor?: Actor) {
  const { services } = product;
  const context = {
    ...services,
    actor: actor ?? (await product.person("administrator")),
    now: services.clock(),
    language,
    signal: new AbortController().signal,
    audit: async () => {},
  };
  const file = await importDuplicates.open(context as never, { id, format, language });
  const pieces: Uint8Array[] = [];
  for await (const piece of file.body as AsyncIterable<Uint8Array>) pieces.push(piece);
  return { name: file.name, bytes: Buffer.concat(pieces) };
}

async function dryRun(id: string) {
  await waitFor((await product.call("dryRun", { id })).jobId);
  return (await product.call("readImport", { id })).dryRun!;
}

test("orders that differ wait, each with what it was and becomes, and are kept or replaced one by one", async () => {
  await run(first, { source: "问" });
  const id = await place(second, { source: "问", options: { duplicates: "ask" } });
  expect((await dryRun(id)).rows).toEqual({ new: 1, updated: 0, same: 1, skipped: 0, waiting: 2, errors: 0 });
  const { rows, total } = await product.call("listWaiting", { id });
  expect(total).toBe(2);
  expect(rows.map((r) => [r.name, r.row, r.rows])).toEqual([
    ["D2", 3, 1],
    ["D3", 4, 1],
  ]);
  expect(rows[1]?.fields).toEqual([
    { field: "amount", was: "30", becomes: "33" },
    { field: "channel", was: "门店", becomes: "网店" },
  ]);
  expect((await product.call("listWaiting", { id, offset: 1, limit: 1 })).rows.map((r) => r.name)).toEqual([
    "D3",
  ]);
  await product.call("changeImport", {
    id,
    options: { choices: { [rows[0]!.key]: "keep", [rows[1]!.key]: "replace" } },
  });
  expect((await dryRun(id)).rows).toEqual({ new: 1, updated: 1, same: 1, skipped: 1, waiting: 0, errors: 0 });
  expect((await product.call("listWaiting", { id })).total).toBe(0);
  await waitFor((await product.call("startImport", { id })).jobId);
  expect((await product.call("readImport", { id })).result?.rows).toMatchObject({
    new: 1,
    updated: 1,
    skipped: 1,
  });
  expect(await lines("问")).toEqual([{ n: "4", orders: "4", amount: "103", people: "4" }]);
});

test("one word for all others, beside a choice for one", async () => {
  await run(first, { source: "余" });
  const id = await place(second, { source: "余", options: { duplicates: "ask" } });
  await dryRun(id);
  const [one] = (await product.call("listWaiting", { id })).rows;
  await product.call("changeImport", {
    id,
    options: { choices: { [one!.key]: "replace" }, otherwise: "keep" },
  });
  expect((await dryRun(id)).rows).toMatchObject({ updated: 1, skipped: 1, waiting: 0 });
});

test("the duplicates come as a file, whole rows with what was done, and no formula in it", async () => {
  await run(first, { source: "件" });
  const { id } = await run(second, { source: "件" });
  const { name, bytes } = await text(id, "csv");
  expect(name).toBe("orders-重复的行.csv");
  expect(
    bytes.toString(),
  ).toBe(`\ufeff行,遇到的已有记录,怎么处理,订单号,下单时间,会员号,商品编码,数量,金额,渠道\r
2,D1,完全一样，没有改动,D1,2026-03-01,M1,P1,1,10,门店\r
3,D2,更新了已有的,D2,2026-03-02,M2,P1,2,25,'=cmd|' /C calc'!A0\r
4,D3,更新了已有的,D3,2026-03-03,M3,P1,1,33,网店\r
`);
  expect((await text(id, "xlsx")).bytes.subarray(0, 2).toString()).toBe("PK");
});

const talks = "记录编号,时间,会员号,方式,时长,内容";
test("events wait in the same way; changed words alone make one wait", async () => {
  const one = `${talks}\nT1,2026-03-01 10:00,M1,电话,5,好\nT2,2026-03-02 10:00,M1,电话,5,好\n`;
  await run(one, { kind: "interactions", source: "话" });
  const id = await place(`${talks}\nT1,2026-03-01 10:00,M1,电话,9,好\nT2,2026-03-02 10:00,M1,电话,5,不好\n`, {
    kind: "interactions",
    source: "话",
    options: { duplicates: "ask" },
  });
  expect((await dryRun(id)).rows).toMatchObject({ same: 0, waiting: 2 });
  const { rows } = await product.call("listWaiting", { id });
  expect(rows.map((r) => r.fields)).toEqual([
    [{ field: "minutes", was: "0.0833", becomes: "0.15" }],
    [{ field: "words", was: "", becomes: "" }],
  ]);
  await product.call("changeImport", {
    id,
    options: { choices: { [rows[0]!.key]: "replace" }, otherwise: "keep" },
  });
  expect((await dryRun(id)).rows).toMatchObject({ updated: 1, skipped: 1, waiting: 0 });
});

test("changes of customers are told to who sees these customers", async () => {
  const file = "会员号,姓名,公司\nS1,周五,甲\n";
  const given = { kind: "customers", source: "见", name: "c.csv" } as const;
  await run(file, given);
  const id = await place(file.replace("甲", "丁"), { ...given, options: { duplicates: "update" } });
  expect((await dryRun(id)).changes).toMatchObject([{ name: "周五", field: "company" }]);
  const own = await product.person("manager", { all: false, owners: [1], regions: [] });
  const seen = await product.call("readImport", { id }, { actor: own });
  expect(seen.dryRun).toMatchObject({ rows: { updated: 1 }, changes: [] });
});

test("customers and products wait with what would change; who would not change does not wait", async () => {
  const people = "会员号,姓名,公司\nC1,王一,甲\nC2,李二,乙\n";
  await run(people, { kind: "customers", source: "人", name: "c.csv" });
  const id = await place("会员号,姓名,公司\nC1,王一,甲\nC2,李二,丙\n", {
    kind: "customers",
    source: "人",
    name: "c.csv",
    options: { duplicates: "ask" },
  });
  expect((await dryRun(id)).rows).toMatchObject({ same: 1, waiting: 1 });
  const { rows } = await product.call("listWaiting", { id });
  // Who sees some customers only is told how many, of a file that another brought; and of his own nothing that is known of a
  // person who may be none of his.
  const own = await product.person("manager", { all: false, owners: [1], regions: [] });
  expect(await product.call("listWaiting", { id }, { actor: own })).toEqual({ rows: [], total: 1 });
  await expect(text(id, "csv", "zh", own)).rejects.toMatchObject({ code: "ingest.rows_not_shown" });
  const db = product.services.db.updateTable("import").where("id", "=", id);
  const { created_by } = await product.services.db
    .selectFrom("import")
    .select("created_by")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await db.set({ created_by: own.person }).execute();
  expect((await product.call("listWaiting", { id }, { actor: own })).rows).toMatchObject([
    { key: "3", name: null, fields: [{ field: "company", was: null, becomes: "丙" }] },
  ]);
  expect((await text(id, "csv", "zh", own)).bytes.toString()).not.toMatch(/\n\d+,(王一|李二),/);
  await db.set({ created_by }).execute();
  expect((await text(id, "csv")).bytes.toString()).toMatch(/\n\d+,李二,/);
  expect(rows).toMatchObject([
    { key: "3", name: "李二", another: false, fields: [{ field: "company", was: "乙", becomes: "丙" }] },
  ]);
  await product.call("changeImport", { id, options: { decisions: { "3": "same" } } });
  expect((await dryRun(id)).rows).toMatchObject({ same: 1, updated: 1, waiting: 0 });

  await run("商品编码,商品名称,售价\nW1,奶,3\n", { kind: "products", source: "货", name: "p.csv" });
  const goods = await place("商品编码,商品名称,售价\nW1,奶,4\n", {
    kind: "products",
    source: "货",
    name: "p.csv",
    options: { duplicates: "ask" },
  });
  expect((await dryRun(goods)).rows).toMatchObject({ waiting: 1 });
  await product.call("changeImport", { id: goods, options: { choices: { W1: "keep" } } });
  expect((await dryRun(goods)).rows).toMatchObject({ skipped: 1, waiting: 0 });
});
