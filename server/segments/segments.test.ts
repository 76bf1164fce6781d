import { afterAll, beforeAll, expect, test } from "vitest";
import { orders, people } from "../customers/fixture.ts";
import { Refusal } from "../refuse.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { refreshSegments } from "./refresh.ts";
import type { RuleInput } from "./rule/schema.ts";

let product: Harness;
let them: { id: number; publicId: string }[];
let owner: number;

beforeAll(async () => {
  product = await startHarness({ background: false });
  owner = (await product.person("sales")).person!;
  them = await people(product, [
    { kind: "person", name: "沈玉兰", gender: "female", region: 320506, owner, member_no: "A1" },
    { kind: "person", name: "顾建平", gender: "male", region: 320206, member_no: "A2" },
    { kind: "person", name: "孙丽娟", gender: "female", region: 330203, owner, member_no: "A3" },
    { kind: "person", name: "陶伟民", gender: "male", region: 330106, member_no: "A4" },
    { kind: "person", name: "未买过", gender: "female", region: 330106, member_no: "A5" },
  ] as Parameters<typeof people>[1]);
  await orders(product, [
    { party: them[0]!.id, on: "2026-11-01", order: 1, amount: 120, category: "乳品" },
    { party: them[0]!.id, on: "2026-11-10", order: 2, amount: 80, category: "乳品" },
    { party: them[1]!.id, on: "2026-11-02", order: 3, amount: 60, category: "乳品" },
    { party: them[2]!.id, on: "2026-08-30", order: 4, amount: 300, category: "乳品" },
    { party: them[2]!.id, on: "2026-09-20", order: 5, amount: 300, category: "乳品" },
    { party: them[3]!.id, on: "2026-11-05", order: 6, amount: 40, category: "零食" },
  ]);
});
afterAll(() => product.stop());

const twice: RuleInput = {
  where: {
    kind: "bought",
    measure: "orders",
    goods: { categories: ["乳品"] },
    within: { kind: "last", count: 90, unit: "day" },
    test: { is: "atLeast", value: 2 },
  },
};
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).code;
};
const membersOf = async (id: number, as = {}) =>
  (await product.call("listSegmentMembers", { id }, as)).people.map((person) => person.name).sort();
const refresh = (segments?: number[]) =>
  refreshSegments(product.services, { reason: "facts", ...(segments ? { segments } : {}) });
const log = (segment: number) =>
  product.services.ch.rows<{ party_id: number; entered: number; why: string }>(
    "select party_id, entered, why from membership where segment = {segment:UInt32} order by at, party_id",
    { segment },
  );

test("a rule is estimated, counted and said in words before anything is kept", async () => {
  const estimate = await product.call("estimateSegment", { rule: twice });
  expect(estimate).toMatchObject({
    exact: true,
    customers: 5,
    members: 2,
    low: 2,
    high: 2,
    asOf: "2026-11-21",
  });
  expect(estimate.sentence.zh).toBe("最近 90 天买“乳品”至少 2 单。");
  const preview = await product.call("previewSegment", { rule: twice });
  expect(preview.members).toBe(2);
  expect(preview.people.map((person) => person.name).sort()).toEqual(["孙丽娟", "沈玉兰"].sort());
  expect(preview.sql).toContain("category in CAST(['乳品'] AS Array(String))");
  expect(preview.sql).toContain("{hidden:Array(UInt32)}");
});

test("a reader without the right to values sees the statement with its parameters, and only his own customers", async () => {
  const seller = await product.person("sales", { all: false, owners: [owner], regions: [] });
  const preview = await product.call(
    "previewSegment",
    { rule: { where: { kind: "all", of: [] } } },
    { actor: seller },
  );
  expect(preview).toMatchObject({ members: 2, customers: 2, values: false });
  expect(preview.sql).toContain("{hidden:Array(UInt32)}");
  const hidden = await product.call("previewSegment", { rule: twice }, { actor: seller });
  expect(hidden.sql).toContain("{p0:Array(String)}");
  expect(hidden.sql).not.toContain("乳品");
});

