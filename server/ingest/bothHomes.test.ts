import { stat } from "node:fs/promises";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Download } from "../stream.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";
import { loadImport } from "./loadImport.ts";
import { distrustTotals, totalBatches } from "./orders/totalOrders.ts";
import { RowFile } from "./read/rowFile.ts";
import { dropCells, placeCells } from "./stage/cells.ts";
import { importDuplicates } from "./streams/importDuplicates.ts";
import { importErrors } from "./streams/importErrors.ts";
import { sweepImports } from "./work/sweepImports.ts";

/** What an import does, it does where the engine reads files of this machine and where rows have to be sent to it. */
describe.each([
  ["ClickHouse in a child process", false],
  ["ClickHouse on a server elsewhere", true],
])("%s", (_where, remoteClickHouse) => {
  let product: Harness;
  beforeAll(async () => {
    product = await startHarness({ remoteClickHouse });
  });
  afterAll(() => product.stop());
  const { place, waitFor, run, lines, totalled } = importing(() => product);

  const workingTables = () =>
    product.services.ch.rows(
      "select name from system.tables where database = currentDatabase() and startsWith(name, 'import_') order by name",
    );

  async function downloaded(from: Download, id: string) {
    const { services } = product;
    const context = {
      ...services,
      actor: await product.person("administrator"),
      now: services.clock(),
      language: "zh",
      signal: new AbortController().signal,
      audit: async () => {},
    };
    const { body } = await from.open(context as never, { id, format: "csv", language: "zh" });
    const pieces: Uint8Array[] = [];
    for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  }

  const header = "订单号,下单时间,会员号,商品编码,数量,金额";
  const orders = `${header}
A1,2026-03-05 14:05,会员甲,P1,2,25.6
A1,2026-03-05 14:05,会员甲,P1,2,25.6
A2,2026-02-30,会员甲,P1,1,1
A3,2026年3月7日,会员乙,P2,1,"1,299.00元"
A4,2026-03-08,会员乙,P2,一些,3
A5,2026-03-09,会员乙,P2,1,4,多
A6,2026-03-10,,P2,1,7
`;

  test("orders in GBK with broken rows: check, dry run, import, the same again, undo", async () => {
    const id = await place(iconv.encode(orders, "gb18030"), { source: "甲" });
    await waitFor((await product.call("checkValues", { id })).jobId);
    const { check } = await product.call("readImport", { id });
    expect(check).toMatchObject({ rows: 7, rejected: 3 });
    expect(
      check!.errors.map((e) => [
        e.field,
        e.code,
        e.rows,
        e.examples.map(({ row, value }) => ({ row, value })),
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["ordered_at", "date_impossible", 1, [{ row: 4, value: "2026-02-30" }]],
        ["quantity", "number_unknown", 1, [{ row: 6, value: "一些" }]],
        ["", "row_too_many", 1, [{ row: 7, value: "" }]],
      ]),
    );
    expect(await workingTables()).toEqual([]);
    await product.call("changeImport", {
      id,
      options: {
        fixes: [{ how: "row", field: "quantity", row: 6, to: "5" }],
      },
    });
    await waitFor((await product.call("dryRun", { id })).jobId);
    const { dryRun } = await product.call("readImport", { id });
    expect(dryRun?.rows).toEqual({ new: 5, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 2 });
    expect(await lines("甲")).toMatchObject([{ n: "0" }]);
    await waitFor((await product.call("startImport", { id })).jobId);
    expect((await product.call("readImport", { id })).result?.rows).toEqual(dryRun?.rows);
    const there = [{ n: "5", orders: "4", amount: "1360.2", people: "2" }];
    expect(await lines("甲")).toEqual(there);
    expect(await workingTables()).toEqual([]);
    expect(await downloaded(importErrors, id)).toContain("4,下单时间,2026-02-30,");

    const again = await run(iconv.encode(orders, "gb18030"), { source: "甲" });
    expect(again.rows).toMatchObject({ new: 0, updated: 0, same: 4, errors: 3 });
    expect(await downloaded(importDuplicates, again.id)).toBe(`\ufeff行,遇到的已有记录,怎么处理,${header}\r
2,A1,完全一样，没有改动,A1,2026-03-05 14:05,会员甲,P1,2,25.6\r
3,A1,完全一样，没有改动,A1,2026-03-05 14:05,会员甲,P1,2,25.6\r
5,A3,完全一样，没有改动,A3,2026年3月7日,会员乙,P2,1,"1,299.00元"\r
8,A6,完全一样，没有改动,A6,2026-03-10,,P2,1,7\r
`);
    expect(await workingTables()).toEqual([]);
    await waitFor((await product.call("undoImport", { id })).jobId);
    expect(await lines("甲")).toMatchObject([{ n: "0" }]);
    await waitFor((await product.call("redoImport", { id })).jobId);
    expect(await lines("甲")).toEqual(there);
  });

  test("customers, and what else happened", async () => {
    const people =
      "会员号,姓名,手机号\nN1,沈玉兰,138 1234 4271\nN2,顾建平,+86 13955660182\nN3,陶伟民,138,多\n";
    const given = { kind: "customers", source: "人", name: "c.csv" } as const;
    expect((await run(people, given)).rows).toMatchObject({ new: 2, errors: 1 });
    expect((await run(people, given)).rows).toMatchObject({ new: 0, same: 2, errors: 1 });
    const calls =
      "会员号,时间,类型,方向,记录人,内容\nN1,2026-03-05 10:00,电话,呼出,陈晓,好\nN2,某天,电话,呼出,陈晓,\n";
    const done = await run(calls, { kind: "interactions", source: "人", name: "i.csv" });
    expect(done.rows).toMatchObject({ new: 1, errors: 1 });
    expect(await workingTables()).toEqual([]);
  });

  test("Parquet", async () => {
    const path = join(product.folder, "p.parquet");
    await product.services.ch.exec(
      `insert into function file({path:String}, 'Parquet')
       select 'X1' as order_id, toDateTime('2026-03-05 14:05:00', 'UTC') as order_date, 13085.0 as customer_id, toNullable(25.6) as amount`,
      { path },
    );
    const { readFile } = await import("node:fs/promises");
    const done = await run(await readFile(path), { source: "列式", name: "p.parquet" });
    expect(done.rows).toMatchObject({ new: 1, errors: 0 });
    expect(await lines("列式")).toEqual([{ n: "1", orders: "1", amount: "25.6", people: "1" }]);
  });

  test("a cancel in the middle of a statement gives everything back", async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `K${n},2026-03-05,M${n % 997},P${n % 50},1,5`);
    const id = await place(`${header}\n${rows.join("\n")}\n`, { source: "停" });
    for (const start of ["dryRun", "startImport"] as const) {
      const { jobId } = await product.call(start, { id });
      while ((await workingTables()).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      await product.call("cancelJob", { id: jobId });
      await expect
        .poll(
          async () =>
            (
              await product.services.db
                .selectFrom("job_run")
                .select("state")
                .where("id", "=", jobId)
                .executeTakeFirstOrThrow()
            ).state,
          { timeout: 30_000 },
        )
        .toBe("cancelled");
      expect(await workingTables()).toEqual([]);
    }
    expect((await product.call("readImport", { id })).state).toBe("cancelled");
    expect(await lines("停")).toMatchObject([{ n: "0" }]);
    const left = await product.services.pool.query(
      "select 1 from party where batch in (select id from batch where import = $1)",
      [id],
    );
    expect(left.rowCount).toBe(0);
  });

  test("what a refused import had in the engine is gone", async () => {
    const id = await place('订单号,下单时间,会员号,金额\nA1,2026-03-05,M1,5\nA2,2026-03-05,M1,"5', {
      source: "断",
    });
    await expect(waitFor((await product.call("startImport", { id })).jobId)).rejects.toThrow(
      "ingest.unclosed_quote",
    );
    expect(await workingTables()).toEqual([]);
  });

  test("orders that are not what their lines come to are not asked, and are totalled anew", async () => {
    // D1 has a gift, which lies apart; D3 names two people; D4 has two lines of one kind.
    await run(
      `${header}\nD1,2026-03-05,M1,P1,1,5\nD1,2026-03-05,M1,P2,1,0\nD2,2026-03-06,M2,P1,1,6\nD3,2026-03-07,M1,P1,1,8\nD3,2026-03-07,M2,P1,1,9\nD4,2026-03-07,M2,P1,1,1\nD4,2026-03-07,M2,P2,1,2\n`,
      { source: "合" },
    );
    const { services } = product;
    const none = new AbortController().signal;
    expect(await distrustTotals(services, none)).toEqual([]);
    const [{ batch }] = (await services.ch.rows<{ batch: number }>(
      "select max(batch) as batch from order_line",
    )) as [{ batch: number }];
    const rowsOf = (of: number) =>
      services.ch.rows<{ amount: number; alone: number }>(
        "select toFloat64(amount) as amount, alone from order_total where batch = {of:UInt32} order by amount",
        { of },
      );
    const alone = [
      [0, 0],
      [3, 1],
      [5, 0],
      [6, 1],
      [8, 0],
      [9, 0],
    ].map(([amount, alone]) => ({ amount, alone }));
    expect(await rowsOf(batch)).toEqual(alone);
    const spoil = [
      // Nothing but what is counted apart.
      "alter table order_total update alone = 1 where batch = {batch:UInt32} and amount = 9 settings mutations_sync = 2",
      "delete from order_total where batch = {batch:UInt32} and amount = 5",
      // Not in the amount: in what the goods cost.
      "alter table order_total update costed = costed + 1 where batch = {batch:UInt32} and amount = 6 settings mutations_sync = 2",
    ];
    for (const statement of spoil) {
      await services.ch.exec(statement, { batch });
      expect(await distrustTotals(services, none)).toEqual([batch]);
      expect((await services.ch.published()).totalled).toBe(false);
      expect(await totalBatches(services, none)).toBe(1);
      await totalled();
    }
    expect(await totalBatches(services, none)).toBe(0);
    expect(await rowsOf(batch)).toEqual(alone);
    // It took another version's place, which an undo may bring back.
    await run(`${header}\nD2,2026-03-06,M2,P1,1,7\n`, { source: "合" });
    expect(await rowsOf(batch + 1)).toEqual([{ amount: 7, alone: 0 }]);
  });
});

