import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseParties } from "../customers/eraseParties.ts";
import { orders, people, type TestLine } from "../customers/fixture.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import { planMorning } from "./planMorning.ts";
import { planToday } from "./planToday.ts";

let product: Harness;
let who: { id: number; publicId: string }[];
let rep: Actor;
let other: Actor;

const day = (back: number) =>
  new Date(Date.parse("2026-11-21T04:00:00Z") - back * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  product = await startHarness({ background: false });
  rep = await product.person("sales", { all: false, owners: [], regions: [] });
  other = await product.person("sales", { all: false, owners: [], regions: [] });
  for (const actor of [rep, other])
    Object.assign(actor, { scope: { all: false, owners: [actor.person!], regions: [] } });
  who = await people(product, [
    { name: "沈玉兰", phone: "+8613812340001", owner: rep.person! },
    { name: "顾建平", phone: "+8613812340002", owner: rep.person! },
    { name: "新来的", phone: "+8613812340003", owner: rep.person! },
    { name: "按时来", phone: "+8613812340004", owner: rep.person! },
    { name: "别人的", phone: "+8613812340005", owner: other.person! },
    { name: "没人管", phone: "+8613812340006" },
    { name: "花少了", phone: "+8613812340007", owner: other.person! },
  ] as never);
  const lines: TestLine[] = [];
  let order = 1;
  const buys = (at: number, days: number[], amount: number) => {
    for (const back of days) lines.push({ party: who[at]!.id, on: day(back), order: order++, amount });
  };
  buys(0, [200, 180, 160, 140, 120, 63], 500);
  buys(1, [200, 180, 160, 140, 120, 71], 100);
  buys(2, [14], 80);
  buys(3, [60, 40, 20, 3], 300);
  buys(4, [200, 180, 160, 90], 200);
  // Every ten days in five stretches of 60 days; a tenth of the money in the last.
  buys(
    6,
    Array.from({ length: 24 }, (_, i) => 65 + 10 * i),
    100,
  );
  buys(6, [5, 15, 25, 35, 45, 55], 10);
  buys(5, [200, 180, 160, 90], 150);
  await orders(product, lines);
  for (const { publicId } of who)
    await product.call("recordConsent", {
      id: publicId,
      consents: (["phone", "wechat"] as const).map((channel) => ({
        purpose: "marketing",
        channel,
        state: "granted",
      })),
      basis: "店里登记",
      source: "表格",
    });
});
afterAll(() => product.stop());

const plan = async () => {
  await product.carry();
  return planToday.run(
    {
      services: product.services,
      run: crypto.randomUUID(),
      person: null,
      attempt: 1,
      signal: new AbortController().signal,
      report: async () => {},
    },
    {} as never,
  ) as Promise<{ customers: number; people: number }>;
};
const mine = async (actor: Actor = rep) =>
  (await product.call("todayTasks", { whose: "mine" }, { actor })).tasks;
const call = { kind: "call", outcome: "reached" } as const;

test("the list names who is late and who is new, the most at stake first, each to his owner", async () => {
  expect(await product.call("todayTasks", {}, { actor: rep })).toMatchObject({
    plannedAt: null,
    empty: null,
    tasks: [],
  });
  const summary = () => product.call("todaySummary", {}, { actor: rep });
  expect(await summary()).toMatchObject({ planned: false, named: false });
  await plan();
  expect(await summary()).toMatchObject({ planned: true, named: true });
  const tasks = await mine();
  expect(tasks.map((task) => [task.name, task.code])).toEqual([
    ["沈玉兰", "late"],
    ["顾建平", "late"],
    ["新来的", "second"],
  ]);
  expect(tasks[0]!.reason.zh).toBe("停买 63 天，平常 20 天来一次。");
  expect(tasks[0]!.atStake).toBe(1500);
  const theirs = await mine(other);
  expect(theirs.map((task) => [task.name, task.code])).toEqual([
    ["花少了", "less"],
    ["别人的", "late"],
  ]);
  expect(theirs[0]!.reason.zh).toBe("还在来，但近 60 天比自己平常少花 90%，比之前哪一段都少。");
  const pool = await product.call("todayTasks", { whose: "nobody" });
  expect(pool.tasks.map((task) => task.name)).toEqual(["没人管"]);
  expect((await product.call("todayTasks", { whose: "everyone" }, { actor: rep })).tasks).toHaveLength(3);
  const second = await product.call("todayTasks", { whose: "mine", code: "second" }, { actor: rep });
  expect(second.tasks.map((task) => task.name)).toEqual(["新来的"]);
  expect(second.groups).toEqual([
    { code: "late", tasks: 2, atStake: 1800 },
    { code: "second", tasks: 1, atStake: 24 },
  ]);
  expect(await product.call("todaySummary", {}, { actor: rep })).toMatchObject({
    mine: 3,
    open: 3,
    planned: true,
  });
  expect((await product.call("todaySummary", {})).open).toBe(6);
});

