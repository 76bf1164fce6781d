import { afterAll, beforeAll, expect, test } from "vitest";
import { type EventKind, eventKinds } from "../../fact.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { type Given, importing } from "../importing.ts";
import { eventFacts } from "./eventFacts.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor, run, sourceOf } = importing(() => product);

const event = (kind: EventKind) => eventFacts[kind].event!;

async function kept(kind: EventKind, source: string, columns: string): Promise<unknown[]> {
  return product.services.ch.rows(
    `select ${columns} from ${event(kind).name}(hidden = {hidden:Array(UInt32)}) where source = {source:UInt16}`,
    { source: await sourceOf(source) },
  );
}

const calls = (rows: string[]) =>
  `会员号,时间,类型,方向,记录人,时长（秒）,是否回应,主题,内容\n${rows.join("\n")}\n`;
const shown = "occurred_on, kind, direction, minutes, replied, topic, party_id > 0 as whose";

test("a word for nothing is a no where the field asks yes or no; only what says nothing is empty", async () => {
  const rows = ["无", "没有", "是", "未知", "N/A", ""].map(
    (word, i) => `T${i},V1,2026-03-0${i + 1},无,${word}`,
  );
  const done = await run(`投诉单号,会员号,投诉时间,原因,是否满意\n${rows.join("\n")}\n`, {
    kind: "complaints",
    source: "投诉无",
    name: "c.csv",
  });
  expect(done.rows).toMatchObject({ new: 6, errors: 0 });
  const known = (await kept("complaints", "投诉无", "toString(occurred_on) as day, satisfied")) as {
    day: string;
    satisfied: number | null;
  }[];
  known.sort((a, b) => (a.day < b.day ? -1 : 1));
  expect(known.map((one) => one.satisfied)).toEqual([0, 0, 1, null, null, null]);
});

test("interactions: typed, under their customers, with words and colleagues outside the engine", async () => {
  const file = calls([
    "I1,2026-03-05 10:00,电话,呼出,陈晓,90,是,试吃,约好周末来",
    "I1,2026-03-06 10:00,拜访,呼入,陈晓,,,,",
    ",2026-03-07,没听过的,呼出,刘敏,,否,,公开的话",
    "I2,不是日子,电话,呼出,刘敏,,否,,",
    // Alike to the last letter: two, not one.
    "I3,2026-03-08,消息,呼出,刘敏,,否,,好",
    "I3,2026-03-08,消息,呼出,刘敏,,否,,好",
  ]);
  const first = await run(file, { kind: "interactions", source: "互动甲", name: "i.csv" });
  expect(first.rows).toEqual({ new: 5, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 1 });
  expect(await kept("interactions", "互动甲", `${shown} `)).toEqual(
    expect.arrayContaining([
      {
        occurred_on: "2026-03-05",
        kind: "call",
        direction: "out",
        minutes: 1.5,
        replied: 1,
        topic: "试吃",
        whose: 1,
      },
      {
        occurred_on: "2026-03-06",
        kind: "visit",
        direction: "in",
        minutes: null,
        replied: null,
        topic: "",
        whose: 1,
      },
      {
        occurred_on: "2026-03-07",
        kind: "other",
        direction: "out",
        minutes: null,
        replied: 0,
        topic: "",
        whose: 0,
      },
    ]),
  );
  const texts = await product.services.db
    .selectFrom("fact_text")
    .select(["field", "text"])
    .where("kind", "=", "interaction")
    .orderBy("text")
    .execute();
  expect(texts.map((t) => t.text).sort()).toEqual(["公开的话", "好", "好", "约好周末来"].sort());
  const staff = await product.services.db.selectFrom("staff").select("name").orderBy("name").execute();
  expect(staff.map((s) => s.name).sort()).toEqual(["刘敏", "陈晓"].sort());

  const again = await run(file, { kind: "interactions", source: "互动甲", name: "i.csv" });
  expect(again.rows).toEqual({ new: 0, updated: 0, same: 5, skipped: 0, waiting: 0, errors: 1 });
  const more = await run(
    calls(["I3,2026-03-08,消息,呼出,刘敏,,否,,好", "I3,2026-03-09,消息,呼出,刘敏,,否,,好"]),
    {
      kind: "interactions",
      source: "互动甲",
      name: "i.csv",
    },
  );
  expect(more.rows).toMatchObject({ new: 1, same: 1 });
});

const deals = (rows: string[]) =>
  `商机编号,客户编号,首次接触日期,结束日期,阶段,金额,负责人,备注,行业\n${rows.join("\n")}\n`;
