import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../../customers/fixture.ts";
import { code, email, phone } from "../../ingest/fields/contacts.ts";
import { Layers } from "../../ingest/fields/Layers.ts";
import type { Call } from "../../perform.ts";
import type { JobContext } from "../../platform/jobs.ts";
import { Refusal } from "../../refuse.ts";
import type { StreamContext } from "../../stream.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import type { Actor } from "../../verb.ts";
import { listCarrier } from "../carryLists.ts";
import { cellKey } from "./cellKey.ts";
import { stillSeen } from "./customersOfFile.ts";
import { listFile } from "./listFile.ts";
import { missingRows } from "./missingRows.ts";
import { sweepSegmentFiles } from "./sweepSegmentFiles.ts";

let product: Harness;
let admin: Actor;
let owner: Actor;
let them: { id: number; publicId: string }[];

beforeAll(async () => {
  product = await startHarness({ background: false });
  admin = await product.person("administrator");
  owner = await product.person("sales");
  them = await people(product, [
    { kind: "person", name: "沈玉兰", owner: owner.person!, member_no: "00123", phone: "+8613812340001" },
    { kind: "person", name: "顾建平", member_no: "A2", phone: "+8613812340002", email: "gu@example.com" },
    { kind: "person", name: "顾小平", member_no: "A3", phone: "+8613812340002" },
    { kind: "person", name: "陶伟民", owner: owner.person!, member_no: "A4", phone: "+862584400001" },
  ] as Parameters<typeof people>[1]);
});
afterAll(() => product.stop());

const contextOf = (actor: Actor): StreamContext => {
  const { db, ch, files, log } = product.services;
  return {
    ...{ db, ch, files, log, actor },
    now: product.services.clock(),
    zone: "Asia/Shanghai",
    language: "zh",
    signal: new AbortController().signal,
    audit: async () => {},
  };
};
const drop = async (name: string, content: string | Buffer, actor = admin) => {
  const body = (async function* () {
    yield Buffer.from(content);
  })();
  return ((await listFile.receive(contextOf(actor), { name }, body)) as { file: string }).file;
};
const as = (actor: Actor): Partial<Call> => ({ actor });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).code;
};
const names = async (id: number) =>
  (await product.call("listSegmentMembers", { id })).people.map((person) => person.name).sort();

test("a cell means here what it means to the importer", async () => {
  const cells = [
    ..."13812340001|138 1234 0001|138-1234-0001|+86 13812340001|8613812340001|0086-138-1234-0001|013812340001".split(
      "|",
    ),
    ..."１３８１２３４０００１|\u200b13812340001|'13812340001|13812340001.0|13812340001;13912340001|025-84400001".split(
      "|",
    ),
    ..."025 8440 0001|84400001|400-123-4567|+14155550123|0014155550123|138****0001|1.38E+10|电话|1381234|+861381".split(
      "|",
    ),
    ..."a@b.com|A@B.Com|mailto:x@y.cn|a b@c.com|x＠y.cn|x***@y.cn|x@y|，@b.com|张三@例子.公司".split("|"),
    ...'A2|a2|00123|="00123"|123.0|123.45|合计|Total|=SUM(A1)|-|无|N/A|  A2  |Ａ２|x\u0001y'.split("|"),
    "",
    "y".repeat(121),
  ];
  for (const [by, field] of [
    ["phone", phone],
    ["email", email],
    ["member_no", code],
  ] as const) {
    const steps = new Layers("cell");
    const { value, error } = field("cell", steps);
    const answers = await product.services.ch.rows<{ cell: string; value: string; error: string }>(
      `select cell, ${value} as value, ${error} as error from ${Layers.nest("(select arrayJoin({cells:Array(String)}) as cell)", [steps])}`,
      { cells },
    );
    const here = cells.map((cell) => {
      const read = cellKey(by, cell);
      return { cell, key: read.key, wrong: read.wrong ?? "" };
    });
    const there = answers.map((row) => ({
      cell: row.cell,
      key: row.error === "" ? row.value : "",
      wrong: row.error,
    }));
    expect(here).toEqual(there);
  }
});

