import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keptFreeBytes } from "../freeSpace.ts";
import type { Logger } from "../logger.ts";
import {
  type AskOptions,
  type Cell,
  type ClickHouse,
  EngineError,
  type Params,
  parseRows,
  settingsClause,
  tsv,
} from "./client.ts";
import { inline } from "./literal.ts";
import type { FromChild, Lane, ToChild } from "./protocol.ts";
import { UnderWay } from "./UnderWay.ts";
import { nothing, type Published, viewsFor } from "./viewsFor.ts";

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;

interface Pending {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
  chunk?(bytes: Uint8Array): void;
  end?(): void;
}

export interface EmbeddedOptions {
  directory: string;
  log: Logger;
  readers?: number;
  database?: string;
  /** Settings of every statement, beside those that always hold. */
  settings?: Record<string, number> | undefined;
  /** More of the engine's configuration, as XML: tests name a cluster here. */
  configuration?: string;
}

/** Starts the engine's child process and keeps it running; what was under way when it died is refused, not repeated. */
export class EmbeddedClickHouse implements ClickHouse {
  readonly database: string;
  readonly sendFile = undefined;
  published: () => Promise<Published> = async () => ({ hidden: [], converts: false, totalled: false });
  private child: ChildProcess | undefined;
  private ready: Promise<string> = Promise.reject(new Error("not started"));
  private readonly pending = new Map<number, Pending>();
  private readonly underWay = new UnderWay();
  private nextId = 1;
  private stopping = false;
  private restarts: number[] = [];

