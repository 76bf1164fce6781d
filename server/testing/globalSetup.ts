import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedClickHouse } from "../platform/clickhouse/embedded.ts";
import { migrateClickHouse } from "../platform/clickhouse/migrate.ts";
import { openPool } from "../platform/database.ts";
import { migrateJobs } from "../platform/jobs.ts";
import { silent } from "../platform/logger.ts";
import { EmbeddedPostgres } from "../platform/postgres/embedded.ts";
import { migratePostgres } from "../platform/postgres/migrate.ts";
import { sqlFolder } from "../start.ts";
import { bundleFolder } from "./bundleFolder.ts";

/** One PostgreSQL for all test files, with a migrated template that each file copies (0.1 s), and a migrated store of the engine. */
export default async function setup() {
  const prepare = new URL("../../bin/prepare.mjs", import.meta.url).href;
  const { bundleServer } = (await import(prepare)) as { bundleServer(out: string): Promise<void> };
  await bundleServer(bundleFolder);
  const folder = mkdtempSync(join(tmpdir(), "perennial-test-"));
  const server = new EmbeddedPostgres(join(folder, "postgres"), silent);
  await server.start();
  try {
    await makeTemplate(server);
    process.env.PERENNIAL_TEST_CLICKHOUSE = await makeStore(join(folder, "clickhouse"));
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env.PERENNIAL_TEST_POSTGRES = JSON.stringify(server.connection);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(bundleFolder, { recursive: true, force: true });
  };
}

async function makeTemplate(server: EmbeddedPostgres) {
  const admin = openPool({ ...server.connection, database: "postgres", max: 1 });
  await admin.query("create database perennial_template");
  const template = openPool({ ...server.connection, database: "perennial_template", max: 2 });
  await migratePostgres(template, sqlFolder("postgres"));
  await migrateJobs({ pool: template, log: silent });
  await template.end();
  await admin.end();
}

/** A folder that a harness copies before its engine starts: migrating takes longer. */
async function makeStore(directory: string): Promise<string> {
  const engine = new EmbeddedClickHouse({ directory, log: silent });
  await engine.start();
  try {
    await migrateClickHouse(engine, sqlFolder("clickhouse"));
  } finally {
    await engine.stop();
  }
  return join(directory, "store");
}