test("membership is a log that is written only on change, with the reason", async () => {
  const { id } = await product.call("createSegment", { name: "乳品常客", folder: "品类", rule: twice });
  await refresh([id]);
  expect(await membersOf(id)).toEqual(["孙丽娟", "沈玉兰"].sort());
  expect(await log(id)).toEqual([
    { party_id: them[0]!.id, entered: 1, why: "start" },
    { party_id: them[2]!.id, entered: 1, why: "start" },
  ]);
  await refresh();
  expect(await log(id)).toHaveLength(2);

  product.setNow(new Date("2026-11-21T05:00:00Z"));
  await orders(product, [{ party: them[1]!.id, on: "2026-11-21", order: 7, amount: 10, category: "乳品" }]);
  await refresh();
  expect((await log(id)).slice(2)).toEqual([{ party_id: them[1]!.id, entered: 1, why: "facts" }]);

  // 孙丽娟 bought on 30 August and 20 September: ninety days later the first of the two is too old.
  product.setNow(new Date("2026-11-28T05:00:00Z"));
  await refresh();
  expect((await log(id)).slice(3)).toEqual([{ party_id: them[2]!.id, entered: 0, why: "time:0" }]);
  expect(await membersOf(id)).toEqual(["沈玉兰", "顾建平"].sort());
  const left = await product.call("listSegmentMembers", { id, which: "left", days: 30 });
  expect(left.people.map((person) => [person.name, person.why?.zh])).toEqual([["孙丽娟", "日子到了"]]);
  const [bitmap] = await product.services.ch.rows<{ n: string }>(
    "select bitmapCardinality(members) n from segment_bitmap final where segment = {id:UInt32} and kept = toDate(0)",
    { id },
  );
  expect(bitmap?.n).toBe("2");

  product.setNow(new Date("2026-12-02T05:00:00Z"));
  await refresh();
  const kept = await product.services.ch.rows<{ kept: string; n: string }>(
    "select kept, bitmapCardinality(members) n from segment_bitmap final where segment = {id:UInt32} and kept != toDate(0)",
    { id },
  );
  expect(kept).toEqual([{ kept: "2026-11-30", n: "2" }]);
  product.setNow(new Date("2026-11-21T06:00:00Z"));
});

test("a changed rule is a new version, and the log says what no longer holds", async () => {
  const rule: RuleInput = {
    where: {
      kind: "all",
      of: [
        { kind: "gender", in: ["female"] },
        { kind: "region", under: ["33"] },
      ],
    },
  };
  const { id } = await product.call("createSegment", { name: "浙江女士", rule });
  await refresh([id]);
  expect(await membersOf(id)).toEqual(["孙丽娟", "未买过"].sort());
  expect(await refusal(product.call("updateSegment", { id, version: 7, rule }))).toBe("segments.changed");
  const changed = await product.call("updateSegment", {
    id,
    version: 1,
    rule: {
      where: {
        kind: "all",
        of: [
          { kind: "gender", in: ["female"] },
          { kind: "region", under: ["3302"] },
        ],
      },
    },
    note: "只看宁波",
  });
  expect(changed.version).toBe(2);
  await refresh([id]);
  expect((await log(id)).slice(2)).toEqual([{ party_id: them[4]!.id, entered: 0, why: "rule:1" }]);
  const file = await product.call("readSegment", { id });
  expect(file.versions.map((one) => [one.version, one.note, one.sentence.zh])).toEqual([
    [2, "只看宁波", "性别女，并且在浙江省 宁波市。"],
    [1, "", "性别女，并且在浙江省。"],
  ]);
  expect(file.flow.reduce((sum, week) => sum + week.entered - week.left, 0)).toBe(1);
});

test("a merge and its undoing move people between customers, not in and out of the segment", async () => {
  const { id } = await product.call("createSegment", {
    name: "零食或乳品",
    rule: { where: { kind: "bought", measure: "orders", test: { is: "atLeast", value: 1 } } },
  });
  await refresh([id]);
  const before = await log(id);
  expect(before).toHaveLength(4);
  const { ch } = product.services;
  const merge = async (gone: number, version: number) => {
    await ch.insertRows(
      "merged_party",
      ["party_id", "customer_id", "gone", "version"],
      [[them[3]!.id, gone ? them[3]!.id : them[1]!.id, gone, version]],
    );
    await ch.exec("system reload dictionary {database}.canonical");
    await refresh([id]);
  };
  await merge(0, 1001);
  expect(await log(id)).toEqual(before);
  expect((await product.call("listSegmentMembers", { id })).total).toBe(3);
  await merge(1, 1002);
  expect(await log(id)).toEqual(before);
  expect((await product.call("listSegmentMembers", { id })).total).toBe(4);
});

