import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../../refuse.ts";
import type { Job } from "../jobs.ts";
import { outboxPosition } from "../outbox.ts";
import type { Services } from "../services.ts";
import { backupPostgres } from "./backupPostgres.ts";
import { copyFolder } from "./copyFolder.ts";
import { writeManifest } from "./manifest.ts";

const steps = 5;
const says = {
  postgres: { zh: "备份 PostgreSQL", en: "Backing up PostgreSQL" },
  clickhouse: { zh: "备份 ClickHouse", en: "Backing up ClickHouse" },
  files: { zh: "复制文件", en: "Copying files" },
  check: { zh: "计算校验值", en: "Computing checksums" },
} as const;

/** Files dropped for fixed lists name people and are promised to be gone after a day: a backup would keep them. */
const gone = new Set(["lists"]);

/** Both stores together, while they are in use, into `backups/<time>` of the data directory. */
export const backup: Job = {
  says: { zh: "备份", en: "Backup" },
  async run({ services, signal, report }) {
    const { data, clock } = services;
    // Copying folders would leave out what lies on another server, and call that a backup.
    if (!services.ownStores) throw refuse("platform.backup_elsewhere");
    const at = clock().toISOString();
    const name = at.replace(/[-:]/g, "").replace(/\.\d+Z$/, "Z");
    const all = join(data, "backups");
    mkdirSync(all, { recursive: true, mode: 0o700 });
    for (const left of readdirSync(all))
      if (left.endsWith(".part")) rmSync(join(all, left), { recursive: true });
    const folder = join(all, `${name}.part`);
    mkdirSync(folder, { mode: 0o700 });
    try {
      await report(0, steps, says.postgres);
      let outbox = { transaction: "0", id: "0" };
      await backupPostgres(services, join(folder, "postgres"), signal, async () => {
        await report(1, steps, says.clickhouse);
        outbox = await withBatchesStill(services, async () => {
          const before = await outboxPosition(services.ch);
          await backupClickHouse(services, name, join(folder, "clickhouse"));
          return before;
        });
      });
      await report(2, steps, says.files);
      await copyFolder(services.files, join(folder, "files"), (path) => !gone.has(path), signal);
      for (const file of ["secret", "version", "tombstones.jsonl", "postgres/password"]) {
        if (existsSync(join(data, file))) copyFileSync(join(data, file), join(folder, file));
      }
      await report(3, steps, says.check);
      const { bytes } = await writeManifest(folder, { at, outbox, clickhouseDatabase: services.ch.database });
      renameSync(folder, join(all, name));
      return { folder: join(all, name), name, bytes };
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  },
};

/**
 * No batch becomes visible while ClickHouse is copied: what PostgreSQL will call visible at the end of its backup has
 * then all its rows in ClickHouse's part. Readers go on; an import waits for these seconds.
 */
async function withBatchesStill<T>(services: Services, work: () => Promise<T>): Promise<T> {
  const client = await services.pool.connect();
  try {
    await client.query("begin");
    await client.query("set local lock_timeout = '60s'");
    await client.query("lock table batch in share mode");
    const result = await work();
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** The engine may write only into its own folder of backups; the result is moved from there. */
async function backupClickHouse(services: Services, name: string, to: string) {
  const { ch, data } = services;
  const made = join(data, "clickhouse", "backups", name);
  rmSync(made, { recursive: true, force: true });
  await ch.exec(`backup database {database} to File({name:String})`, { name });
  renameSync(made, to);
}
