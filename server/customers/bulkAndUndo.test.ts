import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { changeCustomers } from "./changeSelected.ts";
import { createParties } from "./createParties.ts";
import { people } from "./fixture.ts";
import { redoParties, undoParties } from "./undoParties.ts";
import { updateParties } from "./updateParties.ts";

let product: Harness;
const now = new Date("2026-11-21T04:00:00Z");
const by = { now, by: null };
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

const newBatch = async (state: string) => {
  const made = await product.services.pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('customers', 1, $1, now()) returning id",
    [state],
  );
  return made.rows[0]!.id;
};
const party = (id: number) =>
  product.services.db.selectFrom("party").selectAll().where("party_id", "=", id).executeTakeFirstOrThrow();

test("all that a filter finds are tagged and assigned by a job, but for those left out", async () => {
  const who = await people(product, [
    { name: "甲", region: 320506 },
    { name: "乙", region: 320507 },
    { name: "丙", region: 320508 },
    { name: "丁", region: 110101 },
  ]);
  const manager = await product.person("manager");
  const seller = await product.person("sales");
  const started = await product.call(
    "assignOwner",
    { selection: { filter: { regions: ["32"] }, except: [who[2]!.publicId] }, owner: seller.person },
    { actor: manager },
  );
  expect(started.changed).toBeNull();
  const job = await product.services.db
    .selectFrom("job_run")
    .select("payload")
    .where("id", "=", started.jobId!)
    .executeTakeFirstOrThrow();
  const context = {
    services: product.services,
    run: started.jobId!,
    person: manager.person,
    attempt: 1,
    signal: new AbortController().signal,
    report: async () => {},
  };
  expect(await changeCustomers.run(context, job.payload)).toEqual({ changed: 2 });
  expect(await changeCustomers.run(context, job.payload)).toEqual({ changed: 0 });
  await product.carry();
  const mine = await product.call("listCustomers", { filter: { owners: [seller.person!] } });
  expect(mine.rows.map((row) => row.name).sort()).toEqual(["乙", "甲"].sort());
  const ids = who.map((one) => one.publicId);
  expect(await product.call("tagCustomers", { selection: { ids }, add: ["老客户", "VIP"] })).toEqual({
    changed: 4,
    jobId: null,
  });
  expect(await product.call("tagCustomers", { selection: { ids }, remove: ["VIP", "没有"] })).toEqual({
    changed: 4,
    jobId: null,
  });
  expect((await product.call("getCustomer", { id: ids[0]! })).profile.tags.map((tag) => tag.name)).toEqual([
    "老客户",
  ]);
  // Sales change only what they see.
  const elsewhere = await product.person("sales", { all: false, owners: [], regions: ["11"] });
  expect(
    await product.call("tagCustomers", { selection: { ids }, add: ["京"] }, { actor: elsewhere }),
  ).toEqual({ changed: 1, jobId: null });
});

test("many agree at once; who said no is not turned, nobody gets a line that says nothing new", async () => {
  const [fresh, no, yes, kept] = await people(product, [
    { name: "没问过" },
    { name: "说过不" },
    { name: "同意过" },
    { name: "合并后的" },
  ]);
  const of = { basis: "店里登记", source: "表格" };
  const one = (state: "granted" | "refused") => ({ purpose: "marketing", channel: "phone", state }) as const;
  await product.call("recordConsent", { id: no!.publicId, consents: [one("refused")], ...of });
  await product.call("recordConsent", { id: yes!.publicId, consents: [one("granted")], ...of });
  // The no stands in the file that was merged away.
  const [other] = await people(product, [{ name: "并进去的" }]);
  await product.call("recordConsent", { id: other!.publicId, consents: [one("refused")], ...of });
  await product.call("mergeCustomers", { into: kept!.publicId, from: [other!.publicId] });
  const ids = [fresh, no, yes, kept].map((who) => who!.publicId);
  const asked = { selection: { ids }, purpose: "marketing", state: "granted", ...of } as const;
  expect(await product.call("recordConsents", { ...asked, channels: ["phone"] })).toMatchObject({
    changed: 1,
  });
  expect(await product.call("recordConsents", { ...asked, channels: ["phone", "phone"] })).toMatchObject({
    changed: 0,
  });
  const held = async (id: string) =>
    (await product.call("getCustomer", { id })).consents.map((line) => [line.channel, line.state]);
  expect(await Promise.all(ids.map(held))).toEqual([
    [["phone", "granted"]],
    [["phone", "refused"]],
    [["phone", "granted"]],
    [["phone", "refused"]],
  ]);
  const refusing = { ...asked, state: "refused" } as const;
  expect(await product.call("recordConsents", { ...refusing, channels: ["phone", "sms"] })).toMatchObject({
    changed: 4,
  });
  expect(await held(yes!.publicId)).toEqual([
    ["phone", "refused"],
    ["sms", "refused"],
  ]);
  // Who sees some customers only speaks for these.
  const own = await product.person("sales", { all: false, owners: [1], regions: [] });
  const theirs = product.call("recordConsents", { ...asked, channels: ["email"] }, { actor: own });
  expect(await theirs).toMatchObject({ changed: 0 });
});

