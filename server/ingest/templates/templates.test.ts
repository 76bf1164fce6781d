import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { importing } from "../importing.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor } = importing(() => product);

const file = "单据,何时,谁,多少,备注\nT1,05/03/2026,M1,10,\nT2,06/03/2026,M2,20,\n";
const mapping = { order_no: "单据", ordered_at: "何时", member_no: "谁", amount: "多少" };
let template: string;

test("what was chosen for one file is chosen by itself for the next of the same columns, whatever its source", async () => {
  const first = await place(file, {
    source: "甲店",
    mapping,
    options: {
      dateOrder: "dmy",
      duplicates: "skip",
      zone: "Asia/Tokyo",
      fixes: [
        { how: "value", field: "member_no", from: "M1", to: "M9" },
        { how: "value", field: "amount", from: "20", to: "21" },
        { how: "row", field: "amount", row: 2, to: "11" },
      ],
    },
  });
  const saved = await product.call("saveMatchTemplate", { importId: first, name: "门店日报" });
  // What people are called does not outlive the file in a template, and it is said.
  expect(saved.personal).toBe(1);
  template = saved.templateId;
  const { templates } = await product.call("listMatchTemplates", { kind: "orders" });
  expect(templates).toMatchObject([
    {
      name: "门店日报",
      mapping,
      options: {
        dateOrder: "dmy",
        duplicates: "skip",
        zone: "Asia/Tokyo",
        fixes: [{ how: "value", field: "amount", from: "20", to: "21" }],
      },
    },
  ]);
  const { id } = await product.call("createUpload", { kind: "orders", fileName: "b.csv", source: "乙店" });
  const second = await place(`多出的列,${file.replaceAll("\n", "\nx,").slice(0, -2)}`, { source: "乙店" });
  expect((await product.call("inspectFile", { id: second })).template).toMatchObject({ id: template });
  expect((await product.call("inspectFile", { id: second })).mapping).toEqual(mapping);
  const other = await place("单据,何时,谁\nT1,2026-03-05,M1\n", { source: "丙店" });
  expect((await product.call("inspectFile", { id: other })).template).toBeNull();
  await product.call("deleteImport", { id });
});

test("chosen by hand it sets the import up and says which columns are missing; the import then runs by it", async () => {
  const id = await place(file, { source: "丁店" });
  const applied = await product.call("applyMatchTemplate", { id, templateId: template });
  expect(applied).toMatchObject({ mapping, missing: [], options: { duplicates: "skip", template } });
  await waitFor((await product.call("startImport", { id })).jobId);
  const one = await product.call("readImport", { id });
  expect(one.result?.rows).toMatchObject({ new: 2, errors: 0 });
  const people = await product.services.db
    .selectFrom("party")
    .select("member_no")
    .orderBy("member_no")
    .execute();
  expect(people.map((row) => row.member_no)).toEqual(["M1", "M2"]);
  const narrow = await place("单据,何时,谁\nT1,2026-03-05,M1\n", { source: "戊店" });
  expect(await product.call("applyMatchTemplate", { id: narrow, templateId: template })).toMatchObject({
    missing: ["多少"],
  });
});

test("renamed, replaced, removed; names are unique within a kind, and it is all in the audit log", async () => {
  const id = await place(file, { source: "己店", mapping: { amount: "多少" } });
  await expect(product.call("saveMatchTemplate", { importId: id, name: "门店日报" })).rejects.toMatchObject({
    code: "ingest.template_name_taken",
  });
  await product.call("renameMatchTemplate", { templateId: template, name: "日报" });
  await product.call("saveMatchTemplate", {
    importId: id,
    templateId: template,
    name: "日报二",
    options: { duplicates: "ask" },
  });
  const [kept] = (await product.call("listMatchTemplates", {})).templates;
  expect(kept).toMatchObject({ id: template, name: "日报二", options: { duplicates: "ask" } });
  const customers = await place("姓名,手机\n甲,13900000001\n", { kind: "customers", name: "c.csv" });
  await expect(
    product.call("applyMatchTemplate", { id: customers, templateId: template }),
  ).rejects.toMatchObject({ code: "ingest.template_of_another_kind" });
  const analyst = await product.person("analyst");
  await expect(
    product.call("deleteMatchTemplate", { templateId: template }, { actor: analyst }),
  ).rejects.toMatchObject({ code: "platform.not_permitted" });
  await product.call("deleteMatchTemplate", { templateId: template });
  expect((await product.call("listMatchTemplates", {})).templates).toEqual([]);
  const logged = await product.services.db
    .selectFrom("audit")
    .select("verb")
    .where("target", "=", `match_template ${template}`)
    .orderBy("id")
    .execute();
  expect(logged.map((row) => row.verb)).toEqual([
    "saveMatchTemplate",
    "renameMatchTemplate",
    "saveMatchTemplate",
    "deleteMatchTemplate",
  ]);
});

