import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { EngineError } from "./clickhouse/client.ts";

describe.each([
  ["ClickHouse in a child process", false],
  ["ClickHouse on a server elsewhere", true],
])("%s", (_where, remoteClickHouse) => {
  let product: Harness;
  beforeAll(async () => {
    product = await startHarness({ remoteClickHouse });
  });
  afterAll(() => product.stop());

  test("a verb answers through both stores", async () => {
    const me = await product.call("whoAmI", {});
    expect(me).toMatchObject({ role: "administrator", hasData: false, asOf: "2026-11-21T04:00:00.000Z" });
  });

  test("published views read with the batches that PostgreSQL hides", async () => {
    const { ch, pool } = product.services;
    await pool.query("insert into source (name, created_at) values ('a', now())");
    await pool.query(
      "insert into batch (kind, source, state, hashes, created_at) values ('orders', 1, 'staged', '{}', now())",
    );
    await ch.exec(`insert into order_line (bucket, party_id, occurred_on, order_id, line, amount, batch)
    values (1, 7, '2026-01-02', 5, 1, 10, 1), (1, 7, '2026-01-02', 5, 1, 12, 2)`);
    const sum = () =>
      ch.rows<{ s: string }>("select sum(amount) s from purchase_line(hidden = {hidden:Array(UInt32)})");
    expect(await sum()).toEqual([{ s: "12" }]);
    await pool.query("update batch set state = 'visible' where id = 1");
    expect(await sum()).toEqual([{ s: "22" }]);
  });

  test("values of a query stay values", async () => {
    const { ch } = product.services;
    const hostile = "'; drop table order_line; -- \\ 中文\n\t{x:String}";
    const [row] = await ch.rows<Record<string, unknown>>(
      `select {text:String} text, {list:Array(String)} list, {big:UInt64} big, {none:Nullable(Date)} none,
       {day:Date} day, {money:Decimal(18, 4)} money, {real:Float64} real, {at:DateTime64(3)} at`,
      {
        text: hostile,
        list: [hostile, ""],
        big: 2n ** 63n,
        none: null,
        day: "2026-02-28",
        money: "0.1",
        real: -0.5,
        at: new Date(0),
      },
    );
    expect(row).toEqual({
      text: hostile,
      list: [hostile, ""],
      big: "9223372036854775808",
      none: null,
      day: "2026-02-28",
      money: "0.1",
      real: -0.5,
      at: "1970-01-01 00:00:00.000",
    });
    await expect(ch.rows("select {day:Int32}", { day: "1; select 2" })).rejects.toThrow(RangeError);
  });

  test("an abort stops the query in the engine while others go on", async () => {
    const { ch } = product.services;
    const stop = new AbortController();
    const heavy = ch.rows(
      "select sum(sqrt(number)) from numbers(100000000000) settings max_threads = 1",
      {},
      { signal: stop.signal },
    );
    const refused = expect(heavy).rejects.toSatisfy(
      (error) => error instanceof EngineError && error.cancelled,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await ch.rows("select 1 one")).toEqual([{ one: 1 }]);
    stop.abort();
    await refused;
    const left = () =>
      ch.rows<{ n: string }>(
        "select count() n from system.processes where query like '%sqrt(number)%' and query not like '%processes%'",
      );
    await expect.poll(left, { timeout: 5000 }).toEqual([{ n: "0" }]);
  });

  test("a table whose reading was broken off can be dropped", async () => {
    const { ch } = product.services;
    const slow =
      "select n, sleepEachRow(0.02) as slept from broken_off settings function_sleep_max_microseconds_per_block = 0";
    const ways: ((signal: AbortSignal) => Promise<unknown>)[] = [
      (signal) => ch.rows(slow, {}, { signal }),
      async (signal) => {
        for await (const _ of ch.stream(slow, {}, { format: "TSV", signal }));
      },
    ];
    const begun = () =>
      ch.rows<{ n: string }>(
        "select count() n from system.processes where query like '%from broken_off%' and query not like '%processes%'",
      );
    for (const way of ways) {
      await ch.exec("create table broken_off (n UInt32) engine = MergeTree order by n");
      await ch.exec("insert into broken_off select number from numbers(1000)");
      const stop = new AbortController();
      const refused = expect(way(stop.signal)).rejects.toSatisfy(
        (error) => error instanceof EngineError && error.cancelled,
      );
      await expect.poll(begun).toEqual([{ n: "1" }]);
      stop.abort();
      await refused;
      await ch.exec("drop table broken_off sync");
    }
  });

  test("settings of one statement do not stay in the session", async () => {
    const { ch } = product.services;
    for (let i = 0; i < 6; i++)
      await ch.rows("select number from numbers(10)", {}, { settings: { limit: 3 } });
    const rows = await Promise.all(
      Array.from({ length: 6 }, () => ch.rows("select number from numbers(10)")),
    );
    expect(rows.map((r) => r.length)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  test("a stream gives everything in pieces and may be left early", async () => {
    const { ch } = product.services;
    let bytes = 0;
    let pieces = 0;
    for await (const piece of ch.stream("select number from numbers(500000)", {}, { format: "TSV" })) {
      bytes += piece.byteLength;
      pieces++;
    }
    expect(bytes).toBe(3388890);
    expect(pieces).toBeGreaterThan(1);
    for await (const _ of ch.stream("select number from numbers(100000000)", {}, { format: "TSV" })) break;
    expect(await ch.rows("select 1 one")).toEqual([{ one: 1 }]);
  });

  test("rows appended with one token are taken once, and every kind of cell comes back", async () => {
    const { ch } = product.services;
    const columns = ["order_id", "line", "order_no", "category", "cost"];
    const rows = [
      [2n ** 63n, 1, "tab\tnew\nline\\ 中文", "'quoted'", null],
      [7, 2, "", "b", "0.1"],
    ] as const;
    for (let again = 0; again < 2; again++) await ch.insertRows("order_line", columns, rows, "block-1");
    const asked =
      "select order_id, line, order_no, category, cost from order_line where line > 0 and order_id != 5";
    expect(await ch.rows(`${asked} order by line`)).toEqual([
      {
        order_id: "9223372036854775808",
        line: "1",
        order_no: "tab\tnew\nline\\ 中文",
        category: "'quoted'",
        cost: null,
      },
      { order_id: "7", line: "2", order_no: "", category: "b", cost: "0.1" },
    ]);
  });

  test("what the engine refuses arrives with its number", async () => {
    const { ch } = product.services;
    await expect(ch.rows("select nothing from nowhere")).rejects.toMatchObject({
      name: "EngineError",
      code: 60,
    });
    await expect(ch.exec("insert into nowhere values (1)")).rejects.toMatchObject({ code: 60 });
    const slow = ch.rows("select sum(sqrt(number)) from numbers(100000000000)", {}, { timeoutMs: 1000 });
    await expect(slow).rejects.toSatisfy((error) => error instanceof EngineError && error.tooSlow);
  });
});
