import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../../refuse.ts";
import { EmbeddedClickHouse } from "../clickhouse/embedded.ts";
import type { Logger } from "../logger.ts";
import { checkedManifest, type Manifest } from "./manifest.ts";

export interface RestoreOptions {
  backup: string;
  /** An empty data directory, already opened for this process. */
  data: string;
  log: Logger;
}

const emptyFolders = [
  "pg_wal/archive_status",
  "pg_wal/summaries",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat",
  "pg_stat_tmp",
  "pg_subtrans",
];

/** Refuses a directory that holds anything of ours, before it is opened. */
export function refuseFilled(data: string) {
  const taken = ["postgres", "clickhouse", "secret"].some((name) => existsSync(join(data, name)));
  const files = join(data, "files");
  if (taken || (existsSync(files) && readdirSync(files).length > 0))
    throw refuse("platform.restore_not_empty", { path: data });
}

/** Puts both stores and the files of a backup into an empty directory. What fails leaves it empty again. */
export async function restoreStores(options: RestoreOptions): Promise<Manifest> {
  const { backup, data } = options;
  const manifest = await checkedManifest(backup);
  refuseFullDisk(data, manifest.bytes * 1.2);
  try {
    mkdirSync(join(data, "postgres"), { mode: 0o700 });
    const cluster = join(data, "postgres", "cluster");
    cpSync(join(backup, "postgres", "cluster"), cluster, { recursive: true });
    for (const name of emptyFolders) mkdirSync(join(cluster, name), { recursive: true, mode: 0o700 });
    for (const folder of ["", ...readdirSync(cluster, { recursive: true, encoding: "utf8" })])
      chmodSync(join(cluster, folder), 0o700);
    cpSync(join(backup, "postgres", "password"), join(data, "postgres", "password"));
    for (const name of ["secret", "version", "tombstones.jsonl"])
      if (existsSync(join(backup, name))) cpSync(join(backup, name), join(data, name));
    cpSync(join(backup, "files"), join(data, "files"), { recursive: true });
    await restoreClickHouse(options, manifest);
    return manifest;
  } catch (error) {
    for (const name of ["postgres", "clickhouse", "secret", "tombstones.jsonl", "files"])
      rmSync(join(data, name), { recursive: true, force: true });
    throw error;
  }
}

async function restoreClickHouse({ backup, data, log }: RestoreOptions, manifest: Manifest) {
  const directory = join(data, "clickhouse");
  const engine = new EmbeddedClickHouse({ directory, log, database: manifest.clickhouseDatabase });
  const copy = join(directory, "backups", "restore");
  cpSync(join(backup, "clickhouse"), copy, { recursive: true });
  await engine.start();
  try {
    await engine.exec("restore database {database} from File('restore')");
    // A table copied later than the position may hold more than it says, never less: carrying again does no harm.
    await engine.exec("truncate table outbox_position");
    const { transaction, id } = manifest.outbox;
    await engine.insertRows(
      "outbox_position",
      ["consumer", "transaction", "id"],
      [["clickhouse", transaction, id]],
    );
    // Those that the backup has: one of an earlier version has fewer.
    const dictionaries = await engine.rows<{ name: string }>(
      "select name from system.dictionaries where database = currentDatabase() order by name",
    );
    for (const { name } of dictionaries) await engine.exec(`system reload dictionary {database}.${name}`);
  } finally {
    await engine.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

function refuseFullDisk(data: string, need: number) {
  const disk = statfsSync(data);
  const free = disk.bavail * disk.bsize;
  const mebibytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
  if (free < need) throw refuse("platform.disk_full", { need: mebibytes(need), free: mebibytes(free) });
}