test("a day planned again asks for no more than the day's number, with what is done counted", async () => {
  const before = await product.call("readFollowup", {});
  await product.call("saveFollowup", { ...before, daily: 1 });
  await plan();
  const [task, ...rest] = await mine();
  expect(rest).toEqual([]);
  await product.call("finishTask", { taskId: task!.id, ...call }, { actor: rep });
  await plan();
  expect((await mine()).map(({ name, state }) => [name, state])).toEqual([["沈玉兰", "done"]]);
  await product.call("undoTask", { taskId: task!.id }, { actor: rep });
  await product.call("saveFollowup", before);
  await plan();
  expect(await mine()).toHaveLength(3);
});

test("strategies lend their words and bounds; a situation leads over a class", async () => {
  expect(await product.call("adoptStrategies", {})).toEqual({ added: 14 });
  expect(await product.call("adoptStrategies", {})).toEqual({ added: 0 });
  const { ready } = await product.call("listStrategies", {});
  expect(ready.map(({ key, coarse }) => [key, coarse])).toEqual([
    ["potential", true],
    ["frequent", true],
    ["occasional", true],
  ]);
  expect(await product.call("adoptStrategies", { keys: ["potential"] })).toEqual({ added: 1 });
  await expect(product.call("adoptStrategies", { keys: ["nonsense"] })).rejects.toThrow(
    "followup.no_ready_made",
  );
  await product.services.ch.insertRows(
    "membership",
    ["segment", "version", "party_id", "at", "as_of", "entered", "why"],
    [[3, 1, who[0]!.id, "2026-11-01 00:00:00", "2026-11-01", 1, "facts"]],
  );
  const [task] = await mine();
  expect(task!.words).toMatch(/^沈玉兰好，我是店里的sales。有 63 天没见您来了/);
  expect(task!.offer).toBe("9 折，最多一次");
  const next = await product.call("nextAction", { id: who[0]!.publicId }, { actor: rep });
  expect(next.task!.code).toBe("late");
  expect(next.strategy!.name.zh).toBe("比平常晚的客户");
  const listed = await product.call("listStrategies", {});
  expect(listed.strategies.find((one) => one.readyMade === "importantKeep")!.customers).toBe(1);
  expect(listed.alike).toBe(false);
  expect(listed.unled, "all who are in a class have one").toEqual([]);
  const keep = listed.strategies.find((one) => one.readyMade === "importantKeep")!;
  const { version: off } = await product.call("saveStrategy", { ...keep, active: false });
  expect((await product.call("listStrategies", {})).unled).toEqual([{ segment: 3, of: 1, customers: 1 }]);
  await product.call("saveStrategy", { ...keep, version: off });
  await expect(
    product.call("saveStrategy", { ...listed.strategies[0]!, words: { zh: "{nmae}", en: "" } }),
  ).rejects.toThrow("followup.field");
  const [first] = listed.strategies;
  const saved = await product.call("saveStrategy", { ...first!, minDays: 1 });
  expect(saved.version).toBe(2);
  await expect(product.call("saveStrategy", { ...first!, version: 1 })).rejects.toThrow(
    "followup.strategy_changed",
  );
  await expect(product.call("adoptStrategies", {}, { actor: rep })).rejects.toThrow("platform.not_permitted");
});