  constructor(private readonly options: EmbeddedOptions) {
    this.database = options.database ?? "perennial";
    this.ready.catch(() => {});
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<string> {
    const { directory } = this.options;
    mkdirSync(join(directory, "backups"), { recursive: true, mode: 0o700 });
    writeFileSync(join(directory, "config.xml"), configuration(directory, this.options.configuration), {
      mode: 0o600,
    });
    await this.removeLeftBehind();
    if (this.stopping) throw new EngineError("stopped while starting", 0);
    return this.spawn();
  }

  /** A child of a server that was killed may still hold the directory. */
  private async removeLeftBehind() {
    const file = join(this.options.directory, "child.pid");
    if (!existsSync(file)) return;
    const pid = Number(readFileSync(file, "utf8"));
    if (!isEngine(pid)) return;
    for (let wait = 0; wait < 40 && isEngine(pid); wait++) {
      if (wait === 20) process.kill(pid, "SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private spawn(): Promise<string> {
    const { directory, log } = this.options;
    const bundled = typeof BUNDLE_FOLDER === "string" ? join(BUNDLE_FOLDER, "clickhouseChild.js") : undefined;
    const file = bundled ?? fileURLToPath(new URL("./child.ts", import.meta.url));
    const child = fork(file, ["perennial-clickhouse"], {
      detached: true,
      serialization: "advanced",
      execArgv: bundled ? [] : ["--import", "tsx"],
      env: { PATH: process.env.PATH, TZ: "UTC", UV_THREADPOOL_SIZE: "16" },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.child = child;
    writeFileSync(join(directory, "child.pid"), String(child.pid), { mode: 0o600 });
    child.stderr?.on("data", (data: Buffer) =>
      log.warn({ engine: data.toString().slice(0, 2000) }, "clickhouse"),
    );
    child.on("error", (error) => log.warn({ err: error }, "clickhouse"));
    child.on("exit", (code, signal) => this.onExit(child, code, signal));
    this.ready = new Promise<string>((resolve, reject) => {
      child.once("exit", () => reject(new EngineError("the ClickHouse engine ended while starting", 0)));
      child.on("message", (message: FromChild) => {
        if (message.is === "opened") resolve(message.version);
        else if (message.is === "broken") reject(new EngineError(message.message, 0));
        else this.onMessage(message);
      });
    });
    this.ready.catch(() => {});
    child.send({
      is: "open",
      path: join(directory, "store"),
      config: join(directory, "config.xml"),
      readers: this.options.readers ?? 4,
      database: this.database,
      settings: this.options.settings ?? {},
    } satisfies ToChild);
    return this.ready;
  }

  private onExit(child: ChildProcess, code: number | null, signal: string | null) {
    if (child !== this.child) return;
    for (const waiting of this.pending.values()) {
      waiting.reject(new EngineError("the ClickHouse engine stopped; it is being started again", 0));
    }
    this.pending.clear();
    rmSync(join(this.options.directory, "child.pid"), { force: true });
    if (this.stopping) return;
    const now = performance.now();
    this.restarts = [...this.restarts.filter((at) => now - at < 60_000), now];
    const delay = this.restarts.length <= 8 ? 0 : Math.min(5000, 100 * 2 ** (this.restarts.length - 8));
    this.options.log.error({ code, signal, delay }, "the ClickHouse engine stopped; starting it again");
    this.ready = new Promise<string>((resolve, reject) => {
      setTimeout(
        () => (this.stopping ? reject(new EngineError("stopping", 0)) : this.spawn().then(resolve, reject)),
        delay,
      );
    });
    this.ready.catch(() => {});
  }

  private onMessage(message: FromChild) {
    if (message.is === "opened" || message.is === "broken") return;
    const waiting = this.pending.get(message.id);
    if (!waiting) return;
    if (message.is === "chunk") {
      waiting.chunk?.(message.bytes);
      return;
    }
    this.pending.delete(message.id);
    if (message.is === "answer") waiting.resolve(message.bytes);
    else if (message.is === "end") waiting.end?.();
    else waiting.reject(new EngineError(message.message, message.code ?? 0));
  }

  private async send(build: (id: number) => ToChild, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted();
    await this.ready;
    const id = this.nextId++;
    return new Promise<Uint8Array>((resolve, reject) => {
      const abort = () => this.post({ is: "kill", id });
      const done = () => signal?.removeEventListener("abort", abort);
      this.pending.set(id, {
        resolve: (bytes) => {
          done();
          resolve(bytes);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      signal?.addEventListener("abort", abort, { once: true });
      this.post(build(id));
    });
  }

  /** A message that cannot be delivered any more ends the question it belongs to. */
  private post(message: ToChild) {
    const lost = () => {
      if (!("id" in message)) return;
      const waiting = this.pending.get(message.id);
      this.pending.delete(message.id);
      waiting?.reject(new EngineError("the ClickHouse engine stopped; it is being started again", 0));
    };
    if (!this.child?.connected) lost();
    else this.child.send(message, (error) => error && lost());
  }

  private async text(
    sql: string,
    params: Params | undefined,
    options: AskOptions | undefined,
  ): Promise<string> {
    if (options?.raw) return sql.replaceAll("{database}", this.database);
    const { hidden, ...views } = sql.includes("{hidden:") ? await this.published() : nothing;
    const all = hidden ? { hidden, ...params } : (params ?? {});
    return (
      inline(viewsFor(sql, all.hidden, views).replaceAll("{database}", this.database), all) +
      settingsClause(options)
    );
  }

  private async query(lane: Lane, format: string, sql: string, params?: Params, options?: AskOptions) {
    return this.underWay.during(async () => {
      const text = await this.text(sql, params, options);
      return this.send((id) => ({ is: "query", id, lane, sql: text, format }), options?.signal);
    });
  }

  questionsBegun(): Promise<void> {
    return this.underWay.ended();
  }

  /** A read that the engine's death interrupted is asked once more. */
  async rows<T>(sql: string, params?: Params, options?: AskOptions): Promise<T[]> {
    try {
      return parseRows<T>(await this.query("read", "JSONEachRow", sql, params, options));
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 0 || this.stopping) throw error;
      return parseRows<T>(await this.query("read", "JSONEachRow", sql, params, options));
    }
  }

  async exec(sql: string, params?: Params, options?: AskOptions): Promise<void> {
    await this.query("write", "TSV", sql, params, options);
  }

  async *stream(
    sql: string,
    params?: Params,
    options?: AskOptions & { format?: string },
  ): AsyncIterable<Uint8Array> {
    const begun = this.underWay.begin();
    let text: string;
    try {
      text = await this.text(sql, params, options);
      await this.ready;
    } catch (error) {
      begun();
      throw error;
    }
    const id = this.nextId++;
    const chunks: Uint8Array[] = [];
    let finished = false;
    let failure: Error | undefined;
    let wake = () => {};
    this.pending.set(id, {
      resolve: () => {},
      reject: (error) => {
        failure = error;
        wake();
      },
      chunk: (bytes) => {
        chunks.push(bytes);
        wake();
      },
      end: () => {
        finished = true;
        wake();
      },
    });
    const abort = () => this.post({ is: "kill", id });
    options?.signal?.addEventListener("abort", abort, { once: true });
    this.post({ is: "stream", id, sql: text, format: options?.format ?? "JSONEachRow" });
    try {
      for (;;) {
        const chunk = chunks.shift();
        if (chunk) {
          // What it reads is settled with the first piece; a slow reader holds nobody up.
          begun();
          yield chunk;
          this.post({ is: "more", id });
          continue;
        }
        if (failure) throw failure;
        if (finished) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      begun();
      options?.signal?.removeEventListener("abort", abort);
      if (!finished && !failure) this.post({ is: "kill", id });
      this.pending.delete(id);
    }
  }

  async insertRows(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
    token?: string,
  ) {
    if (rows.length > 0) await this.insertTsv(table, columns, tsv(rows), token);
  }

  async insertTsv(table: string, columns: readonly string[], body: Uint8Array, token?: string) {
    await this.send((id) => ({
      is: "insert",
      id,
      table: table.includes(".") ? table : `${this.database}.${table}`,
      columns: [...columns],
      format: "TSV",
      body,
      ...(token === undefined ? {} : { token }),
    }));
  }

  version(): Promise<string> {
    return this.ready;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    this.post({ is: "close" });
    const impatient = setTimeout(() => child.kill("SIGKILL"), 4500);
    await gone;
    clearTimeout(impatient);
  }
}

function isEngine(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("perennial-clickhouse");
  } catch {
    if (process.platform === "linux") return false;
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }
}

/** Each line was verified to apply to the embedded engine. */
function configuration(directory: string, more = ""): string {
  const memory = Math.min(Math.floor(totalmem() * 0.6), 12 * 2 ** 30);
  const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<clickhouse>
  <max_server_memory_usage>${memory}</max_server_memory_usage>
  <mark_cache_size>268435456</mark_cache_size>
  <logger><level>none</level></logger>
  <merge_tree>
    <fsync_after_insert>1</fsync_after_insert>
    <fsync_part_directory>1</fsync_part_directory>
    <min_rows_to_fsync_after_merge>1</min_rows_to_fsync_after_merge>
    <old_parts_lifetime>480</old_parts_lifetime>
  </merge_tree>
  <storage_configuration><disks><default>
    <keep_free_space_bytes>${keptFreeBytes}</keep_free_space_bytes>
  </default></disks></storage_configuration>
  <backups><allowed_path>${xml(join(directory, "backups"))}/</allowed_path></backups>
  ${more}
</clickhouse>
`;
}