test("a file is looked at: how it is read, and which column says who the customer is", async () => {
  const gbk = Buffer.from([0xbb, 0xe1, 0xd4, 0xb1, 0xba, 0xc5]);
  const file = await drop("名单.csv", Buffer.concat([gbk, Buffer.from(",x\nA2,1\nA4,2\n")]));
  const looked = await product.call("inspectListFile", { file }, as(admin));
  expect(looked).toMatchObject({
    encoding: "gb18030",
    columns: ["会员号", "x"],
    suggested: { column: "会员号", by: "member_no" },
    masked: [],
  });
  const phones = await drop(
    "p.tsv.gz",
    gzipSync("who\tnote\n13812340001\ta\n13812340002\tb\n13900000000\tc\n"),
  );
  expect((await product.call("inspectListFile", { file: phones }, as(admin))).suggested).toEqual({
    column: "who",
    by: "phone",
  });
  const bare = await drop("bare.txt", "A2\nA3\nA4\n");
  expect(await product.call("inspectListFile", { file: bare }, as(admin))).toMatchObject({
    headerRow: 0,
    suggested: { column: "#1", by: "member_no" },
  });
  const ids = await drop("ids.txt", `${them.map((one) => one.publicId).join("\n")}\n`);
  const own = await product.call("inspectListFile", { file: ids }, as(admin));
  expect(own.suggested?.by).toBe("id");
  expect((await product.call("matchListFile", { file: ids, ...own.suggested! }, as(admin))).customers).toBe(
    4,
  );
});

test("every row is counted once, with the reason where it means nobody", async () => {
  const book = await writeXlsx({
    sheets: [
      { name: "说明", rows: [["请看第二页"]] },
      {
        name: "名单",
        rows: [
          ["手机", "备注"],
          [13812340001, "是"],
          ["138-1234-0001", "又一次"],
          ["13812340002", "两个人"],
          ["13999999999", "没有"],
          ["1234", "短"],
          ["", "空"],
          ["025-84400001", "座机"],
        ],
      },
    ],
  });
  const file = await drop("名单.xlsx", Buffer.from(book));
  const asked = { file, sheet: "名单", column: "手机", by: "phone" as const };
  const matched = await product.call("matchListFile", asked, as(admin));
  expect(matched).toMatchObject({
    rows: 7,
    counts: { found: 2, repeated: 1, several: 1, unknown: 1, malformed: 1, empty: 1 },
    customers: 2,
    shared: 1,
  });
  expect(matched.missing.map((row) => [row.row, row.reason.zh])).toEqual([
    [4, "有几位客户用它，分不清是谁"],
    [5, "没有这位客户，或您看不到"],
    [6, "位数不对"],
    [7, "这一格是空的"],
  ]);
  expect(matched.people.map((one) => one.name)).toEqual(["沈玉兰", "陶伟民"]);
  const taken = await product.call("matchListFile", { ...asked, several: "take" }, as(admin));
  expect(taken).toMatchObject({ customers: 4, counts: { found: 3, several: 0 }, shared: 1 });

  const { file: _, ...query } = asked;
  const opened = await missingRows.open(contextOf(admin), { id: file, several: "leave", ...query });
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.body as AsyncIterable<Uint8Array>) pieces.push(piece);
  expect(opened.name).toBe("名单-没找到的行.csv");
  expect(Buffer.concat(pieces).toString()).toBe(
    [
      "\ufeff行,原因,手机,备注",
      "4,有几位客户用它，分不清是谁,13812340002,两个人",
      "5,没有这位客户，或您看不到,13999999999,没有",
      "6,位数不对,1234,短",
      "7,这一格是空的,,空",
      "",
    ].join("\r\n"),
  );
});