test("what another segment uses cannot be deleted, and circles are refused", async () => {
  const first = await product.call("createSegment", { name: "甲", rule: twice });
  const second = await product.call("createSegment", {
    name: "乙",
    rule: { where: { kind: "not", of: { kind: "segment", segment: first.id } } },
  });
  expect(await refusal(product.call("deleteSegment", { id: first.id }))).toBe("segments.used");
  expect(
    await refusal(
      product.call("updateSegment", {
        id: first.id,
        version: 1,
        rule: { where: { kind: "segment", segment: second.id } },
      }),
    ),
  ).toBe("segments.cycle");
  expect(
    await refusal(
      product.call("createSegment", { name: "丙", rule: { where: { kind: "segment", segment: 99999 } } }),
    ),
  ).toBe("segments.gone");
  expect(await refusal(product.call("createSegment", { name: "甲", rule: twice }))).toBe(
    "segments.name_taken",
  );
  await refresh([first.id]);
  expect((await membersOf(second.id)).length).toBe(5 - (await membersOf(first.id)).length);
  await product.call("deleteSegment", { id: second.id });
  await product.call("deleteSegment", { id: first.id });
  expect(await refusal(product.call("readSegment", { id: first.id }))).toBe("segments.not_found");
});

test("lists, folders and figures stand in one table; a seller sees his own people in it", async () => {
  const moved = await product.call("moveSegmentFolder", { from: "品类", to: "商品" });
  expect(moved.moved).toBe(1);
  const { segments, folders, customers } = await product.call("listSegments", {});
  expect((await product.call("segmentNames", {})).segments).toEqual(
    segments.map(({ id, name, folder, kind }) => ({ id, name, folder, kind })),
  );
  expect(folders).toEqual(["商品"]);
  expect(customers).toBe(5);
  expect(segments.find((one) => one.name === "浙江女士")).toMatchObject({
    members: 1,
    version: 2,
    usedBy: 0,
    pending: false,
  });
  const seller = await product.person("sales", { all: false, owners: [owner], regions: [] });
  const own = await product.call("listSegments", {}, { actor: seller });
  expect(own.customers).toBe(2);
  expect(own.segments.every((one) => one.members <= 2)).toBe(true);
  expect(await refusal(product.call("createSegment", { name: "不许", rule: twice }, { actor: seller }))).toBe(
    "platform.not_permitted",
  );
});

test("a masked field cannot be asked about through a rule", async () => {
  const viewer = await product.person("manager");
  const blind = { ...viewer, masked: new Set(["birthday"] as const) };
  const rule: RuleInput = { where: { kind: "not", of: { kind: "age", test: { is: "atLeast", value: 60 } } } };
  expect(await refusal(product.call("estimateSegment", { rule }, { actor: blind }))).toBe("segments.masked");
  expect((await product.call("segmentChoices", {}, { actor: blind })).masked).toEqual(["age"]);
});

test("a fixed list is made from member numbers; who is nobody is said", async () => {
  const numbers = ["A1", "A4", "ZZ9"];
  const matched = await product.call("matchSegmentNumbers", { by: "member_no", numbers });
  expect(matched).toEqual({ found: 2, missing: ["ZZ9"], missingCount: 1 });
  const { id } = await product.call("createSegmentList", { name: "婴童妈妈", by: "member_no", numbers });
  await product.carry();
  expect(await membersOf(id)).toEqual(["沈玉兰", "陶伟民"].sort());
  await product.call("changeSegmentList", { id, add: [them[4]!.publicId], remove: [them[0]!.publicId] });
  await product.carry();
  expect(await membersOf(id)).toEqual(["陶伟民", "未买过"].sort());
  expect((await log(id)).map((line) => [line.party_id, line.entered, line.why])).toEqual([
    [them[0]!.id, 1, "list"],
    [them[3]!.id, 1, "list"],
    [them[0]!.id, 0, "list"],
    [them[4]!.id, 1, "list"],
  ]);
  const inside: RuleInput = {
    where: {
      kind: "all",
      of: [
        { kind: "segment", segment: id },
        { kind: "gender", in: ["female"] },
      ],
    },
  };
  expect((await product.call("previewSegment", { rule: inside })).people.map((one) => one.name)).toEqual([
    "未买过",
  ]);
  const rule = segmentsNamed("乳品常客");
  expect(await refusal(product.call("changeSegmentList", { id: await rule, add: [them[0]!.publicId] }))).toBe(
    "segments.is_rule",
  );
  const seller = await product.person("sales", { all: false, owners: [owner], regions: [] });
  const manager = { ...seller, may: new Set([...seller.may, "segments:write" as const]) };
  expect(
    await product.call("matchSegmentNumbers", { by: "member_no", numbers }, { actor: manager }),
  ).toMatchObject({ found: 1, missingCount: 2 });
});

const segmentsNamed = async (name: string) =>
  (await product.call("listSegments", {})).segments.find((one) => one.name === name)!.id;

