import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { carriers, crontab, jobs, watches } from "./jobs.ts";
import { keepTombstones } from "./platform/backup/tombstoneFile.ts";
import type { ClickHouse } from "./platform/clickhouse/client.ts";
import { EmbeddedClickHouse } from "./platform/clickhouse/embedded.ts";
import { migrateClickHouse } from "./platform/clickhouse/migrate.ts";
import { RemoteClickHouse } from "./platform/clickhouse/remote.ts";
import type { Published } from "./platform/clickhouse/viewsFor.ts";
import { openDatabase, openPool } from "./platform/database.ts";
import { type JobRunner, migrateJobs, startJobs } from "./platform/jobs.ts";
import type { Logger } from "./platform/logger.ts";
import { carryOutbox } from "./platform/outbox.ts";
import { EmbeddedPostgres } from "./platform/postgres/embedded.ts";
import { migratePostgres } from "./platform/postgres/migrate.ts";
import { published } from "./platform/published.ts";
import type { Services } from "./platform/services.ts";
import { StartRefusal } from "./platform/startRefusal.ts";
import { refusals } from "./refusals.ts";

export interface StartOptions {
  /** The data directory, already opened for this process. */
  data: string;
  log: Logger;
  databaseUrl?: string | undefined;
  clickhouseUrl?: string | undefined;
  address?: string;
  clock?: () => Date;
  /** One call a slow step, with the time it took once it is done. */
  step?: (name: StartStep) => void;
  /** Off for commands that only look. */
  background?: boolean;
  /** Settings of every statement that the engine's child process answers. */
  engineSettings?: Record<string, number>;
  /** Off where nothing may act by itself when facts or the date move. */
  watching?: boolean;
  /** Off where no job may begin by the time of day. */
  byTheClock?: boolean;
  /** Ends the start: what has been started is stopped, then `startProduct` throws. */
  signal?: AbortSignal;
}
export type StartStep = "postgres" | "clickhouse" | "migrate" | "ready";

