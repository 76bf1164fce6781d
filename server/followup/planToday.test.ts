import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { orders, people } from "../customers/fixture.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import type { Job } from "../platform/jobs.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import { addMatters, planToday } from "./planToday.ts";

let product: Harness;
let rep: Actor;
let order = 1;
let fact = 1;

const start = Date.parse("2026-11-21T04:00:00Z");
const later = (days: number) => product.setNow(new Date(start + days * 86_400_000));
const day = (back: number) => new Date(start - back * 86_400_000).toISOString().slice(0, 10);
const call = { kind: "call", outcome: "reached" } as const;

beforeAll(async () => {
  product = await startHarness({ background: false });
  rep = await product.person("sales", { all: false, owners: [], regions: [] });
  Object.assign(rep, { scope: { all: false, owners: [rep.person!], regions: [] } });
});
afterAll(() => product.stop());
beforeEach(() => later(0));

const run = async (job: Job) => {
  await product.carry();
  return job.run(
    {
      services: product.services,
      run: crypto.randomUUID(),
      person: null,
      attempt: 1,
      signal: new AbortController().signal,
      report: async () => {},
    },
    {} as never,
  );
};
const plan = () => run(planToday);

/** Somebody of the colleague's, who may be called for marketing. */
async function customer(name: string, owner = rep) {
  const [one] = await people(product, [{ name, owner: owner.person! } as never]);
  await product.call("recordConsent", {
    id: one!.publicId,
    consents: [{ purpose: "marketing", channel: "phone", state: "granted" }],
    basis: "店里登记",
    source: "表格",
  });
  return one!;
}
const bought = (party: number, ...back: number[]) =>
  orders(
    product,
    back.map((days) => ({ party, on: day(days), order: order++, amount: 100 })),
  );
async function line(name: string) {
  const { tasks } = await product.call("todayTasks", { whose: "mine", limit: 200 }, { actor: rep });
  return tasks.find((task) => task.name === name);
}
const log = (publicId: string, outcome: "reached" | "no_answer") =>
  product.call("logContact", { id: publicId, kind: "call", outcome }, { actor: rep });

async function fileRow(table: string, party: number, on: string, values: Record<string, string | number>) {
  const common = { bucket: bucketOf(party), party_id: party, occurred_on: on, occurred_at: `${on} 00:00:00` };
  const row = { ...common, precision: "day", id: 5000 + fact++, ...values };
  await product.services.ch.insertRows(table, Object.keys(row), [Object.values(row)]);
}
async function batch(): Promise<number> {
  const { rows } = await product.services.pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('x', 1, 'visible', now()) returning id",
  );
  return rows[0]!.id;
}

test("put off beyond the days in which his reason holds, he still comes on his day and stays until somebody spoke with him", async () => {
  const waits = await customer("改日的");
  const came = await customer("自己来了的");
  await bought(waits.id, 14);
  await bought(came.id, 14);
  await plan();
  for (const name of ["改日的", "自己来了的"])
    await product.call("postponeTask", { taskId: (await line(name))!.id, to: "2026-12-20" }, { actor: rep });
  await bought(came.id, -19);
  later(28);
  await plan();
  expect(await line("改日的"), "a day before").toBeUndefined();
  later(29);
  await plan();
  const back = await line("改日的");
  expect(back).toMatchObject({ code: "second", state: "open" });
  expect(back!.reason.zh).toBe("2026-11-21 改到 2026-12-20。第一次买后过了 43 天，还没来第二次。");
  expect(await line("自己来了的"), "he has bought").toBeUndefined();
  later(30);
  await plan();
  expect(await line("改日的"), "nobody has decided").toBeDefined();
  await log(waits.publicId, "reached");
  later(38);
  await plan();
  expect(await line("改日的")).toBeUndefined();
});

