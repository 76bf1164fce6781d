import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { utils, write } from "@e965/xlsx";
import { zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";
import { inspectBytes } from "./read/inspectBytes.ts";
import { readFileRows } from "./read/readFile.ts";
import { readRows } from "./read/readRows.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor, run, lines } = importing(() => product);

const rows = [
  ["订单号", "下单时间", "会员号", "商品名称", "数量", "金额"],
  ["X1", "2026-03-05 14:05:00", "M1", "全脂牛奶", 2, 25.6],
  ["X2", "2026-03-06", "M2", "酸奶, 原味", 1, 12.8],
];
const expected = [{ n: "2", orders: "2", amount: "38.4", people: "2" }];
const csv = (separator: string) =>
  rows.map((r) => r.map((c) => (String(c).includes(separator) ? `"${c}"` : c)).join(separator)).join("\r\n");

test.each<[string, string, () => Buffer | Promise<Buffer>]>([
  ["csv", "a.csv", () => Buffer.from(csv(","))],
  ["tsv", "a.tsv", () => Buffer.from(csv("\t"))],
  ["csv in gzip", "a.csv.gz", () => gzipSync(csv(";"))],
  [
    "xlsx with a title above the header",
    "a.xlsx",
    async () =>
      Buffer.from(
        await writeXlsx({
          sheets: [
            { name: "说明", rows: [["看第二张表"]] },
            { name: "订单", rows: [["三月订单"], ...rows] },
          ],
        }),
      ),
  ],
  [
    "xls",
    "a.xls",
    () => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "订单");
      return write(book, { type: "buffer", bookType: "biff8" }) as Buffer;
    },
  ],
  [
    "json lines with lines inside the order",
    "a.jsonl",
    () =>
      Buffer.from(
        rows
          .slice(1)
          .map(([no, at, member, name, qty, amount]) =>
            JSON.stringify({
              订单号: no,
              下单时间: at,
              会员号: member,
              明细: [{ 商品名称: name, 数量: qty, 金额: amount }],
            }),
          )
          .join("\n"),
      ),
  ],
])("%s", async (name, file, content) => {
  const sheet = file.endsWith(".xlsx");
  const bytes = await content();
  if (sheet) {
    const id = await place(bytes, { source: name, name: file, sheet: "订单" });
    await waitFor((await product.call("startImport", { id })).jobId);
  } else await run(bytes, { source: name, name: file });
  expect(await lines(name)).toEqual(expected);
});

test("parquet, written by the engine", async () => {
  const path = `${product.folder}/p.parquet`;
  await product.services.ch.exec(
    `insert into function file({path:String}, 'Parquet')
     select 'X1' as order_id, toDateTime('2026-03-05 14:05:00', 'UTC') as order_date, 13085.0 as customer_id, toNullable(25.6) as amount`,
    { path },
  );
  const { readFile } = await import("node:fs/promises");
  const { rows: counted } = await run(await readFile(path), { source: "parquet", name: "p.parquet" });
  expect(counted).toMatchObject({ new: 1, errors: 0 });
  expect(await lines("parquet")).toEqual([{ n: "1", orders: "1", amount: "25.6", people: "1" }]);
});

/** Rows that differ, so that half of the packed file still unpacks to many of them. */
function longCsv(): string {
  let text = `${rows[0]!.join(",")}\n`;
  for (let n = 0; n < 5000; n++)
    text += `N${n},2026-03-05,M${(n * 7919) % 1000},P${n % 97},1,${(n * 31) % 500}\n`;
  return text;
}