const dealState = "number, stage, toString(outcome) as outcome, amount, closed_on, occurred_on";

test("a changed row replaces its version; undo brings the version before back, redo the later one", async () => {
  const given: Given = {
    kind: "opportunities",
    source: "商机甲",
    name: "o.csv",
    options: { keep: ["行业"] },
  };
  await run(deals(["A1,C1,2026-03-01,,报价,100,陈晓,先等等,餐饮", "A2,C2,,,线索,,陈晓,,"]), given);
  expect(await kept("opportunities", "商机甲", `${dealState}, groups`)).toEqual(
    expect.arrayContaining([
      {
        number: "A1",
        stage: "报价",
        outcome: "open",
        amount: "100",
        closed_on: null,
        occurred_on: "2026-03-01",
        groups: { 行业: "餐饮" },
      },
      {
        number: "A2",
        stage: "线索",
        outcome: "open",
        amount: null,
        closed_on: null,
        occurred_on: "1970-01-01",
        groups: {},
      },
    ]),
  );
  const later = await run(
    deals([
      "A1,C1,2026-03-01,2026-04-01,赢单,120,陈晓,签了,餐饮",
      "A2,C2,,,线索,,陈晓,,",
      "A3,C3,,,线索,,陈晓,,",
      "A3,C3,,,报价,,陈晓,,",
    ]),
    given,
  );
  // Of two rows with one number in one file the later one holds.
  expect(later.rows).toEqual({ new: 1, updated: 1, same: 1, skipped: 1, waiting: 0, errors: 0 });
  const now = await kept("opportunities", "商机甲", "number, stage, toString(outcome) as outcome");
  expect(now).toHaveLength(3);
  expect(now).toEqual(
    expect.arrayContaining([
      { number: "A1", stage: "赢单", outcome: "won" },
      { number: "A3", stage: "报价", outcome: "open" },
    ]),
  );
  await waitFor((await product.call("undoImport", { id: later.id })).jobId);
  const before = await kept("opportunities", "商机甲", "number, stage");
  expect(before).toHaveLength(2);
  expect(before).toEqual(expect.arrayContaining([{ number: "A1", stage: "报价" }]));
  await waitFor((await product.call("redoImport", { id: later.id })).jobId);
  expect(await kept("opportunities", "商机甲", "number, stage")).toEqual(
    expect.arrayContaining([{ number: "A1", stage: "赢单" }]),
  );
});

test("a note written anew is a change, though nothing else differs", async () => {
  const given = { kind: "opportunities", source: "商机乙", name: "o.csv" } as const;
  await run(deals(["B1,C1,2026-03-01,,报价,100,陈晓,先等等,"]), given);
  expect((await run(deals(["B1,C1,2026-03-01,,报价,100,陈晓,先等等,"]), given)).rows).toMatchObject({
    same: 1,
  });
  const changed = await run(deals(["B1,C1,2026-03-01,,报价,100,陈晓,不等了,"]), given);
  expect(changed.rows).toMatchObject({ updated: 1, same: 0 });
  expect((await run(deals(["B1,C1,2026-03-01,,报价,100,陈晓,不等了,"]), given)).rows).toMatchObject({
    same: 1,
  });
});

test("a survey with a column per question: a row per answer, and rows without any are left out", async () => {
  const file =
    "问卷号,会员号,回答日期,推荐意愿（0–10）,服务态度,意见\nQ1,S1,2026-03-05,9,4,送货快\nQ2,S2,2026-03-06,,,\nQ3,S3,2026-03-07,3,不知道,\n";
  const id = await place(file, { kind: "answers", source: "问卷", name: "q.csv" });
  const found = await product.call("inspectFile", { id });
  expect(found.proposed.questions.map((q) => [q.column, q.measure, q.dimension])).toEqual([
    ["推荐意愿（0–10）", "nps", "overall"],
    ["服务态度", "satisfaction", "service"],
  ]);
  const done = await run(file, {
    kind: "answers",
    source: "问卷",
    name: "q.csv",
    options: { questions: found.proposed.questions },
  });
  expect(done.rows).toEqual({ new: 2, updated: 0, same: 0, skipped: 1, waiting: 0, errors: 0 });
  expect(await kept("answers", "问卷", "measure, dimension, score, scale_from, scale_to")).toHaveLength(3);
  const [sheets] = (await kept("answers", "问卷", "uniqExact(respondent) as n")) as { n: string }[];
  expect(sheets?.n).toBe("2");
});

