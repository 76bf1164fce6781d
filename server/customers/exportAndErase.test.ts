import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nobody } from "../platform/actors.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import type { StreamContext } from "../stream.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import { attachmentDownload, attachmentUpload } from "./attachments.ts";
import { customerDownload } from "./customerDownload.ts";
import { erase } from "./eraseParties.ts";
import { exportDownload } from "./exportDownload.ts";
import { orders, people } from "./fixture.ts";
import { forgotten } from "./forgotten.ts";
import { writeExport } from "./writeExport.ts";
import { xlsxSheet } from "./xlsxSheet.ts";

let product: Harness;
let who: { id: number; publicId: string }[];
let manager: Actor;

beforeAll(async () => {
  product = await startHarness({ background: false });
  manager = await product.person("manager");
  who = await people(product, [
    { name: "=cmd|'/c calc'!A1", phone: "+8613812344271", member_no: "-7", region: 320506, tags: ["A"] },
    { name: '逗号,"引号"\n换行', email: "two@example.cn", address: "@SUM(A1)" },
    {
      name: "沈玉兰",
      phone: "+8613900000009",
      member_no: "NL-9",
      externalId: "u-9",
      address: "湖东路 6 号",
      custom: { 鞋码: "37" },
    },
  ]);
  await orders(product, [{ party: who[2]!.id, on: "2026-11-01", order: 1, amount: 88.5 }]);
});
afterAll(() => product.stop());

const context = (actor: Actor, audited: unknown[] = []): StreamContext => ({
  db: product.services.db,
  ch: product.services.ch,
  actor,
  now: product.services.clock(),
  zone: "Asia/Shanghai",
  language: "zh",
  files: product.services.files,
  log: product.services.log,
  signal: new AbortController().signal,
  audit: async (entry) => void audited.push(entry),
});

async function text(body: AsyncIterable<Uint8Array> | Uint8Array): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

async function work(
  jobId: string,
  job: { run(context: never, payload: never): Promise<unknown> },
  person: number | null,
) {
  const row = await product.services.db
    .selectFrom("job_run")
    .select("payload")
    .where("id", "=", jobId)
    .executeTakeFirstOrThrow();
  const result = await job.run(
    {
      services: product.services,
      run: jobId,
      person,
      attempt: 1,
      signal: new AbortController().signal,
      report: async () => {},
    } as never,
    row.payload as never,
  );
  await product.services.db.updateTable("job_run").set({ state: "done" }).where("id", "=", jobId).execute();
  return result;
}

test("a CSV export begins with a BOM and holds no formula", async () => {
  const { ch } = product.services;
  await ch.insertRows(
    "score_row",
    ["run", "bucket", "party_id", "p_alive", "due_in"],
    [[1, bucketOf(who[2]!.id), who[2]!.id, 0.5, 12.4]],
  );
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [[1, "2026-11-20", 0, "2026-11-20 00:00:00.000"]],
  );
  const { jobId } = await product.call(
    "exportCustomers",
    {
      columns: [
        "name",
        "memberNo",
        "phone",
        "email",
        "address",
        "region",
        "tags",
        "orders",
        "amount",
        "dueOn",
      ],
      format: "csv",
      sort: "newest",
      descending: false,
    },
    { actor: manager },
  );
  expect(await work(jobId, writeExport, manager.person)).toMatchObject({ rows: 3 });
  const audited: unknown[] = [];
  const file = await exportDownload.open(context(manager, audited), { id: jobId });
  const csv = (await text(file.body)).toString("utf8");
  expect(csv).toBe(
    `\ufeff姓名,会员号,手机,邮箱,地址,地区,标签,订单数,累计消费,按节奏下次购买\r\n` +
      `'=cmd|'/c calc'!A1,'-7,13812344271,,,江苏省 苏州市 吴中区,A,0,0,\r\n` +
      `"逗号,""引号""\n换行",,,two@example.cn,'@SUM(A1),,,0,0,\r\n` +
      `沈玉兰,NL-9,13900000009,,湖东路 6 号,,,1,88.5,2026-12-02\r\n`,
  );
  expect(file.name).toBe("customers-2026-11-21.csv");
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [[1, "2026-11-20", 1, "2026-11-21 00:00:00.000"]],
  );
  expect(audited).toHaveLength(1);
  const other = await product.person("manager");
  await expect(exportDownload.open(context(other), { id: jobId })).rejects.toMatchObject({
    code: "customers.no_export",
  });
});

test("an XLSX export types texts as texts", async () => {
  const { jobId } = await product.call(
    "exportCustomers",
    { columns: ["name", "amount"], format: "xlsx", sort: "newest", descending: false },
    { actor: manager },
  );
  await work(jobId, writeExport, manager.person);
  const file = await exportDownload.open(context(manager), { id: jobId });
  const sheet = Buffer.from(unzipSync(await text(file.body))["xl/worksheets/sheet1.xml"]!).toString("utf8");
  expect(sheet).toContain(
    `<c t="inlineStr"><is><t xml:space="preserve">=cmd|'/c calc'!A1</t></is></c><c><v>0</v></c>`,
  );
  expect(sheet).not.toContain("<f>");
});

