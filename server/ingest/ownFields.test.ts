import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

let product: Harness;
let skin: number;
let shoe: number;
beforeAll(async () => {
  product = await startHarness();
  const choices = [
    { zh: "干性", en: "dry" },
    { zh: "油性", en: "oily" },
  ];
  skin = (await product.call("createCustomField", { zh: "肤质", en: "Skin", type: "choice", choices })).id;
  shoe = (await product.call("createCustomField", { zh: "鞋码", en: "Shoe", type: "number" })).id;
  await product.call("createCustomField", { zh: "首访", en: "Met", type: "date" });
  await product.call("createCustomField", { zh: "贵宾", en: "VIP", type: "yesno" });
});
afterAll(() => product.stop());
const { place, waitFor, run } = importing(() => product);

const customOf = async (member: string) =>
  (
    await product.services.db
      .selectFrom("party")
      .select("custom")
      .where("member_no", "=", member)
      .executeTakeFirst()
  )?.custom;

test("customers bring the company's own fields along, wrong cells stay empty, and undo takes them back", async () => {
  const first = await run(
    "会员号,姓名,肤质,鞋码,首访,贵宾\nK1,沈玉兰,干性,37.50,2026/3/5,是\nK2,顾建平,Oily,四十,,否\n",
    {
      kind: "customers",
      name: "customers.csv",
    },
  );
  expect(first.rows).toMatchObject({ new: 2, errors: 0 });
  expect(await customOf("K1")).toEqual({ c1: "1", c2: "37.5", c3: "2026-03-05", c4: "yes" });
  expect(await customOf("K2")).toEqual({ c1: "2", c4: "no" });
  const second = await run("会员号,肤质,鞋码\nK1,油性,\nK2,,41\n", {
    kind: "customers",
    name: "customers.csv",
  });
  expect(second.rows).toMatchObject({ updated: 2 });
  expect(await customOf("K1")).toEqual({ c1: "2", c2: "37.5", c3: "2026-03-05", c4: "yes" });
  const same = await run("会员号,肤质\nK1,油性\n", { kind: "customers", name: "customers.csv" });
  expect(same.rows).toMatchObject({ same: 1, updated: 0 });
  await waitFor((await product.call("undoImport", { id: second.id })).jobId);
  expect(await customOf("K1")).toEqual({ c1: "1", c2: "37.5", c3: "2026-03-05", c4: "yes" });
  expect(await customOf("K2")).toEqual({ c1: "2", c4: "no" });
  await waitFor((await product.call("redoImport", { id: second.id })).jobId);
  expect(await customOf("K2")).toEqual({ c1: "2", c2: "41", c4: "no" });
});

test("“only what is empty” fills field by field", async () => {
  const { rows } = await run("会员号,肤质,首访\nK2,干性,2026-01-02\n", {
    kind: "customers",
    name: "customers.csv",
    options: { duplicates: "add" },
  });
  expect(rows).toMatchObject({ updated: 1 });
  expect(await customOf("K2")).toMatchObject({ c1: "2", c3: "2026-01-02" });
});

test("a flat file of orders fills them for new and known people, by its latest row, and undo takes it back", async () => {
  const known = await run(
    "订单号,下单时间,会员号,金额,肤质,鞋码\nP1,2026-03-06,K1,10,干性,\nP2,2026-03-05,K1,10,油性,39\nP3,昨天,K1,10,油性,44\n",
    { source: "平铺" },
  );
  expect(known.result).toMatchObject({ changedValues: 2 });
  const before = { c1: "2", c2: "37.5", c3: "2026-03-05", c4: "yes" };
  expect(await customOf("K1")).toEqual({ ...before, c1: "1", c2: "39" });
  await waitFor((await product.call("undoImport", { id: known.id })).jobId);
  expect(await customOf("K1")).toEqual(before);
  await run("订单号,下单时间,会员号,金额,肤质,鞋码\nO1,2026-03-05,K9,10,油性,36\nO2,2026-03-06,K9,10,,\n");
  expect(await customOf("K9")).toEqual({ c1: "2", c2: "36" });
});

test("the check names unknown choices by cell; an archived field is no field any more", async () => {
  const id = await place("会员号,肤质\nK5,混合\n", { kind: "customers", name: "customers.csv" });
  await waitFor((await product.call("checkValues", { id })).jobId);
  const one = await product.call("readImport", { id });
  expect(one.check?.errors).toMatchObject([
    { field: `custom_${skin}`, code: "word_unknown", rejects: false, values: ["混合"] },
  ]);
  expect(one.fields.find((field) => field.name === `custom_${shoe}`)).toMatchObject({ zh: "鞋码" });
  await product.call("updateCustomField", { id: shoe, archived: true });
  expect((await product.call("readImport", { id })).fields.some((f) => f.name === `custom_${shoe}`)).toBe(
    false,
  );
  await product.call("updateCustomField", { id: shoe, archived: false });
});