test("of two templates of one name at once, one is refused", async () => {
  const id = await place(file, { source: "庚店", mapping });
  const save = () =>
    product.call("saveMatchTemplate", { importId: id, name: "同名" }).then(
      () => undefined,
      (error: { code?: string }) => error.code ?? String(error),
    );
  expect((await Promise.all([save(), save()])).sort()).toEqual(["ingest.template_name_taken", undefined]);
});

test("a change of some rules leaves the others as they were; begun anew, none of them stays", async () => {
  const id = await place(file, { source: "辛店", mapping, options: { keep: ["备注"], duplicates: "ask" } });
  await product.call("changeImport", { id, options: { fixes: [] } });
  expect((await product.call("readImport", { id })).options).toMatchObject({
    keep: ["备注"],
    duplicates: "ask",
  });
  await product.call("changeImport", { id, anew: true, options: { dateOrder: "dmy" } });
  expect((await product.call("readImport", { id })).options).toMatchObject({
    keep: [],
    duplicates: "update",
    dateOrder: "dmy",
  });
});

test("a column that fills a field which the role is not shown is left out, and named", async () => {
  const { id: hat } = await product.call("createCustomField", { zh: "帽围", type: "number" });
  const first = await place("会员号,帽围\nM1,56\n", { kind: "customers", name: "h.csv", source: "帽" });
  const { templateId } = await product.call("saveMatchTemplate", { importId: first, name: "帽围表" });
  const manager = await product.person("manager");
  const managed = { actor: { ...manager, hiddenFields: [hat] } };
  const next = await place("会员号,帽围\nM2,57\n", { kind: "customers", name: "h2.csv", source: "帽二" });
  const found = await product.call("inspectFile", { id: next, template: templateId }, managed);
  expect(found).toMatchObject({
    mapping: { member_no: "会员号" },
    template: { hidden: ["帽围"], missing: [] },
  });
  expect(await product.call("applyMatchTemplate", { id: next, templateId }, managed)).toMatchObject({
    mapping: { member_no: "会员号" },
    hidden: ["帽围"],
  });
  expect(await product.call("applyMatchTemplate", { id: next, templateId })).toMatchObject({ hidden: [] });
  await product.call("updateCustomField", { id: hat, archived: true });
  await product.call("deleteMatchTemplate", { templateId });
});

test("a template is used when it is asked for, without the fields that were archived since", async () => {
  const { id: shoe } = await product.call("createCustomField", { zh: "鞋码", type: "number" });
  const people = "会员号,鞋码\nM1,38\n";
  const first = await place(people, { kind: "customers", name: "a.csv", options: { duplicates: "add" } });
  const { templateId } = await product.call("saveMatchTemplate", { importId: first, name: "会员" });
  const next = await place("会员号\nM2\n", { kind: "customers", name: "b.csv", source: "别处" });
  await expect(
    product.call("inspectFile", { id: next, kind: "orders", template: templateId }),
  ).rejects.toMatchObject({ code: "ingest.template_of_another_kind" });
  const asked = () => product.call("inspectFile", { id: next, template: templateId });
  expect((await asked()).template).toMatchObject({ missing: ["鞋码"] });
  await product.call("updateCustomField", { id: shoe, archived: true });
  expect(await asked()).toMatchObject({
    mapping: { member_no: "会员号" },
    template: { missing: [], options: { duplicates: "add" } },
  });
  expect((await product.call("inspectFile", { id: next })).template).toMatchObject({ id: templateId });
  expect((await product.call("inspectFile", { id: next, template: "none" })).template).toBeNull();
});
