import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorOfPerson } from "../platform/actors.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { VerbInput } from "../verb.ts";
import { customValue } from "./customValue.ts";
import { eraseParties } from "./eraseParties.ts";
import { people } from "./fixture.ts";
import type { listCustomers } from "./listCustomers.ts";
import type { CustomField } from "./schema.ts";

let product: Harness;
let who: { id: number; publicId: string }[];
const field = { skin: 0, shoe: 0, met: 0, vip: 0, words: 0 };
const key = (name: keyof typeof field) => `c${field[name]}`;

beforeAll(async () => {
  product = await startHarness({ background: false });
  who = await people(product, [{ name: "甲" }, { name: "乙" }, { name: "丙" }]);
  const make = async (input: VerbInput<typeof import("./createCustomField.ts")["createCustomField"]>) =>
    (await product.call("createCustomField", input)).id;
  field.skin = await make({
    zh: "肤质",
    en: "Skin",
    type: "choice",
    choices: [
      { zh: "干性", en: "dry" },
      { zh: "油性", en: "oily" },
    ],
  });
  field.shoe = await make({ zh: "鞋码", type: "number" });
  field.met = await make({ zh: "初次到店", en: "First visit", type: "date" });
  field.vip = await make({ zh: "贵宾", en: "VIP", type: "yesno" });
  field.words = await make({ zh: "偏好说明", en: "Taste", type: "text", hiddenFrom: ["sales"] });
  await set(0, {
    [key("skin")]: "dry",
    [key("shoe")]: "037.50",
    [key("met")]: "2026-03-05",
    [key("vip")]: "yes",
  });
  await set(1, {
    [key("skin")]: "2",
    [key("shoe")]: "-4",
    [key("met")]: "1969-12-31",
    [key("words")]: "爱喝冰美式",
  });
  await product.carry();
});
afterAll(() => product.stop());

const file = (n: number, as = {}) => product.call("getCustomer", { id: who[n]!.publicId }, as);
async function set(n: number, custom: Record<string, string>, as = {}) {
  const { profile } = await file(n);
  return product.call(
    "updateCustomer",
    { id: who[n]!.publicId, version: profile.version, set: { custom } },
    as,
  );
}
const names = async (input: VerbInput<typeof listCustomers>, as = {}) =>
  (await product.call("listCustomers", input, as)).rows.map((row) => row.name);

test("a value is kept as its type writes it, and what is none of the type is refused in words", async () => {
  expect((await file(0)).profile.custom).toEqual({
    [key("skin")]: "1",
    [key("shoe")]: "37.5",
    [key("met")]: "2026-03-05",
    [key("vip")]: "yes",
  });
  for (const [custom, code] of [
    [{ [key("shoe")]: "三七" }, "customers.not_a_number"],
    [{ [key("met")]: "2026-02-30" }, "customers.not_a_date"],
    [{ [key("skin")]: "混合" }, "customers.not_a_choice"],
    [{ [key("vip")]: "也许" }, "customers.not_a_yesno"],
    [{ [key("words")]: "字".repeat(201) }, "customers.not_a_text"],
    [{ c999: "1" }, "customers.no_such_field"],
  ] as const)
    await expect(set(2, custom)).rejects.toMatchObject({ code });
  expect((await file(2)).profile.custom).toEqual({});
});

test("a change is in the history, and an emptied field is gone", async () => {
  await set(2, { [key("shoe")]: "40" });
  await set(2, { [key("shoe")]: "" });
  const kept = await product.services.db
    .selectFrom("party_change")
    .select(["field", "old", "new"])
    .where("party_id", "=", who[2]!.id)
    .orderBy("id")
    .execute();
  expect(kept).toEqual([
    { field: `custom.${key("shoe")}`, old: null, new: "40" },
    { field: `custom.${key("shoe")}`, old: "40", new: null },
  ]);
  expect((await file(2)).profile.custom).toEqual({});
});

