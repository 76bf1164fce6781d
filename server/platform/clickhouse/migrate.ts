import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StartRefusal } from "../startRefusal.ts";
import type { ClickHouse } from "./client.ts";

/** Numbered files once, in order; then every published view anew, so that its file is its only definition. */
export async function migrateClickHouse(ch: ClickHouse, folder: string) {
  await ch.exec(
    "create table if not exists migration (name String, at DateTime) engine = MergeTree order by name",
  );
  const applied = new Set(
    (await ch.rows<{ name: string }>("select name from migration")).map((row) => row.name),
  );
  const files = readdirSync(folder)
    .filter((name) => /^\d{8}T\d{4}_\w+\.sql$/.test(name))
    .sort();
  for (const name of applied) if (!files.includes(name)) throw new StartRefusal("migration", { name });
  for (const name of files) {
    if (applied.has(name)) continue;
    for (const statement of statements(readFileSync(join(folder, name), "utf8"))) await ch.exec(statement);
    await ch.exec("insert into migration select {name:String}, now()", { name });
  }
  const views = join(folder, "published");
  for (const name of readdirSync(views)
    .filter((file) => file.endsWith(".sql"))
    .sort()) {
    for (const statement of statements(readFileSync(join(views, name), "utf8"))) {
      await ch.exec(statement, undefined, { raw: true });
    }
  }
}

/** Statements end in a semicolon at the end of a line. Comments in front of one are dropped. */
export function statements(sql: string): string[] {
  return sql
    .split(/;\s*(?:\n|$)/)
    .map((part) => part.replace(/^(\s*--[^\n]*\n)+/, "").trim())
    .filter((part) => part !== "");
}