test("rows that one sheet cannot hold go on in the next, under the same header", async () => {
  const blocks = async function* () {
    yield [["n"]];
    yield [[1], [2], [3]];
    yield [[4], [5]];
  };
  const parts = unzipSync(await text(xlsxSheet("客户", blocks(), 3)));
  const numbersOf = (n: number) =>
    [
      ...Buffer.from(parts[`xl/worksheets/sheet${n}.xml`]!)
        .toString("utf8")
        .matchAll(/<v>(\d+)<\/v>/g),
    ].map((found) => found[1]);
  expect([numbersOf(1), numbersOf(2), numbersOf(3)]).toEqual([["1", "2"], ["3", "4"], ["5"]]);
  const book = Buffer.from(parts["xl/workbook.xml"]!).toString("utf8");
  expect([...book.matchAll(/sheet name="([^"]+)"/g)].map((found) => found[1])).toEqual([
    "客户",
    "客户 2",
    "客户 3",
  ]);
  for (const n of [1, 2, 3])
    expect(Buffer.from(parts[`xl/worksheets/sheet${n}.xml`]!).toString("utf8")).toContain(">n</t>");
});

test("the company's own fields stand behind the others under their names, in words that come back", async () => {
  const choices = [{ zh: "干性", en: "dry" }];
  const skin = (await product.call("createCustomField", { zh: "肤质", type: "choice", choices })).id;
  const shoe = (await product.call("createCustomField", { zh: "尺码", type: "number" })).id;
  const { publicId: id } = who[2]!;
  const { profile } = await product.call("getCustomer", { id });
  const custom = { [`c${skin}`]: "干性", [`c${shoe}`]: "37.50" };
  await product.call("updateCustomer", { id, version: profile.version, set: { custom } });
  const { jobId } = await product.call(
    "exportCustomers",
    { columns: ["name"], customColumns: [skin, shoe], format: "csv", filter: { ids: [id] } },
    { actor: manager },
  );
  await work(jobId, writeExport, manager.person);
  const file = await exportDownload.open(context(manager), { id: jobId });
  expect((await text(file.body)).toString("utf8")).toBe("\ufeff姓名,肤质,尺码\r\n沈玉兰,干性,37.5\r\n");
  await expect(
    product.call("exportCustomers", { columns: [], format: "csv" }, { actor: manager }),
  ).rejects.toMatchObject({ code: "customers.no_columns" });
});

test("a masked column cannot be exported, and who may not export is refused", async () => {
  const analyst = await product.person("analyst");
  await expect(
    product.call("exportCustomers", { columns: ["phone"], format: "csv" }, { actor: analyst }),
  ).rejects.toMatchObject({ code: "customers.masked" });
  await expect(
    product.call(
      "exportCustomers",
      { columns: ["name"], format: "csv" },
      { actor: await product.person("sales") },
    ),
  ).rejects.toMatchObject({ code: "platform.not_permitted" });
  const json = await customerDownload.open(context(analyst), { id: who[2]!.publicId, format: "json" });
  expect((await text(json.body)).toString("utf8")).not.toContain("13900000009");
});

test("an attachment is kept under a number, limited, and only ever comes out as a download", async () => {
  const bytes = async function* () {
    yield Buffer.from("<script>alert(1)</script>");
  };
  const put = { id: who[2]!.publicId, name: "../..\\evil\u202e.html" };
  const done = (await attachmentUpload.receive(context(manager), put, bytes())) as { attachmentId: string };
  const file = await attachmentDownload.open(context(manager), { id: done.attachmentId });
  expect([file.type, file.name]).toEqual(["application/octet-stream", "__.._evil.html"]);
  expect(readdirSync(join(product.services.files, "attachments"))).toEqual([done.attachmentId]);
  const large = async function* () {
    for (let i = 0; i < 21; i++) yield new Uint8Array(2 ** 20);
  };
  await expect(attachmentUpload.receive(context(manager), put, large())).rejects.toMatchObject({
    code: "customers.file_too_large",
  });
  expect(readdirSync(join(product.services.files, "attachments"))).toEqual([done.attachmentId]);
  await expect(
    attachmentDownload.open(context(await product.person("analyst")), { id: done.attachmentId }),
  ).rejects.toMatchObject({ code: "customers.words_hidden" });
  await expect(
    attachmentDownload.open(context({ ...nobody }), { id: done.attachmentId }),
  ).rejects.toMatchObject({
    code: "customers.no_such_file",
  });
});

test("the whole file is one document without scripts", async () => {
  const html = await customerDownload.open(context(manager), { id: who[0]!.publicId, format: "html" });
  const page = (await text(html.body)).toString("utf8");
  expect(page).toContain("=cmd|'/c calc'!A1");
  expect(page).toContain("default-src 'none'");
  expect(page).not.toContain("<script");
});