test("the list filters and sorts by every type", async () => {
  await product.carry();
  const by = (asked: object) => names({ filter: { custom: [asked as never] }, sort: "newest" });
  expect(await by({ field: field.shoe, least: 30 })).toEqual(["甲"]);
  expect(await by({ field: field.shoe, most: 0 })).toEqual(["乙"]);
  expect(await by({ field: field.met, to: "1970-01-01" })).toEqual(["乙"]);
  expect(await by({ field: field.met, from: "2026-03-05", to: "2026-03-06" })).toEqual(["甲"]);
  expect(await by({ field: field.skin, choices: [1, 2] })).toEqual(["乙", "甲"]);
  expect(await by({ field: field.vip, yes: true })).toEqual(["甲"]);
  expect(await by({ field: field.vip, yes: false })).toEqual([]);
  expect(await by({ field: field.words, text: "冰美" })).toEqual(["乙"]);
  expect(await by({ field: field.words, filled: true })).toEqual(["乙"]);
  expect(await by({ field: field.shoe, filled: false })).toEqual(["丙"]);
  expect(await names({ sortField: field.shoe, descending: false })).toEqual(["乙", "甲", "丙"]);
  expect(await names({ sortField: field.skin, descending: true })).toEqual(["乙", "甲", "丙"]);
  expect((await product.call("listCustomers", { sort: "newest" })).rows[2]!.custom).toMatchObject({
    [key("shoe")]: "37.5",
  });
});

test("a role that it is hidden from neither sees it nor asks about it in any way", async () => {
  const { person } = await product.person("sales");
  const actor = (await actorOfPerson(product.services, person!))!;
  expect((await file(1, { actor })).profile.custom).not.toHaveProperty(key("words"));
  const rows = await product.call("listCustomers", { sort: "newest" }, { actor });
  expect(rows.rows.some((row) => key("words") in row.custom)).toBe(false);
  const masked = { code: "customers.masked" };
  await expect(
    names({ filter: { custom: [{ field: field.words, filled: true }] } }, { actor }),
  ).rejects.toMatchObject(masked);
  await expect(names({ sortField: field.words }, { actor })).rejects.toMatchObject(masked);
  await expect(set(1, { [key("words")]: "改" }, { actor })).rejects.toMatchObject(masked);
  const { fields } = await product.call("listCustomFields", {}, { actor });
  expect(fields.find((one) => one.id === field.words)).toMatchObject({ hidden: true });
});

test("a preview of a merge sets own fields side by side, where somebody has something, and hides what is hidden", async () => {
  const [into, from] = [who[0]!.publicId, who[1]!.publicId];
  const seen = await product.call("previewMerge", { into, from });
  expect(seen.into.fields).toMatchObject({
    [`custom.${key("skin")}`]: "1",
    [`custom.${key("shoe")}`]: "37.5",
    [`custom.${key("words")}`]: null,
  });
  expect(seen.from.fields).toMatchObject({ [`custom.${key("words")}`]: "爱喝冰美式" });
  expect(seen.differ).toEqual(expect.arrayContaining([`custom.${key("skin")}`, `custom.${key("shoe")}`]));
  const bare = await product.call("previewMerge", { into, from: who[2]!.publicId });
  expect(bare.into.fields, "empty on both sides").not.toHaveProperty(`custom.${key("words")}`);
  const { person } = await product.person("sales");
  const actor = (await actorOfPerson(product.services, person!))!;
  const less = await product.call("previewMerge", { into, from }, { actor });
  expect(JSON.stringify(less)).not.toContain("冰美式");
});

test("names are not given twice, choices that go stay readable, and who may not settle it may not", async () => {
  await expect(product.call("createCustomField", { zh: "skin", type: "text" })).rejects.toMatchObject({
    code: "customers.field_name_taken",
  });
  await expect(product.call("createCustomField", { zh: "空", type: "choice" })).rejects.toMatchObject({
    code: "customers.field_needs_choices",
  });
  await product.call("updateCustomField", {
    id: field.skin,
    choices: [
      { id: 2, zh: "偏油", en: "oily" },
      { zh: "混合", en: "mixed" },
    ],
  });
  const { fields } = await product.call("listCustomFields", {});
  expect(fields.find((one) => one.id === field.skin)?.choices).toEqual([
    { id: 2, zh: "偏油", en: "oily", gone: false },
    { id: 3, zh: "混合", en: "mixed", gone: false },
    { id: 1, zh: "干性", en: "dry", gone: true },
  ]);
  expect((await file(0)).profile.custom).toMatchObject({ [key("skin")]: "1" });
  await expect(set(2, { [key("skin")]: "干性" })).rejects.toMatchObject({ code: "customers.not_a_choice" });
  const analyst = await product.person("analyst");
  await expect(
    product.call("createCustomField", { zh: "新", type: "text" }, { actor: analyst }),
  ).rejects.toMatchObject({ code: "platform.not_permitted" });
});