test("complaints and low marks are asked about once, until a colleague has spoken with the customer", async () => {
  const open = await customer("投诉没办完");
  const done = await customer("投诉办完了");
  const low = await customer("打了低分");
  const known = await customer("同事问过了");
  await fileRow("complaint_row", open.id, day(9), { cause: "delivery", state: "open" });
  await fileRow("complaint_row", done.id, day(9), {
    cause: "delivery",
    state: "resolved",
    resolved_on: day(2),
  });
  await fileRow("complaint_row", known.id, day(9), { cause: "delivery", state: "open" });
  await fileRow("interaction_row", known.id, day(3), {
    kind: "call",
    direction: "out",
    replied: 1,
    batch: await batch(),
  });
  await fileRow("answer_row", low.id, day(4), { measure: "nps", score: 3 });
  await plan();
  expect((await line("投诉没办完"))!.reason.zh).toBe("2026-11-12 的投诉还没了结，先问问怎么样了。");
  expect((await line("投诉办完了"))!.reason.zh).toBe("2026-11-12 的投诉 2026-11-19 办结了，问问满意没有。");
  expect((await line("打了低分"))!.code).toBe("detractor");
  expect(await line("同事问过了")).toBeUndefined();
  for (const one of [open, done, low]) await log(one.publicId, "no_answer");
  later(1);
  await plan();
  for (const name of ["投诉没办完", "投诉办完了", "打了低分"])
    expect(await line(name), `${name}: nobody answered`).toBeDefined();
  for (const one of [open, done, low]) await log(one.publicId, "reached");
  later(2);
  await plan();
  for (const name of ["投诉没办完", "投诉办完了", "打了低分"])
    expect(await line(name), `${name}: it was talked about`).toBeUndefined();
  later(9);
  await plan();
  expect(await line("投诉没办完"), "a week later it is still open").toBeDefined();
  expect(await line("打了低分")).toBeUndefined();
});

test("an experience far below what was expected is a reason, by its own scale, until a colleague has spoken with the customer", async () => {
  const short = await customer("差两档");
  const little = await customer("差一档");
  const old = await customer("很久以前");
  const ten = await customer("十分制差四分");
  const other = await customer("两件事");
  const one = { scale_from: 1, scale_to: 5, dimension: "service" };
  const said = (who: { id: number }, back: number, measure: string, score: number, scale = one) =>
    fileRow("answer_row", who.id, day(back), { measure, score, ...scale });
  await said(short, 200, "expectation", 5);
  await said(short, 4, "experience", 3);
  await said(little, 4, "expectation", 5);
  await said(little, 4, "experience", 4);
  await said(old, 80, "expectation", 5);
  await said(old, 80, "experience", 1);
  const outOfTen = { scale_from: 0, scale_to: 10, dimension: "price" };
  await said(ten, 3, "expectation", 9, outOfTen);
  await said(ten, 3, "experience", 5, outOfTen);
  await said(other, 3, "expectation", 5);
  await said(other, 3, "experience", 1, outOfTen);
  await plan();
  const found = await line("差两档");
  expect(found).toMatchObject({ code: "disappointed", state: "open" });
  expect(found!.reason).toMatchObject({
    zh: "2026-11-17 说实际体验 3 分，比期望的 5 分差很多。",
    en: "On 2026-11-17 rated the experience 3, far below the 5 that was expected.",
  });
  expect((await line("十分制差四分"))!.code).toBe("disappointed");
  for (const name of ["差一档", "很久以前", "两件事"]) expect(await line(name), name).toBeUndefined();
  await log(short.publicId, "reached");
  later(1);
  await plan();
  expect(await line("差两档")).toBeUndefined();
  expect(await line("十分制差四分")).toBeDefined();
});

test("planned again, what is on the screen can still be decided, and what was decided stays", async () => {
  const one = await customer("还在屏幕上");
  await bought(one.id, 14);
  await plan();
  const before = await line("还在屏幕上");
  await plan();
  await product.call("finishTask", { taskId: before!.id, ...call }, { actor: rep });
  await plan();
  expect(await line("还在屏幕上")).toMatchObject({ id: before!.id, state: "done", outcome: "reached" });
});