test("why a customer is in, what she has against the threshold, and what would take her out", async () => {
  const id = await segmentsNamed("乳品常客");
  const why = await product.call("whyInSegment", { segment: id, customer: them[0]!.publicId });
  expect(why).toMatchObject({
    in: true,
    conditions: [{ met: true, value: { zh: "2 单", en: "2 orders" }, measured: { value: 2, threshold: 2 } }],
    reason: { zh: "建群时就在" },
    before: [],
  });
  // The older of her two orders, of 1 November, is the 90th day back on 29 January and too old on the next.
  expect(why.next.map((one) => one.zh)).toEqual(["一直不买，2027-01-30 离开本群"]);
  const out = await product.call("whyInSegment", { segment: id, customer: them[3]!.publicId });
  expect(out).toMatchObject({
    in: false,
    since: null,
    conditions: [{ met: false, value: { zh: "0 单" } }],
    next: [],
  });
  const { segments } = await product.call("customerSegments", { customer: them[0]!.publicId });
  expect(segments.map((one) => one.name)).toEqual(["乳品常客", "零食或乳品"]);
  const stranger = await product.person("sales", { all: false, owners: [999], regions: [] });
  expect(
    await refusal(
      product.call("whyInSegment", { segment: id, customer: them[0]!.publicId }, { actor: stranger }),
    ),
  ).toBe("customers.not_found");
});

test("one more purchase is tried before it is promised", async () => {
  const { id } = await product.call("createSegment", {
    name: "乳品没回来",
    rule: {
      where: {
        kind: "all",
        of: [
          { kind: "lastPurchase", goods: { categories: ["乳品"] }, within: { kind: "ago", to: 30 } },
          { kind: "bought", measure: "amount", test: { is: "moreThan", value: 500 } },
        ],
      },
    },
  });
  await refresh([id]);
  const why = await product.call("whyInSegment", { segment: id, customer: them[2]!.publicId });
  expect(why.in).toBe(true);
  expect(why.conditions.map((one) => one.value?.zh)).toEqual(["2026-09-20，62 天前", "600 元"]);
  expect(why.next.map((one) => one.zh)).toEqual(["再买一次“乳品”就离开本群"]);
});

test("two segments are compared by effect sizes, the largest first", async () => {
  const a = await segmentsNamed("乳品常客");
  const b = await segmentsNamed("零食或乳品");
  const compared = await product.call("compareSegments", { a, b });
  expect(compared).toMatchObject({ a: { customers: 2 }, b: { customers: 4 }, both: 2 });
  const orders = compared.figures.find((one) => one.figure === "ordersYear")!;
  // 沈玉兰 2 and 顾建平 2 orders against 2, 2, 2 and 1.
  expect(orders).toMatchObject({ a: { n: 2, mean: 2, sd: 0 }, b: { n: 4, mean: 1.75, sd: 0.5 } });
  expect(orders.d).toBeCloseTo(0.25 / Math.sqrt((3 * 0.25) / 4), 9);
  const rest = await product.call("compareSegments", { a });
  expect(rest.b).toEqual({ id: null, name: null, customers: 3 });
  expect(rest.traits.find((one) => one.trait === "gender")!.values.length).toBeGreaterThan(0);
});

test("who is in a segment can be exported like any other choice of customers", async () => {
  const id = await segmentsNamed("乳品常客");
  const list = await product.call("listCustomers", { filter: { segment: id } });
  expect(list.rows.map((row) => row.name).sort()).toEqual(["沈玉兰", "顾建平"].sort());
});

test("a rule asks of a field of the company's own what its type can answer", async () => {
  const { id: field } = await product.call("createCustomField", { zh: "余额", type: "number" });
  const asking = (ask: object, of = field): RuleInput => ({
    where: { kind: "ownField", field: of, ask } as RuleInput["where"],
  });
  const choice = asking({ as: "choice", in: [1] });
  expect(await refusal(product.call("previewSegment", { rule: choice }))).toBe(
    "segments.field_of_another_type",
  );
  expect(await refusal(product.call("estimateSegment", { rule: choice }))).toBe(
    "segments.field_of_another_type",
  );
  expect(await refusal(product.call("createSegment", { name: "余额不对", rule: choice }))).toBe(
    "segments.field_of_another_type",
  );
  const missing = asking({ as: "filled" }, 999);
  expect(await refusal(product.call("createSegment", { name: "没有的字段", rule: missing }))).toBe(
    "segments.no_such_field",
  );
  await product.call("createSegment", { name: "有余额", rule: asking({ as: "filled" }) });
});
