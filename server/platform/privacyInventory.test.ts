import { afterAll, beforeAll, expect, test } from "vitest";
import { personalColumns } from "../customers/personalColumns.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { sources } from "../testing/sources.ts";
import { clickhouseInventory, fileInventory, postgresInventory } from "./privacyInventory.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

test("every column of PostgreSQL that can hold words, dates or bytes says whether it is about a person", async () => {
  const { rows } = await product.services.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public'
       and data_type in ('text', 'character varying', 'character', 'jsonb', 'json', 'bytea', 'date', 'ARRAY', 'inet')
     order by 1`,
  );
  const listed = Object.entries(postgresInventory).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(listed.sort()).toEqual(rows.map((row) => row.name).sort());
});

test("erasing a person empties every column that is personal", () => {
  const personal = Object.entries(postgresInventory).flatMap(([table, columns]) =>
    Object.entries(columns)
      .filter(([, privacy]) => privacy === "personal")
      .map(([column]) => `${table}.${column}`),
  );
  const emptied = Object.entries(personalColumns).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
  expect(personal.filter((column) => !emptied.includes(column))).toEqual([]);
});

test("ClickHouse holds no text about a person", async () => {
  const rows = await product.services.ch.rows<{ name: string }>(
    `select concat(table, '.', name) name from system.columns
     where database = currentDatabase() and type like '%String%'
       and table in (select name from system.tables where database = currentDatabase() and engine like '%MergeTree')
     order by name`,
  );
  const listed = Object.entries(clickhouseInventory).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
  expect(listed.sort()).toEqual(rows.map((row) => row.name).sort());
});

test("every folder of files that the code makes is listed", () => {
  const made = sources("server")
    .filter(({ path }) => !path.endsWith(".test.ts"))
    .flatMap(({ text }) =>
      [...text.matchAll(/join\((?:\w+\.)?files, "(\w+)"/g)].map((match) => `files/${match[1]}`),
    );
  expect(made.filter((folder) => !(folder in fileInventory))).toEqual([]);
});
