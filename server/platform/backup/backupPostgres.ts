import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import type { Services } from "../services.ts";
import { copyFolder } from "./copyFolder.ts";

/** What a running server makes anew; a copy of it would mislead the restored one. */
const leftOut = [
  /^postmaster\.(pid|opts)$/,
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./,
  /(^|\/)pgsql_tmp/,
  /(^|\/)pg_internal\.init$/,
  /^backup_label$|^tablespace_map$/,
];

/**
 * A base backup of the embedded PostgreSQL, while it is in use. `between` runs after the files were copied and before
 * the backup ends: PostgreSQL's point in time is the end, so it knows everything that `between` has seen.
 */
export async function backupPostgres(
  services: Services,
  folder: string,
  signal: AbortSignal,
  between: () => Promise<void>,
): Promise<void> {
  const cluster = join(services.data, "postgres", "cluster");
  const client = await services.pool.connect();
  const slot = `backup_${process.pid}`;
  try {
    // The slot keeps the log from the first moment on; it is temporary and goes with this connection.
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [slot]);
    const first = await walFile(client, "select pg_backup_start('perennial', true)");
    await copyFolder(
      cluster,
      join(folder, "cluster"),
      (path) => !leftOut.some((rule) => rule.test(path)),
      signal,
    );
    await between();
    const stopped = await client.query<{ lsn: string; labelfile: string }>(
      "select lsn::text, labelfile from pg_backup_stop(false)",
    );
    const { lsn, labelfile } = stopped.rows[0]!;
    writeFileSync(join(folder, "cluster", "backup_label"), labelfile, { mode: 0o600 });
    const last = await walFile(client, "select $1::pg_lsn", [lsn]);
    const wal = join(folder, "cluster", "pg_wal");
    mkdirSync(wal, { recursive: true, mode: 0o700 });
    const isNeeded = (name: string) =>
      /^[0-9A-F]{24}$/.test(name) ? name >= first && name <= last : name.endsWith(".history");
    const segments = readdirSync(join(cluster, "pg_wal")).filter(isNeeded);
    if (!segments.includes(first) || !segments.includes(last))
      throw new Error(`write-ahead log ${first}–${last} is not whole: ${segments.join(" ")}`);
    await copyFolder(join(cluster, "pg_wal"), wal, (name) => segments.includes(name), signal);
    await client.query("select pg_drop_replication_slot($1)", [slot]);
    client.release();
  } catch (error) {
    // Ending the connection ends the backup that it began, and the slot.
    client.release(true);
    throw error;
  }
}

async function walFile(client: pg.PoolClient, lsn: string, values: string[] = []): Promise<string> {
  const found = await client.query<{ name: string }>(`select pg_walfile_name((${lsn})) as name`, values);
  return found.rows[0]!.name;
}
