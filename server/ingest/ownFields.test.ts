import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import { importing } from "./importing.ts";
import { importErrors } from "./streams/importErrors.ts";

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

async function problems(id: string, actor?: Actor): Promise<string> {
  const { services } = product;
  const reader = actor ?? (await product.person("administrator"));
  const signal = new AbortController().signal;
  const context = {
    ...services,
    actor: reader,
    now: services.clock(),
    language: "zh",
    signal,
    audit: async () => {},
  };
  const { body } = await importErrors.open(context as never, { id });
  const pieces: Uint8Array[] = [];
  for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

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

test("a word for nothing is meant where it is one of the field's own; width and case do not matter", async () => {
  const allergy = await product.call("createCustomField", { zh: "过敏", en: "Allergy", type: "yesno" });
  const kind = await product.call("createCustomField", {
    zh: "会员卡",
    en: "Card",
    type: "choice",
    choices: [
      { zh: "无", en: "NA" },
      { zh: "金卡（Ａ级）", en: "Gold (A)" },
    ],
  });
  const id = await place(
    "会员号,过敏,会员卡\nW1,有,无\nW2,无,na\nW3,没有,金卡(a级)\nW4,,金卡（a级）\nW5,未知,银卡（Ｂ）\nW6,NA,银卡(b)\n",
    { kind: "customers", name: "customers.csv" },
  );
  await waitFor((await product.call("checkValues", { id })).jobId);
  expect((await product.call("readImport", { id })).check?.errors).toMatchObject([
    { field: `custom_${kind.id}`, code: "word_unknown", rows: 2, values: ["银卡(b)"] },
  ]);
  await waitFor((await product.call("startImport", { id })).jobId);
  const [a, c] = [`c${allergy.id}`, `c${kind.id}`];
  expect(await customOf("W1")).toEqual({ [a]: "yes", [c]: "1" });
  expect(await customOf("W2")).toEqual({ [a]: "no", [c]: "1" });
  expect(await customOf("W3")).toEqual({ [a]: "no", [c]: "2" });
  expect(await customOf("W4")).toEqual({ [c]: "2" });
  expect(await customOf("W5")).toEqual({});
  await product.call("updateCustomField", { id: allergy.id, archived: true });
  await product.call("updateCustomField", { id: kind.id, archived: true });
});

test("what a role is not shown of a field, an import does not show or let it fill either", async () => {
  const manager = await product.person("manager");
  const managed = { actor: { ...manager, hiddenFields: [skin] } };
  await run("会员号,肤质,首访\nH1,干性,2026-01-01\n", { kind: "customers", name: "customers.csv" });
  const done = await run("会员号,肤质,首访\nH1,油性,2026-01-02\nH2,混合,\n", {
    kind: "customers",
    name: "customers.csv",
  });
  const { id } = done;
  await product.call("readImport", { id });
  const seen = await product.call("readImport", { id }, managed);
  expect(seen.dryRun).toMatchObject({ changes: [{ field: "custom.c3", old: "2026-01-01" }] });
  expect(seen.result).toMatchObject({ changes: [{ field: "custom.c3" }] });
  expect(seen.mapping[`custom_${skin}`]).toBeUndefined();
  expect(seen.fields.some((field) => field.name === `custom_${skin}`)).toBe(false);

  const mended = await problems(id, managed.actor);
  expect(mended).toContain("肤质,（不可见）,");
  expect(mended, "the wrong cell and the right ones of other rows").not.toMatch(/混合|油性/);
  expect(mended).toContain("H2");
  expect(await problems(id)).toContain("混合");

  const next = await place("会员号,肤质\nH3,混合\n", { kind: "customers", name: "customers.csv" });
  await waitFor((await product.call("checkValues", { id: next })).jobId);
  const checked = await product.call("readImport", { id: next }, managed);
  expect(checked.check?.errors).toMatchObject([
    { field: `custom_${skin}`, rows: 1, examples: [], values: [] },
  ]);
  await product.call("changeImport", { id: next, mapping: { member_no: "会员号" } }, managed);
  expect((await product.call("readImport", { id: next })).mapping).toEqual({
    member_no: "会员号",
    [`custom_${skin}`]: "肤质",
  });
  const mapping = { member_no: "会员号", [`custom_${skin}`]: "肤质" };
  await expect(product.call("changeImport", { id: next, mapping }, managed)).rejects.toMatchObject({
    code: "ingest.field_hidden",
  });
  expect((await product.call("inspectFile", { id: next }, managed)).mapping).toEqual({ member_no: "会员号" });
});

test("a person under two numbers of a file of orders is one: nothing is lost, and the dry run counts the same", async () => {
  const rows = [
    "订单号,下单时间,会员号,手机,金额,肤质,首访",
    "Q1,2026-04-01,Z1,13900001111,10,干性,",
    "Q2,2026-04-02,Z1,,10,油性,2026-02-01",
    "Q3,2026-04-03,Z1,13900001111,10,,2026-02-02",
  ];
  await run(`${rows.join("\n")}\n`, { source: "两号" });
  expect(await customOf("Z1")).toEqual({ c1: "2", c3: "2026-02-02" });
  const again = rows.map((row) => row.replace(/^Q/, "R").replace("油性", "干性"));
  const known = await run(`${again.join("\n")}\n`, { source: "两号" });
  expect(known.result).toMatchObject({ changedValues: 1, leftValues: 0 });
  expect((await product.call("readImport", { id: known.id })).dryRun).toMatchObject({ changedValues: 1 });
  expect(await customOf("Z1")).toEqual({ c1: "1", c3: "2026-02-02" });
  const asked = await run("订单号,下单时间,会员号,金额,肤质\nS1,2026-04-05,Z1,10,油性\n", {
    source: "两号",
    options: { duplicates: "ask" },
  });
  expect(asked.result).toMatchObject({ changedValues: 0, leftValues: 1 });
});

test("in the rows with problems no cell is a formula", async () => {
  const id = await place("会员号,姓名,备考\nK9,甲,\n,,-2+3+cmd|' /C calc'!A0\n,,@SUM(A1)\n", {
    kind: "customers",
    name: "customers.csv",
  });
  await waitFor((await product.call("checkValues", { id })).jobId);
  const csv = await problems(id);
  expect(csv).toContain(",'-2+3+cmd|' /C calc'!A0\r\n");
  expect(csv).toContain(",'@SUM(A1)\r\n");
});

test("a row whose referrer was brought by its customer is refused with the reason, and the others go in", async () => {
  const given = { kind: "customers", name: "customers.csv", source: "介绍" } as const;
  await run("会员号,姓名\nR1,钱一\nR2,钱二\nR3,钱三\nR4,钱四\n", given);
  // R3 names himself; R4 names R2, who by this very file was brought by R1, and R1 by R4.
  const { id, rows, result } = await run(
    "会员号,姓名,介绍人\nR1,钱一,R4\nR2,钱二,R1\nR3,钱三,R3\nR4,钱四,R2\n",
    given,
  );
  expect(rows).toMatchObject({ updated: 2, errors: 2 });
  expect(result.errors).toEqual([{ field: "referrer", code: "referral_circle", rows: 2 }]);
  const said = (await problems(id)).split("\r\n").slice(1).filter(Boolean);
  expect(said.map((line) => line.split(",").filter((_, n) => n < 3 || n > 4))).toEqual([
    ["4", "介绍人", "R3", "R3", "钱三", "R3"],
    ["5", "介绍人", "R2", "R4", "钱四", "R2"],
  ]);
  expect(said[0]).toContain("会绕成一圈");
  const known = await product.services.db
    .selectFrom("party as p")
    .leftJoin("party as by", "by.party_id", "p.referrer")
    .select(["p.member_no", "by.member_no as by"])
    .where("p.member_no", "in", ["R1", "R2", "R3", "R4"])
    .orderBy("p.member_no")
    .execute();
  expect(known.map((one) => [one.member_no, one.by])).toEqual([
    ["R1", "R4"],
    ["R2", "R1"],
    ["R3", null],
    ["R4", null],
  ]);
});

test("a referrer who stands beside his people in the file is found, in the dry run too; who is unknown is said", async () => {
  const given = { kind: "customers", name: "customers.csv", source: "一起来" } as const;
  // F1 is brought by F3, who comes below; F2 and F4 by each other; F5 by nobody whom anybody knows; F6 by a known one.
  const file =
    "会员号,姓名,介绍人\nF1,孙一,F3\nF2,孙二,F4\nF3,孙三,\nF4,孙四,F2\nF5,孙五,没有这人\nF6,孙六,R1\n";
  const id = await place(file, given);
  await waitFor((await product.call("dryRun", { id })).jobId);
  const left = { rows: 2, examples: [5, 6] };
  const { dryRun } = await product.call("readImport", { id });
  expect(dryRun).toMatchObject({ rows: { new: 6, errors: 0 }, referrersLeft: left });
  await waitFor((await product.call("startImport", { id })).jobId);
  const { result } = await product.call("readImport", { id });
  expect(result).toMatchObject({ rows: { new: 6, errors: 0 }, referrersLeft: left });
  const brought = async () =>
    (
      await product.services.db
        .selectFrom("party as p")
        .leftJoin("party as by", "by.party_id", "p.referrer")
        .select(["p.member_no", "by.member_no as by"])
        .where("p.member_no", "like", "F%")
        .orderBy("p.member_no")
        .execute()
    ).map((one) => [one.member_no, one.by]);
  const first = [
    ["F1", "F3"],
    ["F2", "F4"],
    ["F3", null],
    ["F4", null],
    ["F5", null],
    ["F6", "R1"],
  ];
  expect(await brought()).toEqual(first);
  // Known ones who are brought by somebody new: rows that else change nothing change.
  const again = await run("会员号,姓名,介绍人\nF3,孙三,F7\nF7,孙七,\n", given);
  expect(again.rows).toMatchObject({ new: 1, updated: 1, same: 0 });
  expect(again.result).toMatchObject({ referrersLeft: { rows: 0 } });
  expect((await brought())[2]).toEqual(["F3", "F7"]);
  await waitFor((await product.call("undoImport", { id: again.id })).jobId);
  expect((await brought()).slice(0, 6)).toEqual(first);
});
