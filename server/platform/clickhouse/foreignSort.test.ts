import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlFolder } from "../../start.ts";
import { silent } from "../logger.ts";
import { EmbeddedClickHouse } from "./embedded.ts";
import { migrateClickHouse, statements } from "./migrate.ts";

const directory = mkdtempSync(join(tmpdir(), "perennial-sort-"));
const engine = new EmbeddedClickHouse({ directory, log: silent });
beforeAll(() => engine.start());
afterAll(async () => {
  await engine.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("lines in another currency that were there before rates are told from lines that cost nothing", async () => {
  const folder = sqlFolder("clickhouse");
  await engine.exec("create table migration (name String, at DateTime) engine = MergeTree order by name");
  for (const name of readdirSync(folder).filter((file) => /^\d.*\.sql$/.test(file) && file < "20261127"))
    for (const statement of [
      ...statements(readFileSync(join(folder, name), "utf8")),
      `insert into migration select '${name}', now()`,
    ])
      await engine.exec(statement);
  await engine.insertRows(
    "order_line",
    ["party_id", "occurred_on", "order_id", "line", "amount", "amount_original", "currency", "kind"],
    [
      [1, "2026-01-01", 1, 1, 0, 100, "USD", "sale"],
      [1, "2026-01-01", 2, 1, 0, -30, "USD", "return"],
      [1, "2026-01-01", 3, 1, 70, 70, "CNY", "sale"],
      [1, "2026-01-01", 4, 1, 0, 0, "CNY", "gift"],
    ],
  );
  const sorts = async () =>
    (await engine.rows<{ sort: number }>("select sort from order_line order by order_id")).map(
      ({ sort }) => sort,
    );
  expect(await sorts()).toEqual([3, 5, 2, 9]);
  await migrateClickHouse(engine, folder);
  expect(await sorts()).toEqual([19, 21, 2, 9]);
});