test("whom nobody has contacted for longer than his strategy allows comes last, with the days it has been", async () => {
  await product.call("adoptStrategies", {});
  const never = await customer("没人联系过");
  const long = await customer("很久没联系");
  const lately = await customer("刚联系过");
  for (const one of [never, long, lately]) await bought(one.id, 5, 9);
  await product.services.ch.insertRows(
    "membership",
    ["segment", "version", "party_id", "at", "as_of", "entered", "why"],
    [never, long, lately].map((one) => [
      one === never ? 1 : 3,
      1,
      one.id,
      "2026-11-01 00:00:00",
      "2026-11-01",
      1,
      "facts",
    ]),
  );
  const visible = await batch();
  for (const [one, back] of [
    [long, 60],
    [lately, 10],
  ] as const)
    await fileRow("interaction_row", one.id, day(back), { kind: "call", direction: "out", batch: visible });
  await product.carry();
  await plan();
  expect(await line("没人联系过")).toMatchObject({
    code: "silent",
    reason: { zh: "还没有人联系过，按策略最多隔 45 天。" },
  });
  const due = await line("很久没联系");
  expect(due).toMatchObject({
    code: "rhythm",
    reason: { zh: "上次联系是 60 天前，按策略最多隔 30 天。" },
  });
  expect(due!.words, "the days without a purchase, not without a call").toContain("5 天没见您了");
  expect(await line("刚联系过")).toBeUndefined();
});

test("of high value and likely lost comes before long silent, which comes before late", async () => {
  const dear = await customer("贵重的");
  const gone = await customer("走远了的");
  const late = await customer("晚了的");
  await bought(dear.id, 60, 50, 40, 20);
  await bought(gone.id, 190, 180, 170, 150);
  await bought(late.id, 100, 90, 80, 60);
  const { ch } = product.services;
  await ch.insertRows(
    "membership",
    ["segment", "version", "party_id", "at", "as_of", "entered", "why"],
    [[11, 1, dear.id, "2026-11-01 00:00:00", "2026-11-01", 1, "facts"]],
  );
  await ch.insertRows(
    "score_row",
    ["bucket", "party_id", "run", "p_alive", "clv_365"],
    [[bucketOf(dear.id), dear.id, 9001, 0.32, 5000]],
  );
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [[9001, "2026-11-20", 0, "2026-11-20 00:00:00.000"]],
  );
  await plan();
  expect(await line("贵重的")).toMatchObject({
    code: "risk",
    atStake: 272,
    reason: {
      zh: "高价值客户，仍是客户的可能只剩 32%：停买 20 天，平常 10 天来一次。",
      en: "Of high value, and only 32% likely to be still a customer: silent for 20 days; usually every 10.",
    },
  });
  expect(await line("走远了的")).toMatchObject({
    code: "lapsed",
    reason: { zh: "停买 150 天，平常 10 天来一次：沉默很久了。" },
  });
  expect((await line("晚了的"))!.code).toBe("late");
});

test("whether he may be contacted has one answer: on the list, on his file and when asked", async () => {
  await product.call("adoptStrategies", {});
  const greeted = await customer("刚问候过");
  const [angry] = await people(product, [{ name: "没问过的投诉客户", owner: rep.person! } as never]);
  await product.services.ch.insertRows(
    "membership",
    ["segment", "version", "party_id", "at", "as_of", "entered", "why"],
    [[1, 1, greeted.id, "2026-11-01 00:00:00", "2026-11-01", 1, "facts"]],
  );
  await product.call(
    "logContact",
    { id: greeted.publicId, ...call, at: `${day(10)}T04:00:00Z` },
    { actor: rep },
  );
  await fileRow("complaint_row", angry!.id, day(3), { cause: "delivery", state: "open" });
  await plan();
  const asked = (id: string) => product.call("askMayContact", { id }, { actor: rep });
  const onFile = async (id: string) => (await product.call("nextAction", { id }, { actor: rep })).contact;
  // Fourteen days are his strategy's; the company's are seven.
  expect((await asked(greeted.publicId)).reasons[0]!.zh).toBe("10 天前刚联系过，至少隔 14 天");
  expect(await onFile(greeted.publicId)).toEqual(await asked(greeted.publicId));
  expect(await line("没问过的投诉客户")).toMatchObject({ code: "complaint", blocked: null });
  expect(await onFile(angry!.publicId), "a complaint is no selling").toMatchObject({ may: true });
  expect(await onFile(angry!.publicId)).toEqual(await asked(angry!.publicId));
  const selling = { id: angry!.publicId, purpose: "marketing" } as const;
  expect((await product.call("askMayContact", selling, { actor: rep })).may).toBe(false);
});

