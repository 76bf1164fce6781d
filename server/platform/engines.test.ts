import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../start.ts";
import { dataVersion, openDataDirectory, readRunning } from "./dataDirectory.ts";
import { silent } from "./logger.ts";
import { EmbeddedPostgres } from "./postgres/embedded.ts";
import { StartRefusal } from "./startRefusal.ts";

let folder: string;
let product: Product;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "perennial-engines-"));
  product = await startProduct({ data: folder, log: silent });
});
afterAll(async () => {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let wait = 0; ; wait++) {
    try {
      return await ask();
    } catch (error) {
      if (wait === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

test("a killed ClickHouse engine is back with every row it acknowledged", async () => {
  const { ch } = product.services;
  await ch.insertRows("store", ["store", "code", "name", "version"], [[1, "a", "一店", 1]]);
  const before = product.clickhousePid!;
  process.kill(before, "SIGKILL");
  expect(await patiently(() => ch.rows("select name from store"))).toEqual([{ name: "一店" }]);
  expect(product.clickhousePid).not.toBe(before);
});

test("a killed PostgreSQL is back with every row it acknowledged", async () => {
  const { pool } = product.services;
  await pool.query("insert into tag (name) values ('常客')");
  const before = product.postgresPid!;
  process.kill(before, "SIGKILL");
  // A backend may answer a last time before it notices that its postmaster is gone.
  const found = await patiently(async () => {
    expect(product.postgresPid).not.toBe(before);
    return pool.query<{ name: string }>("select name from tag");
  });
  expect(found.rows).toEqual([{ name: "常客" }]);
});

test("a PostgreSQL that outlived its parent is stopped and replaced", async () => {
  const own = mkdtempSync(join(tmpdir(), "perennial-left-"));
  const first = new EmbeddedPostgres(join(own, "postgres"), silent);
  await first.start();
  const left = first.pid!;
  const second = new EmbeddedPostgres(join(own, "postgres"), silent);
  // The first one's watcher must not bring its server back while the second takes over.
  Object.assign(first, { stopping: true });
  await second.start();
  expect(() => process.kill(left, 0)).toThrow();
  expect(second.pid).not.toBe(left);
  await second.stop();
  rmSync(own, { recursive: true, force: true });
});

test("one process has the data directory, and a second is told where the first one is", () => {
  const path = join(folder, "one");
  const mine = openDataDirectory(path);
  mine.announce("http://127.0.0.1:7200");
  expect(readRunning(path)?.url).toBe("http://127.0.0.1:7200");
  expect(() => openDataDirectory(path)).toThrow(/already running at http:\/\/127\.0\.0\.1:7200/);
  mine.release();
  openDataDirectory(path).release();
});

test("a lock that a dead process left is taken over", () => {
  const path = join(folder, "dead");
  mkdirSync(path);
  writeFileSync(
    join(path, "server.json"),
    JSON.stringify({ pid: 2 ** 22 + 1, started: "1", url: "http://x" }),
  );
  openDataDirectory(path).release();
  writeFileSync(
    join(path, "server.json"),
    JSON.stringify({ pid: process.pid, started: "another", url: "http://x" }),
  );
  openDataDirectory(path).release();
});

test("a directory from a newer version is refused in both languages", () => {
  const path = join(folder, "newer");
  mkdirSync(path);
  writeFileSync(join(path, "version"), String(dataVersion + 1));
  try {
    openDataDirectory(path);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefusal);
    expect((error as StartRefusal).zh).toContain("更新的版本");
    expect((error as StartRefusal).en).toContain("newer version");
  }
});