test("a result closes the line, is in the log and among the interactions; undone, it counts no more", async () => {
  const [task] = await mine();
  await product.call(
    "finishTask",
    {
      taskId: task!.id,
      ...call,
      minutes: 4,
      said: "说最近出差",
      promised: "留两盒酸奶",
      promisedBy: "2026-11-23",
    },
    { actor: rep },
  );
  await expect(product.call("finishTask", { taskId: task!.id, ...call }, { actor: rep })).rejects.toThrow(
    "followup.decided",
  );
  await expect(
    product.call("postponeTask", { taskId: task!.id, to: "2026-11-30" }, { actor: other }),
  ).rejects.toThrow("followup.no_task");
  const { contacts } = await product.call("listContacts", { id: who[0]!.publicId }, { actor: rep });
  expect(contacts[0]).toMatchObject({ said: "说最近出差", promised: "留两盒酸奶", mine: true, minutes: 4 });
  const interactions = async () => {
    await product.carry();
    await product.carry();
    const [row] = await product.services.ch.rows<{ n: string; replied: number | null }>(
      `select count() n, max(replied) replied from interaction(hidden = {hidden:Array(UInt32)}) where customer_id = {id:UInt32}`,
      { id: who[0]!.id },
    );
    return [Number(row!.n), row!.replied];
  };
  expect(await interactions()).toEqual([1, 1]);
  await plan();
  expect((await mine()).find((one) => one.id === task!.id)!.state).toBe("done");
  await product.call("undoTask", { taskId: task!.id }, { actor: rep });
  expect((await interactions())[0]).toBe(0);
  expect((await product.call("listContacts", { id: who[0]!.publicId }, { actor: rep })).contacts).toEqual([]);
  expect((await mine())[0]!.state).toBe("open");
});

test("may contact: consent, interval, quiet days, each with its reason", async () => {
  const ask = (channel: "phone" | "sms" | "wechat", purpose: "marketing" | "service" = "marketing") =>
    product.call("askMayContact", { id: who[1]!.publicId, channel, purpose }, { actor: rep });
  expect(await ask("phone")).toMatchObject({ may: true, reasons: [] });
  expect((await ask("sms")).reasons.map((one) => one.code)).toEqual(["unknown"]);
  expect((await ask("sms", "service")).may).toBe(true);
  const { contactId } = await product.call("logContact", { id: who[1]!.publicId, ...call }, { actor: rep });
  expect((await ask("phone")).reasons[0]!.zh).toBe("今天刚联系过，至少隔 7 天");
  expect((await ask("phone", "service")).may).toBe(true);
  await product.call("saveFollowup", { daily: 20, minDays: 0, maxDays: 90, quietWeekdays: [6] });
  expect(
    (await ask("phone")).reasons.map((one) => one.code),
    "the strategy has an interval of its own",
  ).toEqual(["too_soon", "quiet"]);
  await product.call("saveFollowup", {});
  await plan();
  expect((await mine()).map((task) => task.name)).not.toContain("顾建平");
  const corrected = await product.call(
    "correctContact",
    { contactId, kind: "message", outcome: "lost", lostCause: "price", direction: "out" },
    { actor: rep },
  );
  await expect(product.call("correctContact", { contactId, ...call }, { actor: rep })).rejects.toThrow(
    "followup.corrected",
  );
  await expect(
    product.call(
      "correctContact",
      { contactId: corrected.contactId, kind: "call", outcome: "lost" },
      { actor: rep },
    ),
  ).rejects.toThrow("followup.lost_cause");
});

test("a call that a file knows of holds back marketing like one logged here", async () => {
  const party = who[2]!.id;
  await product.services.pool.query(
    "insert into batch (kind, source, state, created_at) values ('interactions', 1, 'visible', now())",
  );
  const { rows } = await product.services.pool.query<{ id: number }>("select max(id) as id from batch");
  const columns = [
    "bucket",
    "party_id",
    "occurred_on",
    "occurred_at",
    "precision",
    "id",
    "kind",
    "direction",
    "batch",
  ];
  const row = [bucketOf(party), party, day(2), `${day(2)} 02:00:00`, "day", 777, "call", "out", rows[0]!.id];
  await product.services.ch.insertRows("interaction_row", columns, [row]);
  const found = await product.call("askMayContact", { id: who[2]!.publicId }, { actor: rep });
  expect(found).toMatchObject({ may: false, lastOn: day(2), contacts30: 1 });
  expect(found.reasons[0]!.code).toBe("too_soon");
  await product.services.pool.query("update batch set state = 'undone' where id = $1", [rows[0]!.id]);
  expect((await product.call("askMayContact", { id: who[2]!.publicId }, { actor: rep })).may).toBe(true);
});

