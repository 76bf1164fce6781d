import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { orders, people } from "./fixture.ts";

let product: Harness;
let a: { id: number; publicId: string };
let b: { id: number; publicId: string };
let c: { id: number; publicId: string };

beforeAll(async () => {
  product = await startHarness({ background: false });
  [a, b, c] = (await people(product, [
    { name: "沈玉兰", phone: "+8613812344271", region: 320506, tags: ["会员日"] },
    {
      name: "沈玉兰",
      email: "shen@example.cn",
      tags: ["家有老人"],
      consents: [{ purpose: "marketing", channel: "email", state: "granted", basis: "表单", source: "商城" }],
    },
    { name: "玉兰", member_no: "M-3" },
  ])) as [typeof a, typeof a, typeof a];
  await orders(product, [
    ...[0, 10, 20, 40, 60, 70].map((days, i) => ({
      party: a.id,
      on: new Date(Date.UTC(2026, 5, 1) + days * 86_400_000).toISOString().slice(0, 10),
      order: i + 1,
      amount: 100,
      category: i % 2 ? "酸奶" : "洗护",
    })),
    { party: b.id, on: "2026-11-01", order: 20, amount: 60 },
    { party: b.id, on: "2026-11-02", order: 21, amount: -60 },
    { party: c.id, on: "2025-11-01", order: 30, amount: 40.4 },
  ]);
});
afterAll(() => product.stop());

const file = (id: string, as = {}) => product.call("getCustomer", { id }, as);

test("the file says what was bought, how often, and what follows by the article's formula", async () => {
  const { figures, habits, profile, missing, asOf } = await file(a.publicId);
  expect(asOf).toBe("2026-11-21");
  expect(figures).toMatchObject({
    amount: 600,
    orders: 6,
    amountYear: 600,
    averageOrder: 100,
    firstOn: "2026-06-01",
    lastOn: "2026-08-10",
    silentDays: 103,
  });
  // Gaps 10, 10, 20, 20, 10.
  expect(figures.rhythm).toMatchObject({
    median: 10,
    low: 10,
    high: 20,
    gaps: 5,
    timesUsual: 10.3,
    longerShare: 0,
  });
  // Known for half a year, counted as one: 100 a order × 6 orders a year × 3 years.
  expect(figures.clv).toMatchObject({ observedYears: 1, ordersPerYear: 6, value: 1800 });
  expect(habits.categories).toEqual([
    { name: "洗护", orders: 3, share: 0.5, amount: 300 },
    { name: "酸奶", orders: 3, share: 0.5, amount: 300 },
  ]);
  expect(habits.purchases).toHaveLength(6);
  expect(profile).toMatchObject({
    name: "沈玉兰",
    regionTitle: { zh: "江苏省 苏州市 吴中区", en: "Wuzhong District, Suzhou, Jiangsu" },
    completeness: 25,
  });
  expect(missing).toContain("birthday");
});

test("where someone stands among all buyers is read once the list has worked it out", async () => {
  expect((await file(a.publicId)).figures.standing).toBeNull();
  await product.call("listCustomers", {});
  expect((await file(a.publicId)).figures.standing).toMatchObject({ above: 0, buyers: 2, share: 0.5 });
});

test("a change keeps what was there before, and two people cannot overwrite each other", async () => {
  const person = await product.person("sales");
  const shoe = `c${(await product.call("createCustomField", { zh: "鞋码", type: "number" })).id}`;
  const { profile } = await file(c.publicId);
  const set = {
    phone: "138-1111-2222",
    birthday: "lunar|1974-08-15",
    preferences: ["不吃坚果"],
    custom: { [shoe]: "37" },
  };
  const changed = await product.call(
    "updateCustomer",
    { id: c.publicId, version: profile.version, set },
    { actor: person },
  );
  expect(changed.changed.sort()).toEqual(["birthday", `custom.${shoe}`, "phone", "preferences"]);
  await expect(
    product.call("updateCustomer", { id: c.publicId, version: profile.version, set: { name: "别人" } }),
  ).rejects.toMatchObject({ code: "customers.changed_meanwhile" });
  const after = (await file(c.publicId)).profile;
  expect(after).toMatchObject({
    phone: "+8613811112222",
    birthday: "lunar|1974-08-15",
    solar_birthday: "1974-09-30",
    custom: { [shoe]: "37" },
    version: changed.version,
    confirmed: { phone: "2026-11-21" },
  });
  await product.call("updateCustomer", {
    id: c.publicId,
    version: after.version,
    set: { custom: { [shoe]: "" } },
  });
  expect((await file(c.publicId)).profile.custom).toEqual({});
  for (const [field, value] of [
    ["phone", "12"],
    ["email", "a@b"],
    ["birthday", "solar|1974-02-30"],
    ["region", 999999],
  ] as const)
    await expect(
      product.call("updateCustomer", {
        id: c.publicId,
        version: (await file(c.publicId)).profile.version,
        set: { [field]: value },
      }),
    ).rejects.toMatchObject({ code: "customers.bad_value" });
  const { events } = await product.call("customerTimeline", { id: c.publicId, kinds: ["change"] });
  expect(events[0]).toMatchObject({
    kind: "change",
    change: { field: `custom.${shoe}`, old: "37", new: null },
  });
  expect(events.find((event) => event.kind === "change" && event.change.field === "phone")).toMatchObject({
    by: "sales",
    change: { old: null, new: "+8613811112222" },
  });
});