test.each<[string, string, () => Promise<Buffer> | Buffer, string]>([
  ["an empty file", "a.csv", () => Buffer.alloc(0), "ingest.file_empty"],
  ["a gzip that breaks off", "a.csv.gz", () => gzipSync(longCsv()).subarray(0, 20_000), "ingest.file_cut"],
  [
    "a workbook that breaks off",
    "a.xlsx",
    async () => Buffer.from(await writeXlsx({ sheets: [{ name: "a", rows }] })).subarray(0, 700),
    "ingest.file_cut",
  ],
  [
    "a zip bomb",
    "a.xlsx",
    () => Buffer.from(zipSync({ "xl/workbook.xml": new Uint8Array(400 << 20) }, { level: 9 })),
    "ingest.zip_bomb",
  ],
  ["a picture", "a.csv", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), "ingest.not_a_table_picture"],
])("%s is refused in words, and nothing is written", async (name, file, content, code) => {
  const bytes = await content();
  const done = async () => {
    const id = await place(bytes, { source: name, name: file });
    await waitFor((await product.call("startImport", { id })).jobId);
  };
  await expect(done()).rejects.toThrow(code);
});

/** Two rows in any shape in which people send them, as they come out of the file: no engine is asked. */
async function readBack(bytes: Buffer, name: string) {
  const path = `${product.folder}/read-${name}`;
  await writeFile(path, bytes);
  const { reading } = await inspectBytes(path, name, {}, { baskets: true });
  const read = await readFileRows(path, reading, `${path}.rows`, {});
  const found: string[][] = [];
  for await (const block of readRows(`${path}.rows`, [...reading.columns.keys()]))
    for (const row of block) found.push(row.cells);
  return { columns: reading.columns, rows: found, encoding: read.reading.encoding };
}
const texts = rows.map((row) => row.map(String));
const objects = texts.slice(1).map((row) => Object.fromEntries(row.map((cell, n) => [texts[0]![n], cell])));
const html = (head: string) =>
  `<html><head>${head}<style>td{}</style></head><body><table><tr><td>三月</td></tr></table><table border=1>${texts
    .map(
      (row) => `<tr>${row.map((cell) => `<td style="mso-number-format:\\@">${cell}<br></td>`).join("")}</tr>`,
    )
    .join("")}</table></body></html>`;
const longWords = "全部是汉字的一个很长的商品名称".repeat(20);
const wide = (text: string) => Buffer.from(text, "utf16le");

test.each<[string, string, () => Buffer | Promise<Buffer>]>([
  ["a web page named .xls", "a.xls", () => Buffer.from(html(""))],
  [
    "a web page in GBK that says so",
    "b.xls",
    () => iconv.encode(html('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), "gbk"),
  ],
  [
    "the XML of Excel 2003",
    "c.xls",
    () => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "订单");
      return Buffer.from(write(book, { type: "string", bookType: "xlml" }) as string);
    },
  ],
  ["a JSON list", "d.json", () => Buffer.from(JSON.stringify(objects, null, 2))],
  ["a JSON list in one line, in gzip", "e.json.gz", () => gzipSync(JSON.stringify(objects))],
  ["UTF-16 without a mark", "f.csv", () => wide(csv(","))],
  ["UTF-16 the other way round", "g.csv", () => Buffer.from(wide(`\ufeff${csv("\t")}`).swap16())],
  ["GB18030", "h.csv", () => iconv.encode(csv(","), "gb18030")],
  ["zeros in a cell", "i.csv", () => Buffer.from(csv(",").replace("牛奶", "牛\0奶"))],
  [
    "a page of explanations before the sheet",
    "j.xlsx",
    async () =>
      Buffer.from(
        await writeXlsx({
          sheets: [
            { name: "说明", rows: [["看第二张表"]] },
            { name: "订单", rows },
          ],
        }),
      ),
  ],
  ["line ends of three kinds", "k.csv", () => Buffer.from(`${csv(",").replace("\r\n", "\r")}\n`)],
])("%s gives its rows", async (_, name, content) => {
  const read = await readBack(await content(), name);
  expect({ columns: read.columns, rows: read.rows }).toEqual({ columns: texts[0], rows: texts.slice(1) });
});