describe("rows sent to a server elsewhere", () => {
  let product: Harness;
  beforeAll(async () => {
    product = await startHarness({ remoteClickHouse: true });
  });
  afterAll(() => product.stop());
  const { place, run } = importing(() => product);
  const names = () =>
    product.services.ch.rows<{ name: string }>(
      "select name from system.tables where database = currentDatabase() and startsWith(name, 'import_') order by name",
    );

  test("several parts arrive whole, replace what a try before had sent, and a cancel ends them", async () => {
    const { ch } = product.services;
    const path = join(product.folder, "rows.bin");
    const out = await RowFile.create(path, 2);
    for (let row = 2; row < 50_002; row++) {
      out.add(row, [`第 ${row} 行`, "x".repeat(row % 1000)]);
      await out.drain();
    }
    await out.close();
    const parts = await RowFile.parts(path);
    expect(parts.length).toBeGreaterThan(1);
    expect((await stat(parts[0]!)).size).toBeGreaterThan(16 << 20);
    const one = { number: 7 };
    const file = { path, columns: 2 };
    const shares: number[] = [];
    for (let again = 0; again < 2; again++)
      await placeCells(ch, one, file, { progress: async (share) => void shares.push(share) });
    expect(shares.slice(-1)).toEqual([1]);
    expect(
      await ch.rows(
        "select count() as n, sum(row) as rows, sum(length(c1)) as width, countIf(c0 != concat('第 ', toString(row), ' 行')) as wrong from import_7_cells",
      ),
    ).toEqual([{ n: "50000", rows: "1250075000", width: "24975000", wrong: "0" }]);
    const stop = new AbortController();
    const cancelled = placeCells(ch, one, file, { signal: stop.signal, progress: async () => stop.abort() });
    await expect(cancelled).rejects.toThrow();
    await dropCells(ch, one);
    expect(await names()).toEqual([]);
  });

  test("a try that was killed while sending leaves nothing that counts", async () => {
    const { services } = product;
    const text = "订单号,下单时间,会员号,商品编码,数量,金额\nA1,2026-03-05,M1,P1,1,5\n";
    const id = await place(text, { source: "剩" });
    const { number } = await loadImport(services.db, id);
    await services.ch.exec(
      `create table import_${number}_cells (row UInt32, flag UInt8, c0 String, c1 String, c2 String, c3 String, c4 String, c5 String) engine = MergeTree order by tuple()`,
    );
    await services.ch.exec(
      `insert into import_${number}_cells values (2, 0, 'B1', '2026-03-05', 'M1', 'P1', '1', '7')`,
    );
    const { jobId } = await product.call("startImport", { id });
    await importing(() => product).waitFor(jobId);
    expect((await product.call("readImport", { id })).result?.rows).toMatchObject({ new: 1 });
    expect(await names()).toEqual([]);
  });

  test("the sweep takes cells of imports that nobody works with, and leaves a download that is under way", async () => {
    const { id } = await run("订单号,下单时间,会员号,商品编码,数量,金额\nC1,2026-03-05,M1,P1,1,5\n", {
      source: "扫",
    });
    const { services } = product;
    const { number } = await loadImport(services.db, id);
    const columns = "(row UInt32) engine = MergeTree order by tuple()";
    await services.ch.exec(`create table import_${number}_cells ${columns}`);
    await services.ch.exec(`create table import_shown_${number}_ab_cells ${columns}`);
    await sweepImports.run({ services, signal: new AbortController().signal } as never, {} as never);
    expect(await names()).toEqual([{ name: `import_shown_${number}_ab_cells` }]);
  });
});