test("the morning's list comes in the business's own morning", async () => {
  const run = () =>
    planMorning.run(
      {
        services: product.services,
        run: crypto.randomUUID(),
        person: null,
        attempt: 1,
        signal: new AbortController().signal,
        report: async () => {},
      },
      {} as never,
    ) as Promise<{ planned?: boolean; day?: string }>;
  product.setNow(new Date("2026-11-21T19:00:00Z"));
  expect(await run(), "three in the morning").toEqual({ planned: false });
  product.setNow(new Date("2026-11-21T20:03:00Z"));
  expect(await run()).toMatchObject({ day: "2026-11-22" });
  expect(await run(), "and once").toEqual({ planned: false });
});

test("a promise past its day comes first and stays until it is kept", async () => {
  const { contactId } = await product.call(
    "logContact",
    {
      id: who[3]!.publicId,
      ...call,
      promised: "换一个杯子",
      promisedBy: "2026-11-20",
      at: "2026-11-18T10:00:00+08:00",
    },
    { actor: rep },
  );
  await plan();
  const [task] = await mine();
  expect(task).toMatchObject({
    name: "按时来",
    code: "promise",
    promise: { text: "换一个杯子", overdue: true },
  });
  await product.call("keepPromise", { contactId }, { actor: rep });
  await plan();
  expect((await mine()).map((one) => one.name)).not.toContain("按时来");
});

test("put off, a customer comes back on his day and not before", async () => {
  const task = (await mine()).find((one) => one.name === "新来的")!;
  await expect(
    product.call("postponeTask", { taskId: task.id, to: "2026-11-21" }, { actor: rep }),
  ).rejects.toThrow("followup.past");
  await product.call("postponeTask", { taskId: task.id, to: "2026-11-24" }, { actor: rep });
  product.setNow(new Date("2026-11-23T04:00:00Z"));
  await plan();
  expect((await mine()).map((one) => one.name)).not.toContain("新来的");
  product.setNow(new Date("2026-11-24T04:00:00Z"));
  await plan();
  expect((await mine()).map((one) => one.name)).toContain("新来的");
});

test("complaints and low marks bring a customer onto the list", async () => {
  const { ch } = product.services;
  const head = (at: number, on: string) => [
    bucketOf(who[at]!.id),
    who[at]!.id,
    on,
    `${on} 10:00:00`,
    "day",
    900 + at,
  ];
  await ch.insertRows(
    "complaint_row",
    ["bucket", "party_id", "occurred_on", "occurred_at", "precision", "id", "cause", "state"],
    [[...head(4, day(9)), "delivery", "open"]],
  );
  await ch.insertRows(
    "answer_row",
    ["bucket", "party_id", "occurred_on", "occurred_at", "precision", "id", "measure", "score"],
    [[...head(5, day(4)), "nps", 3]],
  );
  await plan();
  expect((await mine(other))[0]).toMatchObject({ name: "别人的", code: "complaint" });
  const pool = await product.call("todayTasks", { whose: "nobody" });
  expect(pool.tasks[0]).toMatchObject({ code: "detractor" });
  expect(pool.tasks[0]!.reason.zh).toMatch(/打了 3 分/);
});

test("coverage adds up by owner and strategy and leads to the people", async () => {
  await product.carry();
  const found = await product.call("coverage", {});
  expect(found.all.customers).toBe(7);
  expect(found.owners.reduce((sum, one) => sum + one.customers, 0)).toBe(7);
  expect(found.strategies.reduce((sum, one) => sum + one.customers, 0)).toBe(7);
  expect(found.all.covered).toBe(2);
  expect(found.all.never).toBe(5);
  const list = await product.call("listUncovered", { owner: rep.person! });
  expect(list.people.map((one) => one.name).sort()).toEqual(["新来的", "沈玉兰"]);
  const own = await product.call("coverage", {}, { actor: other });
  expect(own.all.customers).toBe(2);
});

test("erasing a person leaves no word of a contact", async () => {
  await product.services.db
    .transaction()
    .execute((trx) => eraseParties(trx, product.services.secret, [who[3]!.id], product.services.clock()));
  const left = await product.services.db
    .selectFrom("fact_text")
    .select("text")
    .where("party_id", "=", who[3]!.id)
    .execute();
  expect(left).toEqual([]);
});