test("everything stands in one timeline, newest first, page by page", async () => {
  const person = await product.person("sales");
  await product.call(
    "addNote",
    { id: a.publicId, body: "喜欢低温酸奶 @林", mentions: [person.person!, 999] },
    { actor: person },
  );
  await product.call("recordConsent", {
    id: a.publicId,
    consents: [{ purpose: "marketing", channel: "sms", state: "refused" }],
    basis: "电话",
    source: "客服",
  });
  const all = await product.call("customerTimeline", { id: a.publicId, limit: 200 });
  expect(all.counts).toMatchObject({ order: 6, return: 0, note: 1, consent: 1, entry: 1 });
  expect(all.events.map((event) => event.kind).sort()).toEqual(
    ["consent", "entry", "note", ...Array(6).fill("order")].sort(),
  );
  expect(all.events.map((event) => event.at)).toEqual(
    all.events
      .map((event) => event.at)
      .sort()
      .reverse(),
  );
  const keys: string[] = [];
  let after: string | undefined;
  for (let i = 0; i < 10; i++) {
    const page = await product.call("customerTimeline", {
      id: a.publicId,
      limit: 2,
      ...(after ? { after } : {}),
    });
    keys.push(...page.events.map((event) => event.key));
    if (!page.next) break;
    after = page.next;
  }
  expect(keys).toEqual(all.events.map((event) => event.key));
  const note = all.events.find((event) => event.kind === "note");
  expect(note).toMatchObject({ note: { mentions: [person.person], edited: false } });
  const other = await product.person("service");
  await expect(
    product.call("deleteNote", { noteId: note?.kind === "note" ? note.note.id : "" }, { actor: other }),
  ).rejects.toMatchObject({ code: "customers.not_your_note" });
});

test("merged files are one customer everywhere, and come apart again without a fact having moved", async () => {
  const { ch, db } = product.services;
  const lines = () =>
    ch.rows("select party_id, order_id, amount from order_line order by order_id, party_id");
  const before = await lines();
  const preview = await product.call("previewMerge", { into: a.publicId, from: b.publicId });
  expect([preview.into.amount, preview.from.amount, preview.together.amount]).toEqual([600, 60, 660]);
  expect(preview.together.tags).toEqual(["会员日", "家有老人"]);
  // c goes under b first, then b under a: c comes along.
  await product.call("mergeCustomers", { into: b.publicId, from: [c.publicId] });
  await product.call("mergeCustomers", { into: a.publicId, from: [b.publicId], reason: "同一人" });
  await product.carry();
  for (const address of [a, b, c]) {
    const merged = await file(address.publicId);
    expect(merged.id).toBe(a.publicId);
    expect(merged.figures).toMatchObject({
      amount: 700.4,
      orders: 8,
      lastOn: "2026-11-01",
      firstOn: "2025-11-01",
    });
    expect(merged.profile.tags.map((tag) => tag.name)).toEqual(["会员日", "家有老人"]);
    expect(merged.consents).toContainEqual(expect.objectContaining({ channel: "email", state: "granted" }));
    expect(merged.profile.merged.map((one) => one.id)).toEqual([b.publicId, c.publicId]);
  }
  const list = await product.call("listCustomers", { sort: "amount" });
  expect(list.rows.map((row) => [row.id, row.orders, row.amount])).toEqual([[a.publicId, 8, 700.4]]);
  expect((await product.call("listCustomers", { filter: { search: "M-3" } })).rows[0]?.id).toBe(a.publicId);
  expect((await product.call("listCustomers", { filter: { tags: [2] } })).total).toBe(1);
  await expect(
    product.call("mergeCustomers", { into: c.publicId, from: [b.publicId] }),
  ).rejects.toMatchObject({ code: "customers.same_customer" });
  await product.call("unmergeCustomer", { id: b.publicId });
  await product.carry();
  const apart = await product.call("listCustomers", { sort: "amount" });
  expect(apart.rows.map((row) => [row.id, row.amount])).toEqual([
    [a.publicId, 600],
    [b.publicId, 100.4],
  ]);
  expect((await file(c.publicId)).id).toBe(b.publicId);
  await product.call("unmergeCustomer", { id: c.publicId });
  await product.carry();
  expect((await product.call("listCustomers", {})).total).toBe(3);
  expect(await lines()).toEqual(before);
  expect(await db.selectFrom("merge").selectAll().execute()).toEqual([]);
});