test("columns called alike, objects in an answer, Chinese alone in UTF-16, and Big5 are read for what they are", async () => {
  const alike = await readBack(Buffer.from("订单号,日期,金额,金额\nX1,2026-03-05,1,2\n"), "alike.csv");
  expect(alike.columns).toEqual(["订单号", "日期", "金额", "金额 (2)"]);
  const answer = JSON.stringify({ code: 0, data: { list: objects } }, null, 1);
  const { rows: found, columns } = await readBack(Buffer.from(answer), "answer.json");
  expect(columns).toEqual(["code", ...texts[0]!.map((name) => `data.list.${name}`)]);
  expect(found.map((row) => row.slice(1))).toEqual(texts.slice(1));
  const words = await readBack(wide(`商品名称,备注\n${longWords},${longWords}\n`), "words.csv");
  expect([words.encoding, words.rows]).toEqual(["utf-16le", [[longWords, longWords]]]);
  const big5 = await readBack(iconv.encode("訂單號,會員名稱\nX1,全脂牛奶與麵包\n", "big5"), "big5.csv");
  expect([big5.encoding, big5.columns]).toEqual(["big5", ["訂單號", "會員名稱"]]);
});

/** Bytes without order that are the same in every run. */
const noise = Buffer.concat(
  Array.from({ length: 200 }, (_, n) => createHash("sha512").update(String(n)).digest()),
);
const zipped = (name: string) =>
  Buffer.from(zipSync({ "[Content_Types].xml": Buffer.from("<a/>"), [name]: Buffer.from("<a/>") }));
test.each<[string, () => Buffer, string]>([
  ["bytes without order", () => noise, "not_a_table_binary"],
  ["nothing but zeros", () => Buffer.alloc(4000), "not_a_table_binary"],
  ["an archive", () => Buffer.concat([Buffer.from("526172211a070100", "hex"), noise]), "not_a_table_packed"],
  ["a database", () => Buffer.concat([Buffer.from("SQLite format 3\0"), noise]), "not_a_table_database"],
  ["a sign-in page", () => Buffer.from("<!DOCTYPE html><html><p>请先登录</p></html>"), "not_a_table_page"],
  ["XML", () => Buffer.from('<?xml version="1.0"?><orders><order id="1"/></orders>'), "not_a_table_xml"],
  ["slides", () => zipped("ppt/presentation.xml"), "not_a_table_doc"],
  ["a binary workbook", () => zipped("xl/workbook.bin"), "not_a_table_xlsb"],
  ["a workbook without its parts", () => zipped("xl/sheet.xml"), "workbook_broken"],
  ["blank lines", () => Buffer.from("\ufeff\n\r\n  \n"), "file_empty"],
  ["JSON without records", () => Buffer.from('{"a":1\n"b":2'), "no_columns"],
  [
    "a quote that stays open",
    () => Buffer.from(`${csv(",")}\r\nX4,2026-03-07,M3,"没关上,1,5\r\n`),
    "unclosed_quote",
  ],
  ["JSON that breaks off", () => Buffer.from(JSON.stringify(objects, null, 1).slice(0, -20)), "last_row_cut"],
])("%s is refused for what it is", async (name, content, code) => {
  await expect(readBack(content(), `no-${name}`)).rejects.toThrow(`ingest.${code}`);
});

test("a giant cell costs its row, a quote that never closes the file", async () => {
  const giant = `${csv(",")}\r\nX3,2026-03-07,M3,${"长".repeat(500_000)},1,5\r\n`;
  const { rows: counted, result } = await run(giant, { source: "巨格" });
  expect(counted).toMatchObject({ new: 2, errors: 1 });
  expect(result.errors).toEqual([{ field: "", code: "row_giant_cell", rows: 1 }]);
  const id = await place(`${csv(",")}\r\nX4,2026-03-07,M3,"没关上,1,5\r\nX5,2026-03-07,M3,b,1,5`, {
    source: "引号",
  });
  await expect(waitFor((await product.call("startImport", { id })).jobId)).rejects.toThrow(
    "ingest.unclosed_quote",
  );
});