test("of a long file only the rows not found come back, and nothing of it is left beside the file", async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => (n % 2 === 0 ? "A2,x" : `Q${n},第${n}行`));
  const file = await drop("long.csv", `会员号,备注\n${rows.join("\n")}\n`);
  const asked = { id: file, column: "会员号", by: "member_no", several: "leave" } as const;
  const opened = await missingRows.open(contextOf(admin), asked);
  const beside = () => readdirSync(`${product.services.files}/lists/${file}`);
  expect(beside(), "nothing is read before somebody takes it").toEqual(["original"]);
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.body as AsyncIterable<Uint8Array>) pieces.push(piece);
  const lines = Buffer.concat(pieces).toString().trimEnd().split("\r\n");
  expect(lines).toHaveLength(2501);
  expect(lines[1]).toBe("3,没有这位客户，或您看不到,Q1,第1行");
  expect(lines.at(-1)).toBe("5001,没有这位客户，或您看不到,Q4999,第4999行");
  expect(beside()).toEqual(["original"]);
  const broken = await missingRows.open(contextOf(admin), asked);
  for await (const piece of broken.body as AsyncIterable<Uint8Array>) if (piece.length > 200) break;
  expect(beside(), "a download broken off").toEqual(["original"]);
});

test("a file makes a list, adds to it, takes off it and takes its place, each a version in the log", async () => {
  const made = await drop("a.csv", "会员号\n00123\nA2\nZZ\n");
  const by = { column: "会员号", by: "member_no" as const };
  const { id, added } = await product.call(
    "createListFromFile",
    { file: made, ...by, name: "来宾" },
    as(admin),
  );
  expect(added).toBe(2);
  await product.carry();
  expect(await names(id)).toEqual(["沈玉兰", "顾建平"].sort());
  const more = await drop("b.csv", "会员号\nA2\nA3\nA4\n");
  const change = { file: more, ...by, segment: id };
  expect(await product.call("changeListByFile", { ...change, version: 1, how: "add" }, as(admin))).toEqual({
    version: 2,
    added: 2,
    removed: 0,
  });
  expect(
    await refusal(product.call("changeListByFile", { ...change, version: 1, how: "add" }, as(admin))),
  ).toBe("segments.changed");
  expect(
    await product.call("changeListByFile", { ...change, version: 2, how: "replace" }, as(admin)),
  ).toEqual({ version: 3, added: 0, removed: 1 });
  await product.carry();
  expect(await names(id)).toEqual(["陶伟民", "顾建平", "顾小平"].sort());
  expect(await product.call("changeListByFile", { ...change, version: 3, how: "remove" }, as(admin))).toEqual(
    { version: 4, added: 0, removed: 3 },
  );
  await product.carry();
  expect(await names(id)).toEqual([]);
  const log = await product.services.ch.rows<{ party: number; entered: number; version: number }>(
    "select party_id as party, entered, version from membership where segment = {id:UInt32} order by at, party_id",
    { id },
  );
  expect(log.filter((line) => line.party === them[0]!.id)).toEqual([
    { party: them[0]!.id, entered: 1, version: 1 },
    { party: them[0]!.id, entered: 0, version: 3 },
  ]);
  const { versions } = await product.call("readSegment", { id });
  expect(versions.map((one) => one.sentence.zh)).toEqual([
    "按文件“b.csv”（按会员号）移出 3 人",
    "由文件“b.csv”（按会员号）替换：加入 0 人，移出 1 人",
    "由文件“b.csv”（按会员号）加入 2 人",
    "由文件“a.csv”（按会员号）建立，2 人",
  ]);
});

test("a list longer than one statement holds is carried over whole", async () => {
  const { id } = await product.call("createSegmentList", {
    name: "长名单",
    by: "member_no",
    numbers: ["A2"],
  });
  const parties = Array.from({ length: 45_000 }, (_, i) => i + 1);
  await listCarrier(product.services, [{ id: "1", kind: "segment_list", payload: { segment: id, parties } }]);
  expect(await names(id)).toEqual(["顾建平"]);
});

test("who sees some only finds some, and cannot take the others off a list", async () => {
  const seller: Actor = {
    ...owner,
    scope: { all: false, owners: [owner.person!], regions: [] },
    may: new Set([...owner.may, "segments:write" as const]),
  };
  const all = await drop("all.csv", "会员号\n00123\nA2\nA3\nA4\n");
  const by = { column: "会员号", by: "member_no" as const };
  const { id } = await product.call("createListFromFile", { file: all, ...by, name: "四人" }, as(admin));
  const own = await drop("own.csv", "会员号\nA2\nA4\n", seller);
  expect(await product.call("matchListFile", { file: own, ...by }, as(seller))).toMatchObject({
    customers: 1,
    counts: { found: 1, unknown: 1 },
  });
  expect(
    await product.call(
      "changeListByFile",
      { file: own, ...by, segment: id, version: 1, how: "replace" },
      as(seller),
    ),
  ).toEqual({ version: 2, added: 0, removed: 1 });
  await product.carry();
  expect(await names(id)).toEqual(["陶伟民", "顾建平", "顾小平"].sort());
  expect(await refusal(product.call("inspectListFile", { file: own }, as(admin)))).toBe("segments.no_file");
});