test("the whole file holds what happened and what it is worth; free words only for who may read them", async () => {
  const { publicId: id } = who[2]!;
  const seller = await product.person("sales");
  const analyst = await product.person("analyst");
  await product.call(
    "logContact",
    {
      id,
      kind: "call",
      outcome: "reached",
      minutes: 12,
      said: "家里电话换成 62345678",
      promised: "下周送样品",
    },
    { actor: seller },
  );
  await product.call("addNote", { id, body: "新手机还没登记" }, { actor: seller });
  await product.carry();
  const whole = async (actor: Actor, format: "json" | "html") =>
    (await text((await customerDownload.open(context(actor), { id, format })).body)).toString("utf8");
  const data = JSON.parse(await whole(manager, "json"));
  expect(data.value).toMatchObject({ amount: 88.5, orders: 1, firstOn: "2026-11-01", silentDays: 20 });
  expect(data).toMatchObject({ forecast: null, segments: [], payments: [], deliveries: [] });
  expect(data.events).toMatchObject([
    {
      kind: "interaction",
      details: { kind: "call", direction: "out", outcome: "reached" },
      minutes: 12,
      texts: { said: "家里电话换成 62345678", promised: "下周送样品" },
    },
  ]);
  const page = await whole(manager, "html");
  for (const words of [
    "累计消费",
    "¥88.50",
    "说了什么：家里电话换成 62345678",
    "答应了什么：下周送样品",
    "新手机还没登记",
  ])
    expect(page).toContain(words);
  for (const format of ["json", "html"] as const) {
    const without = await whole(analyst, format);
    for (const words of ["62345678", "送样品", "没登记", "13900000009"])
      expect([format, without.includes(words)]).toEqual([format, false]);
  }
  expect(await whole(analyst, "html")).toContain("看不到自由文字");
  const notes = async (actor: Actor) =>
    (await product.call("customerTimeline", { id, kinds: ["note", "interaction"] }, { actor })).events;
  expect(await notes(analyst)).toMatchObject([{ note: { body: null } }, { fact: { text: null } }]);
  // Whoever talks with customers reads them, although the income is not shown to that role.
  expect(await notes(seller)).toMatchObject([
    { note: { body: "新手机还没登记" } },
    { fact: { text: "家里电话换成 62345678" } },
  ]);
});

test("erasing leaves amounts and nothing personal, in no table and no file", async () => {
  const erased = who[2]!;
  const administrator = await product.person("administrator");
  await product.call("addNote", { id: erased.publicId, body: "沈玉兰住湖东路" }, { actor: manager });
  const { profile } = await product.call("getCustomer", { id: erased.publicId });
  await product.call("updateCustomer", {
    id: erased.publicId,
    version: profile.version,
    set: { email: "shen@example.cn" },
  });
  for (const q of ["13900000009", "沈玉兰"])
    await product.call(
      "saveView",
      { page: "customers", name: "找人", state: { q, sort: "name" } },
      { actor: manager },
    );
  await expect(
    product.call("eraseCustomer", { id: erased.publicId, confirm: "别人" }, { actor: administrator }),
  ).rejects.toMatchObject({ code: "customers.erase_confirm" });
  await expect(
    product.call("eraseCustomer", { id: erased.publicId, confirm: "NL-9" }, { actor: manager }),
  ).rejects.toMatchObject({ code: "platform.not_permitted" });
  const { jobId } = await product.call(
    "eraseCustomer",
    { id: erased.publicId, confirm: "NL-9" },
    { actor: administrator },
  );
  await work(jobId, erase, administrator.person);
  await product.carry();
  const tables = await product.services.pool.query<{ name: string }>(
    "select table_name name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  for (const { name } of tables.rows) {
    const rows = await product.services.pool.query<{ row: string }>(`select t::text row from "${name}" t`);
    const all = rows.rows.map((row) => row.row).join("\n");
    for (const secret of [
      "沈玉兰",
      "13900000009",
      "NL-9",
      "u-9",
      "湖东路",
      "shen@example",
      "shenyulan",
      '鞋码": "37',
    ])
      expect([name, all.includes(secret)]).toEqual([name, false]);
  }
  expect(readdirSync(join(product.services.files, "attachments"))).toEqual([]);
  const { views } = await product.call("listViews", { page: "customers" }, { actor: manager });
  expect(views.map(({ state }) => state)).toEqual([{ sort: "name" }, { sort: "name" }]);
  const file = await product.call("getCustomer", { id: erased.publicId });
  expect(file.figures.amount).toBe(88.5);
  expect(file.profile).toMatchObject({ name: null, phone: null, member_no: null, address: null, custom: {} });
  const keys = [
    { memberNo: "NL-9" },
    { phone: "+8613900000009" },
    { externalId: "u-9" },
    { memberNo: "NL-10" },
    {},
  ];
  expect(await forgotten(product.services.db, product.services.secret, keys, 1)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  await expect(
    product.call("updateCustomer", {
      id: erased.publicId,
      version: file.profile.version,
      set: { name: "又来" },
    }),
  ).rejects.toMatchObject({ code: "customers.erased" });
  for (const name of readdirSync(join(product.services.files, "exports")))
    expect(readFileSync(join(product.services.files, "exports", name)).length).toBeGreaterThan(0);
});