export interface Product {
  services: Services;
  postgresPid: number | undefined;
  clickhousePid: number | undefined;
  cancelJob(run: string): void;
  /** Carries the outbox now, and waits until everything committed before is in ClickHouse. */
  carry(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the SQL files lie: beside the sources, or beside the bundle. */
export function sqlFolder(name: "postgres" | "clickhouse"): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return join(here, name);
}

/** Brings up both stores, migrates them, and starts the jobs. Whatever ends it half way, no process stays behind. */
export async function startProduct(options: StartOptions): Promise<Product> {
  const { data, log, signal, step = () => {} } = options;
  const started: (() => Promise<void>)[] = [];
  const stores: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stopOne = (stop: () => Promise<void>) =>
    stop().catch((error: unknown) => log.warn({ err: error }, "stopping"));
  const stopAll = () => {
    stopping ??= (async () => {
      for (const stop of started.reverse()) await stopOne(stop);
      // One that is still starting may take its time; the other need not wait for it.
      await Promise.all(stores.map(stopOne));
    })();
    return stopping;
  };
  const ended = () => void stopAll();
  signal?.addEventListener("abort", ended, { once: true });
  try {
    signal?.throwIfAborted();
    step("postgres");
    step("clickhouse");
    const remember = (stop: () => Promise<void>) => void stores.push(stop);
    const [postgres, clickhouse] = await Promise.all([
      openPostgres(options, remember),
      openClickHouse(options, remember),
    ]);
    signal?.throwIfAborted();
    const { pool } = postgres;
    const db = openDatabase(pool);
    clickhouse.setPublished(published(pool));
    step("migrate");
    await migratePostgres(pool, sqlFolder("postgres"));
    await migrateClickHouse(clickhouse.ch, sqlFolder("clickhouse"));
    const services: Services = {
      db,
      pool,
      ch: clickhouse.ch,
      log,
      clock: options.clock ?? (() => new Date()),
      data,
      embedded: { postgres: !options.databaseUrl, clickhouse: !options.clickhouseUrl },
      files: join(data, "files"),
      committed: new EventEmitter().setMaxListeners(0),
      secret: installationSecret(data),
      ownStores: !options.databaseUrl && !options.clickhouseUrl,
      address: options.address ?? "",
    };
    mkdirSync(services.files, { recursive: true, mode: 0o700 });
    await migrateJobs(services);
    signal?.throwIfAborted();
    const outbox = startOutbox(services);
    started.push(outbox.stop);
    started.push(keepTombstones(services));
    let runner: JobRunner | undefined;
    if (options.background !== false) {
      runner = await startJobs(services, jobs, options.byTheClock === false ? "" : crontab, refusals);
      const running = runner;
      started.push(() => running.stop());
      for (const watch of options.watching === false ? [] : watches) started.push(watch(services).stop);
    }
    signal?.throwIfAborted();
    step("ready");
    return {
      services,
      get postgresPid() {
        return postgres.pid();
      },
      get clickhousePid() {
        return clickhouse.pid();
      },
      cancelJob: (run) => runner?.cancel(run),
      carry: outbox.carry,
      stop: stopAll,
    };
  } catch (error) {
    await stopAll();
    throw error;
  } finally {
    signal?.removeEventListener("abort", ended);
  }
}

/** Each store says how it is stopped before it is started, so that it can be stopped while it starts. */
type Remember = (stop: () => Promise<void>) => void;

async function openPostgres(options: StartOptions, remember: Remember) {
  if (options.databaseUrl) {
    const pool = openPool({ connectionString: options.databaseUrl });
    remember(() => pool.end());
    await pool.query("select 1").catch((error: Error) => {
      throw new StartRefusal("postgres", { why: error.message });
    });
    return { pool, pid: () => undefined };
  }
  const server = new EmbeddedPostgres(join(options.data, "postgres"), options.log);
  let pool: pg.Pool | undefined;
  remember(async () => {
    await Promise.race([pool?.end(), new Promise((resolve) => setTimeout(resolve, 1000))]);
    await server.stop();
  });
  await server.start();
  pool = openPool(server.connection);
  return { pool, pid: () => server.pid };
}

async function openClickHouse(options: StartOptions, remember: Remember) {
  if (options.clickhouseUrl) {
    const remote = new RemoteClickHouse(options.clickhouseUrl);
    remember(() => remote.stop());
    await remote.prepare().catch((error: Error) => {
      throw new StartRefusal("clickhouse", { why: error.message });
    });
    return {
      ch: remote as ClickHouse,
      pid: () => undefined,
      setPublished(published: () => Promise<Published>) {
        remote.published = published;
      },
    };
  }
  const engine = new EmbeddedClickHouse({
    directory: join(options.data, "clickhouse"),
    log: options.log,
    settings: options.engineSettings,
  });
  remember(() => engine.stop());
  await engine.start().catch((error: Error) => {
    throw new StartRefusal("clickhouse", { why: error.message });
  });
  return {
    ch: engine as ClickHouse,
    pid: () => engine.pid,
    setPublished(published: () => Promise<Published>) {
      engine.published = published;
    },
  };
}

/** One carrier at a time; woken by every commit, and every two seconds in case a wake-up was lost. */
function startOutbox(services: Services) {
  let current: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const turn = async () => {
    do {
      again = false;
      await carryOutbox(services, carriers, (moved) => services.committed.emit("facts", moved));
    } while (again && !stopped);
  };
  const carry = (): Promise<void> => {
    if (current) {
      again = true;
      return current;
    }
    current = turn().finally(() => {
      current = undefined;
    });
    return current;
  };
  const wake = () => {
    if (!stopped) carry().catch((error: unknown) => services.log.warn({ err: error }, "the outbox waits"));
  };
  services.committed.on("committed", wake);
  const timer = setInterval(wake, 2000);
  return {
    carry,
    async stop() {
      stopped = true;
      clearInterval(timer);
      services.committed.off("committed", wake);
      await current?.catch(() => {});
    },
  };
}

/** Made once per installation; kept in the data directory, readable by its owner only. */
function installationSecret(data: string): string {
  const file = join(data, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