test("a large file is read before the transaction; in it is looked again at who is seen", async () => {
  const seller: Actor = { ...owner, scope: { all: false, owners: [owner.person!], regions: [] } };
  const all = them.map((one) => one.id);
  const seen = await product.services.db.transaction().execute((trx) => stillSeen(trx, seller, all));
  expect(seen).toEqual([them[0]!.id, them[3]!.id].sort((a, b) => a - b));
  const file = await drop("twice.csv", "会员号\nA2\n");
  const input = { file, column: "会员号", by: "member_no" as const, name: "同一次" };
  const once = { actor: admin, idempotencyKey: crypto.randomUUID() };
  const made = await product.call("createListFromFile", input, once);
  rmSync(`${product.services.files}/lists/${file}`, { recursive: true });
  expect(await product.call("createListFromFile", input, once), "asked again, not read again").toEqual(made);
});

test("what cannot be is refused in words, and nothing is kept", async () => {
  const analyst = await product.person("analyst");
  const phones = await drop("p.csv", "手机\n13812340001\n", analyst);
  const looked = await product.call("inspectListFile", { file: phones }, as(analyst));
  expect(looked.masked).toEqual(["phone", "email"]);
  expect(looked.suggested).toBeNull();
  const asked = { file: phones, column: "手机", by: "phone" as const };
  expect(await refusal(product.call("matchListFile", asked, as(analyst)))).toBe("segments.masked");
  const nobody = await drop("n.csv", "会员号\nQ1\nQ2\n");
  const by = { column: "会员号", by: "member_no" as const };
  expect(
    await refusal(product.call("createListFromFile", { file: nobody, ...by, name: "空" }, as(admin))),
  ).toBe("segments.nobody_found");
  expect(
    await refusal(product.call("matchListFile", { file: nobody, column: "手机", by: "phone" }, as(admin))),
  ).toBe("segments.no_column");
  const rule = await product.call("createSegment", {
    name: "按规则",
    rule: { where: { kind: "gender", in: ["female"] } },
  });
  const good = await drop("g.csv", "会员号\nA2\n");
  expect(
    await refusal(
      product.call(
        "changeListByFile",
        { file: good, ...by, segment: rule.id, version: 1, how: "add" },
        as(admin),
      ),
    ),
  ).toBe("segments.is_rule");
  expect(
    await refusal(
      drop("x.pdf", "%PDF-1.7").then((file) => product.call("inspectListFile", { file }, as(admin))),
    ),
  ).toBe("ingest.not_a_table_pdf");
  const long = await drop("long.csv", `会员号\n${"Q\n".repeat(200_001)}`);
  expect(await refusal(product.call("matchListFile", { file: long, ...by }, as(admin)))).toBe(
    "ingest.too_many_rows",
  );
  expect((await product.call("listSegments", {})).segments.some((one) => one.name === "空")).toBe(false);
});

test("after a day a dropped file is gone", async () => {
  const file = await drop("old.csv", "会员号\nA2\n");
  const stray = `${product.services.files}/lists/stray`;
  mkdirSync(stray, { recursive: true });
  writeFileSync(`${stray}/original`, "x");
  const kept = `${product.services.files}/lists/${file}`;
  product.setNow(new Date("2026-11-22T05:00:00Z"));
  expect(await refusal(product.call("inspectListFile", { file }, as(admin))), "before it is swept").toBe(
    "segments.no_file",
  );
  expect(existsSync(kept)).toBe(true);
  await sweepSegmentFiles.run({ services: product.services } as JobContext, {} as never);
  expect([existsSync(kept), existsSync(stray)]).toEqual([false, false]);
});