test("undoing an import puts old values back, keeps what was changed since, and can itself be undone", async () => {
  const { db } = product.services;
  const [old] = await people(product, [{ name: "沈玉兰", phone: "+8613800000001", tags: ["旧"] }]);
  const batch = await newBatch("visible");
  const origin = { source: 1, batch, now, by: null };
  const [plain, noted] = await db.transaction().execute(async (trx) => {
    await updateParties(
      trx,
      [{ party: old!.id, set: { phone: "+8613800000002", address: "湖东路", region: 320506 }, tags: ["新"] }],
      origin,
    );
    return createParties(trx, [{ name: "导入一" }, { name: "导入二" }], origin);
  });
  const person = await product.person("sales");
  const address = (await party(noted!)).public_id;
  await product.call("addNote", { id: address, body: "来过" }, { actor: person });
  const { profile } = await product.call("getCustomer", { id: old!.publicId });
  await product.call("updateCustomer", {
    id: old!.publicId,
    version: profile.version,
    set: { address: "新地址" },
  });
  const undone = await db.transaction().execute(async (trx) => {
    const done = await undoParties(trx, batch, [], by);
    await trx.updateTable("batch").set({ state: "undone" }).where("id", "=", batch).execute();
    return done;
  });
  expect(undone).toEqual({
    restored: 2,
    changedSince: 1,
    changed: [{ party: old!.id, field: "address" }],
    kept: [noted!],
  });
  expect(await party(old!.id)).toMatchObject({ phone: "+8613800000001", address: "新地址", region: 0 });
  await product.carry();
  const listed = async () =>
    (await product.call("listCustomers", { filter: { search: "导入" } })).rows.map((row) => row.name).sort();
  expect(await listed()).toEqual(["导入二"]);
  const tags = async () =>
    (await product.call("getCustomer", { id: old!.publicId })).profile.tags.map((tag) => tag.name);
  expect(await tags()).toEqual(["旧"]);
  await expect(product.call("getCustomer", { id: (await party(plain!)).public_id })).rejects.toMatchObject({
    code: "customers.not_found",
  });
  await db.transaction().execute(async (trx) => {
    await trx.updateTable("batch").set({ state: "visible" }).where("id", "=", batch).execute();
    expect(await redoParties(trx, batch, by)).toEqual({ restored: 2 });
  });
  await product.carry();
  expect(await party(old!.id)).toMatchObject({ phone: "+8613800000002", address: "新地址", region: 320506 });
  expect(await listed()).toEqual(["导入一", "导入二"].sort());
  expect(await tags()).toEqual(["新", "旧"].sort());
});

test("an undo puts referrers back the way they came, and leaves one whom the customer has since brought", async () => {
  const { db } = product.services;
  const made = await people(product, [{ name: "戌" }, { name: "亥" }, { name: "子" }]);
  const [x, y, z] = made.map(({ id }) => id) as [number, number, number];
  const write = (who: number, referrer: number | null, batch: number | null = null) =>
    db
      .transaction()
      .execute((trx) =>
        updateParties(trx, [{ party: who, set: { referrer } }], { source: 1, batch, now, by: null }),
      );
  const undo = (batch: number) => db.transaction().execute((trx) => undoParties(trx, batch, [], by));
  const referrers = async () => [(await party(x)).referrer, (await party(y)).referrer];
  await write(x, y);
  await write(y, z);
  // The import turns x and y round: undone in any other order, there would be a circle in between.
  const turned = await newBatch("visible");
  await write(x, z, turned);
  await write(y, x, turned);
  expect(await undo(turned)).toMatchObject({ restored: 2, changedSince: 0 });
  expect(await referrers()).toEqual([y, z]);
  const freed = await newBatch("visible");
  await write(y, null, freed);
  await write(z, x);
  expect(await undo(freed)).toMatchObject({
    restored: 0,
    changedSince: 1,
    changed: [{ party: y, field: "referrer" }],
  });
  expect(await referrers()).toEqual([y, null]);
});

test("views are one's own, unless shared", async () => {
  const anna = await product.person("sales");
  const ben = await product.person("sales");
  const as = (actor: typeof anna) => ({ actor });
  const { viewId } = await product.call(
    "saveView",
    { page: "customers", name: "我的", state: { owner: "1" } },
    as(anna),
  );
  const shared = await product.call(
    "saveView",
    { page: "customers", name: "大家的", state: { sort: "amount" }, shared: true },
    as(anna),
  );
  const seen = await product.call("listViews", { page: "customers" }, as(ben));
  expect(seen.views.map((view) => [view.id, view.mine])).toEqual([[shared.viewId, false]]);
  await expect(product.call("deleteView", { viewId }, as(ben))).rejects.toMatchObject({
    code: "customers.no_such_view",
  });
  await product.call("deleteView", { viewId }, as(anna));
  expect((await product.call("listViews", { page: "customers" }, as(anna))).views).toHaveLength(1);
});