test("an archived field takes nothing more, keeps what it has, and comes back", async () => {
  await product.call("updateCustomField", { id: field.vip, archived: true });
  await expect(set(0, { [key("vip")]: "no" })).rejects.toMatchObject({ code: "customers.no_such_field" });
  await expect(names({ sortField: field.vip })).rejects.toMatchObject({ code: "customers.no_such_field" });
  await product.call("createCustomField", { zh: "贵宾", type: "text" });
  await expect(product.call("updateCustomField", { id: field.vip, archived: false })).rejects.toMatchObject({
    code: "customers.field_name_taken",
  });
  await product.call("updateCustomField", { id: field.vip, zh: "老贵宾", en: "old VIP", archived: false });
  expect((await file(0)).profile.custom).toMatchObject({ [key("vip")]: "yes" });
});

test("erasing a person takes the company's own fields along, in both stores", async () => {
  const { db, secret, ch } = product.services;
  await db.transaction().execute((trx) => eraseParties(trx, secret, [who[1]!.id], product.services.clock()));
  await product.carry();
  expect((await file(1)).profile.custom).toEqual({});
  const [row] = await ch.rows<{ custom: object }>(
    "select custom from customer(hidden = {hidden:Array(UInt32)}) where customer_id = {id:UInt32}",
    { id: who[1]!.id },
  );
  expect(row?.custom).toEqual({});
});

test.each([
  ["number", "0012.50", "12.5"],
  ["number", "-0", "0"],
  ["number", "-0.25", "-0.25"],
  ["number", "100", "100"],
  ["number", "0.00001", undefined],
  ["number", "1e5", undefined],
  ["date", "2024-02-29", "2024-02-29"],
  ["date", "2025-02-29", undefined],
  ["text", " a ", "a"],
] as const)("%s %j becomes %j", (type, given, kept) => {
  expect(customValue({ type, choices: [] } as unknown as CustomField, given)).toBe(kept);
});

describe("changes of fields", () => {
  let id: number;
  const field = async () => (await product.call("listCustomFields", {})).fields.find((one) => one.id === id)!;
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: { code?: string }) => error.code ?? String(error),
    );

  test("an old dialog undoes nothing; choices are added beside those of others", async () => {
    const choices = [
      { zh: "甲级", en: "A" },
      { zh: "乙级", en: "B" },
    ];
    id = (await product.call("createCustomField", { zh: "级别", type: "choice", choices })).id;
    const { version } = await field();
    await product.call("updateCustomField", { id, version, hiddenFrom: ["sales"] });
    await product.call("updateCustomField", { id, addChoices: [{ zh: "丙级", en: "C" }, choices[0]!] });
    expect(await refusal(product.call("updateCustomField", { id, version, hiddenFrom: [] }))).toBe(
      "customers.field_changed_meanwhile",
    );
    expect(await field()).toMatchObject({
      hiddenFrom: ["sales"],
      choices: [{ id: 1 }, { id: 2 }, { id: 3, zh: "丙级" }],
    });
  });

  test("a choice stands once, and one that was gone comes back once", async () => {
    const twice = [
      { id: 1, zh: "甲级", en: "A" },
      { id: 1, zh: "丁级", en: "D" },
    ];
    expect(await refusal(product.call("updateCustomField", { id, choices: twice }))).toBe(
      "customers.choice_twice",
    );
    const wide = [
      { zh: "甲（级）", en: "x" },
      { zh: "甲(级)", en: "y" },
    ];
    expect(await refusal(product.call("updateCustomField", { id, choices: wide }))).toBe(
      "customers.choice_twice",
    );
    await product.call("updateCustomField", { id, choices: [{ id: 2, zh: "乙级", en: "B" }] });
    await product.call("updateCustomField", {
      id,
      choices: [
        { zh: "甲级", en: "first" },
        { zh: "头等", en: "A" },
      ],
    });
    expect((await field()).choices.filter((one) => !one.gone)).toMatchObject([
      { id: 1, zh: "甲级" },
      { id: 4, zh: "头等" },
    ]);
  });

  test("of two fields of one name at once, one is refused", async () => {
    const make = () => refusal(product.call("createCustomField", { zh: "同名", type: "text" }));
    expect((await Promise.all([make(), make()])).sort()).toEqual(["customers.field_name_taken", undefined]);
  });
});