// One row of every kind's own template goes in, under a person where the kind is about one.
test.each(eventKinds)("the template of %s is a file that is imported without an error", async (kind) => {
  const fields = eventFacts[kind].fields;
  const csv = `${fields.map((f) => f.says.zh).join(",")}\n${fields.map((f) => f.example).join(",")}\n`;
  const done = await run(csv, { kind, source: `模板${kind}`, name: `${kind}.csv` });
  expect(done.result.errors).toEqual([]);
  expect(done.rows).toMatchObject({ new: 1, errors: 0 });
  expect((await run(csv, { kind, source: `模板${kind}`, name: `${kind}.csv` })).rows).toMatchObject({
    new: 0,
    same: 1,
  });
  await waitFor((await product.call("undoImport", { id: done.id })).jobId);
  expect(await kept(kind, `模板${kind}`, "id")).toEqual([]);
});

test("a customer's file shows what was imported about him in order of time, with its words and colleague", async () => {
  const source = "来往";
  await run(
    calls([
      "T1,2026-03-05 10:00,电话,呼出,陈晓,90,是,试吃,约好周末来",
      "T2,2026-03-05 11:00,电话,呼出,陈晓,,,,别人的",
    ]),
    {
      kind: "interactions",
      source,
      name: "i.csv",
    },
  );
  await run("投诉单号,会员号,投诉时间,原因,内容\nTS1,T1,2026-03-09,配送时效,等了一下午\n", {
    kind: "complaints",
    source,
    name: "c.csv",
  });
  const bill = await run("账单号,会员号,开票日期,到期日期,金额\nZD1,T1,2026-03-01,2026-03-31,120\n", {
    kind: "invoices",
    source,
    name: "b.csv",
  });
  const party = await product.services.db
    .selectFrom("party")
    .select("public_id")
    .where("member_no", "=", "T1")
    .executeTakeFirstOrThrow();
  const kinds = ["interaction", "complaint", "bill"] as const;
  const told = async () => {
    const { events, counts } = await product.call("customerTimeline", {
      id: party.public_id,
      kinds: [...kinds],
    });
    return [
      events.map((e) => ("fact" in e ? [e.kind, e.by, e.fact.text] : [e.kind])),
      kinds.map((k) => counts[k]),
    ];
  };
  expect(await told()).toEqual([
    [
      ["complaint", null, "等了一下午"],
      ["interaction", "陈晓", "约好周末来"],
      ["bill", null, null],
    ],
    [1, 1, 1],
  ]);
  await waitFor((await product.call("undoImport", { id: bill.id })).jobId);
  expect((await told())[1]).toEqual([1, 1, 0]);
});

test("payments pay bills: in parts, late, brought in again with another day, and undone", async () => {
  const source = "应收";
  await run(
    "账单号,会员号,开票日期,到期日期,金额\nP1,Z1,2026-03-01,2026-03-31,120\nP2,Z1,2026-03-01,2026-03-31,80\n",
    { kind: "invoices", source, name: "b.csv" },
  );
  const paid = async () =>
    Object.fromEntries(
      (
        (await kept("invoices", source, "number, paid_on")) as { number: string; paid_on: string | null }[]
      ).map((row) => [row.number, row.paid_on]),
    );
  const pay = (rows: string[], name: string) =>
    run(`回款单号,账单号,付款日期,金额\n${rows.join("\n")}\n`, { kind: "payments", source, name });
  expect(await paid()).toEqual({ P1: null, P2: null });
  await pay(["H1,P1,2026-03-10,50", "H2,P2,2026-03-12,80"], "one.csv");
  expect(await paid()).toEqual({ P1: null, P2: "2026-03-12" });
  const late = await pay(["H3,P1,2026-04-20,70"], "late.csv");
  expect(await paid()).toEqual({ P1: "2026-04-20", P2: "2026-03-12" });
  const again = await pay(["H2,P2,2026-03-18,80", "H3,P1,2026-04-20,70"], "again.csv");
  expect(again.rows).toMatchObject({ new: 0, updated: 1, same: 1 });
  expect(await paid()).toEqual({ P1: "2026-04-20", P2: "2026-03-18" });
  await waitFor((await product.call("undoImport", { id: again.id })).jobId);
  expect(await paid()).toEqual({ P1: "2026-04-20", P2: "2026-03-12" });
  await waitFor((await product.call("undoImport", { id: late.id })).jobId);
  expect(await paid()).toEqual({ P1: null, P2: "2026-03-12" });
});