test("two merges that cross end as one, not as a ring", async () => {
  const [x, y] = (await people(product, [{ name: "甲" }, { name: "乙" }])) as [typeof a, typeof a];
  const done = await Promise.allSettled([
    product.call("mergeCustomers", { into: x.publicId, from: [y.publicId] }),
    product.call("mergeCustomers", { into: y.publicId, from: [x.publicId] }),
  ]);
  expect(done.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const rows = await product.services.db.selectFrom("merge").selectAll().execute();
  expect(rows).toHaveLength(1);
});

test("who may not see a customer does not find the file, and a masked field is not in it", async () => {
  const elsewhere = await product.person("sales", { all: false, owners: [], regions: ["11"] });
  for (const verb of ["getCustomer", "customerTimeline"] as const)
    await expect(product.call(verb, { id: a.publicId }, { actor: elsewhere })).rejects.toMatchObject({
      code: "customers.not_found",
    });
  const analyst = await product.person("analyst");
  const seen = await file(a.publicId, { actor: analyst });
  expect(seen.profile).toMatchObject({ name: "沈玉兰", phone: null, email: null, address: null });
  expect(seen.masked.sort()).toEqual(["address", "contacts", "email", "external", "landline", "phone"]);
  expect(JSON.stringify(seen)).not.toContain("13812344271");
});

/** Changes a file as it is now. */
async function change(id: string, set: object, as = {}) {
  const { version } = await product.services.db
    .selectFrom("party")
    .select("version")
    .where("public_id", "=", id)
    .executeTakeFirstOrThrow();
  return product.call("updateCustomer", { id, version, set }, as);
}
const changesOf = async (id: string, as = {}) =>
  (await product.call("customerTimeline", { id, kinds: ["change"] }, as)).events.map((event) =>
    event.kind === "change" ? event.change : undefined,
  );

test("a contact's telephone is kept as the customer's own is, and the history holds both lists", async () => {
  const [firm] = (await people(product, [{ name: "湖东酒店", kind: "organisation" }])) as [typeof a];
  await change(firm.publicId, { contacts: [{ name: " 李采购 ", phone: "138-1234 0001", position: "" }] });
  const first = [{ name: "李采购", phone: "+8613812340001" }];
  expect((await file(firm.publicId)).profile.contacts).toEqual(first);
  const refused = { code: "customers.bad_value", values: { field: "联系人的电话", value: "12" } };
  await expect(change(firm.publicId, { contacts: [{ name: "李采购", phone: "12" }] })).rejects.toMatchObject(
    refused,
  );
  await expect(change(firm.publicId, { contacts: [{ name: "" }] })).rejects.toMatchObject({
    code: "platform.invalid",
    values: { whereZh: "「联系人」 姓名", whereEn: "“Contacts” Name" },
  });
  const second = [{ name: "李采购", phone: "+861058881234" }];
  await change(firm.publicId, { contacts: [{ name: "李采购", phone: "010-5888 1234" }] });
  const [last] = await changesOf(firm.publicId);
  expect(last).toEqual({ field: "contacts", old: JSON.stringify(first), new: JSON.stringify(second) });
  // A role without telephones sees neither the contacts nor what became of them.
  const analyst = { actor: await product.person("analyst") };
  expect((await file(firm.publicId, analyst)).profile.contacts).toEqual([]);
  expect(await changesOf(firm.publicId, analyst)).toEqual([]);
});

test("nobody is brought by somebody whom he brought, over however many others and merged files", async () => {
  const [x, y, z, w] = (await people(
    product,
    ["子", "丑", "寅", "卯"].map((name) => ({ name })),
  )) as [typeof a, typeof a, typeof a, typeof a];
  await change(y.publicId, { referrer: x.publicId });
  await change(z.publicId, { referrer: y.publicId });
  const circle = { code: "customers.circular_referral" };
  await expect(change(x.publicId, { referrer: x.publicId })).rejects.toMatchObject({
    code: "customers.own_referrer",
  });
  await expect(change(x.publicId, { referrer: y.publicId })).rejects.toMatchObject(circle);
  await expect(change(x.publicId, { referrer: z.publicId })).rejects.toMatchObject(circle);
  // Merged into one that was brought by z: x may not be brought by him either.
  await change(w.publicId, { referrer: z.publicId });
  const [v] = (await people(product, [{ name: "辰" }])) as [typeof a];
  await product.call("mergeCustomers", { into: w.publicId, from: [v.publicId] });
  await expect(change(x.publicId, { referrer: v.publicId })).rejects.toMatchObject(circle);
  expect((await file(x.publicId)).profile).toMatchObject({ referrer: null, referred: 1 });
  // x is above w, over y and z: kept as one file with x, w would be above himself; the other way round he is not.
  const merging = { code: "customers.merge_circle" };
  const merge = (into: typeof a, from: typeof a) =>
    product.call("mergeCustomers", { into: into.publicId, from: [from.publicId] });
  const preview = async (into: typeof a, from: typeof a) =>
    (await product.call("previewMerge", { into: into.publicId, from: from.publicId })).circle;
  await expect(merge(w, x)).rejects.toMatchObject(merging);
  await expect(merge(y, x)).rejects.toMatchObject(merging);
  expect([await preview(w, x), await preview(y, x), await preview(x, w)]).toEqual([true, true, false]);
  await merge(x, w);
  await product.call("unmergeCustomer", { id: w.publicId });
  // While s is part of r its own referrer t does not count, so t may be put under u, whom s brought. Then s stays in r.
  const [r, s, t, u] = (await people(
    product,
    ["未", "申", "酉", "戌"].map((name) => ({ name })),
  )) as [typeof a, typeof a, typeof a, typeof a];
  await change(s.publicId, { referrer: t.publicId });
  await change(u.publicId, { referrer: s.publicId });
  await merge(r, s);
  await change(t.publicId, { referrer: u.publicId });
  const takeOut = () => product.call("unmergeCustomer", { id: s.publicId });
  await expect(takeOut()).rejects.toMatchObject({ code: "customers.unmerge_circle" });
  await change(t.publicId, { referrer: null });
  await takeOut();
  expect((await file(s.publicId)).profile).toMatchObject({ referrer: { id: t.publicId }, referred: 1 });
  // Two changes that would close a circle between them: one is refused.
  const [p, q] = (await people(product, [{ name: "巳" }, { name: "午" }])) as [typeof a, typeof a];
  const done = await Promise.allSettled([
    change(p.publicId, { referrer: q.publicId }),
    change(q.publicId, { referrer: p.publicId }),
  ]);
  expect(done.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("who brought a customer is shown by name, by number or not at all, as the reader may see him", async () => {
  const [near, far, guest] = (await people(product, [
    { name: "近邻", region: 110101 },
    { name: "远亲", region: 320506 },
    { name: "来客", region: 110101 },
  ])) as [typeof a, typeof a, typeof a];
  await change(guest.publicId, { referrer: near.publicId });
  await change(guest.publicId, { referrer: far.publicId });
  expect((await file(guest.publicId)).profile.referrer).toEqual({
    id: far.publicId,
    name: "远亲",
    number: null,
  });
  expect((await changesOf(guest.publicId))[0]).toEqual({ field: "referrer", old: "近邻", new: "远亲" });
  const local = { actor: await product.person("sales", { all: false, owners: [], regions: ["11"] }) };
  expect((await file(guest.publicId, local)).profile.referrer).toEqual({
    id: null,
    name: null,
    number: null,
  });
  expect((await changesOf(guest.publicId, local))[0]).toEqual({ field: "referrer", old: "近邻", new: "" });
  await expect(change(guest.publicId, { referrer: far.publicId }, local)).rejects.toMatchObject({
    code: "customers.not_found",
  });
  // Of those whom he brought, a reader counts the ones whom he may see.
  await change(far.publicId, { referrer: near.publicId });
  expect((await file(near.publicId)).profile.referred).toBe(1);
  expect((await file(near.publicId, local)).profile.referred).toBe(0);
  const manager = await product.person("manager");
  const nameless = { actor: { ...manager, masked: new Set(["name"] as const) } };
  const seen = await file(guest.publicId, nameless);
  expect(seen.profile.referrer).toEqual({ id: far.publicId, name: null, number: null });
  expect((await changesOf(guest.publicId, nameless))[0]).toEqual({
    field: "referrer",
    old: near.publicId,
    new: far.publicId,
  });
});