test("a complaint that comes in the day goes in front of a list that was begun, and nothing else moves", async () => {
  later(0);
  const done = await customer("已经办了");
  const open = await customer("还没办");
  const angry = await customer("又来投诉");
  const silent = await customer("没上名单的");
  for (const one of [done, open, angry]) await bought(one.id, 15);
  await plan();
  await product.call("finishTask", { taskId: (await line("已经办了"))!.id, ...call }, { actor: rep });
  const before = (await product.call("todayTasks", { whose: "mine", limit: 200 }, { actor: rep })).tasks;
  const complains = (party: number) =>
    fileRow("complaint_row", party, day(0), { cause: "delivery", state: "open" });
  for (const one of [done, angry, silent]) await complains(one.id);
  expect(await run(addMatters)).toMatchObject({ added: 2 });
  const { tasks } = await product.call("todayTasks", { whose: "mine", limit: 200 }, { actor: rep });
  expect(
    tasks
      .slice(0, 2)
      .map((task) => [task.name, task.code])
      .sort(),
  ).toEqual([
    ["又来投诉", "complaint"],
    ["没上名单的", "complaint"],
  ]);
  const others = (list: typeof tasks) =>
    list.map(({ id, code, state }) => [id, code, state]).filter(([, code]) => code !== "complaint");
  expect(others(tasks)).toEqual(
    others(before).filter(([id]) => !tasks.slice(0, 2).some((task) => task.id === id)),
  );
  expect(tasks.find((task) => task.name === "已经办了")!.others).toEqual([
    { zh: "2026-11-21 的投诉还没办结", en: "complaint of 2026-11-21, not settled" },
  ]);
  expect(tasks[0]!.others, "the reason says it").toEqual([]);
  expect(await run(addMatters), "a second look changes nothing").toMatchObject({ added: 0 });
});

test("an owner of small customers has a list too, however many larger ones a colleague has", async () => {
  const [large, small] = await Promise.all([product.person("sales"), product.person("sales")]);
  await product.call("saveFollowup", { daily: 1 });
  for (let n = 0; n < 12; n++) await bought((await customer(`大客户${n}`, large)).id, 13);
  const { id } = await customer("小客户", small);
  await orders(product, [{ party: id, on: day(13), order: order++, amount: 1 }]);
  await plan();
  const { tasks } = await product.call("todayTasks", { whose: "mine" }, { actor: small });
  expect(tasks.map((task) => task.name)).toEqual(["小客户"]);
  await product.call("saveFollowup", {});
});

test("people of an import that is undone are on no list any more, nor can their lines be decided", async () => {
  const one = await customer("示例里的人");
  await bought(one.id, 14);
  await plan();
  const task = (await line("示例里的人"))!;
  const sums = () => product.call("todaySummary", {}, { actor: rep });
  const before = await sums();
  await sql`update party set batch = ${await batch()} where party_id = ${one.id}`.execute(
    product.services.db,
  );
  await sql`update batch set state = 'dropped' where id = (select batch from party where party_id = ${one.id})`.execute(
    product.services.db,
  );
  expect(await line("示例里的人")).toBeUndefined();
  expect((await sums()).mine).toBe(before.mine - 1);
  await expect(product.call("finishTask", { taskId: task.id, ...call }, { actor: rep })).rejects.toThrow(
    "followup.no_task",
  );
});
