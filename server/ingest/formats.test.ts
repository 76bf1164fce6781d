import { gzipSync } from "node:zlib";
import { utils, write } from "@e965/xlsx";
import { zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

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

test("a giant cell costs its row, a quote that never closes the file", async () => {
  const giant = `${csv(",")}\r\nX3,2026-03-07,M3,${"长".repeat(500_000)},1,5\r\n`;
  const { rows: counted, result } = await run(giant, { source: "巨格" });
  expect(counted).toMatchObject({ new: 2, errors: 1 });
  expect(result.errors).toEqual([{ field: "", code: "row_giant_cell", rows: 1 }]);
  const id = await place(`${csv(",")}\r\nX4,2026-03-07,M3,"没关上,1,5\r\nX5,2026-03-07,M3,b,1,5`, {
    source: "引号",
  });
  await expect(waitFor((await product.call("startImport", { id })).jobId)).rejects.toThrow(
    "ingest.last_row_cut",
  );
});
