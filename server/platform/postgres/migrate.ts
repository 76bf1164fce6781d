import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { StartRefusal } from "../startRefusal.ts";

/** Files are numbered by time, so two changes never meet on a number. One transaction each, once, in order. */
export async function migratePostgres(
  pool: pg.Pool,
  folder: string,
  onApply: (name: string) => void = () => {},
) {
  const files = readdirSync(folder)
    .filter((name) => /^\d{8}T\d{4}_\w+\.sql$/.test(name))
    .sort();
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock(7201)");
    await client.query(`create table if not exists migration (
      name text primary key, hash text not null, at timestamptz not null default now())`);
    const applied = await client.query<{ name: string; hash: string }>("select name, hash from migration");
    const known = new Map(applied.rows.map((row) => [row.name, row.hash]));
    for (const name of known.keys()) if (!files.includes(name)) throw new StartRefusal("migration", { name });
    for (const name of files) {
      if (known.has(name)) continue;
      const sql = readFileSync(join(folder, name), "utf8");
      await client.query("begin");
      try {
        await client.query(sql);
        await client.query("insert into migration (name, hash) values ($1, $2)", [
          name,
          createHash("sha256").update(sql).digest("hex"),
        ]);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw new Error(`migration ${name}: ${(error as Error).message}`);
      }
      onApply(name);
    }
  } finally {
    await client.query("select pg_advisory_unlock(7201)").catch(() => {});
    client.release();
  }
}
