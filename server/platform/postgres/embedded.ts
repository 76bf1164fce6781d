import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import type { Logger } from "../logger.ts";
import { StartRefusal } from "../startRefusal.ts";
import { binaries } from "./binaries.ts";

/** Supervises the PostgreSQL of one data directory: socket only, random password, restarted when it dies. */
export class EmbeddedPostgres {
  private child: ChildProcess | undefined;
  private stopping = false;
  private restarts: number[] = [];
  private readonly cluster: string;
  private readonly sockets: string;
  private readonly identity: { uid?: number; gid?: number };
  private password = "";

  constructor(
    private readonly directory: string,
    private readonly log: Logger,
  ) {
    this.cluster = join(directory, "cluster");
    const near = join(directory, "socket");
    const far = join(
      tmpdir(),
      `perennial-${createHash("sha256").update(directory).digest("hex").slice(0, 16)}`,
    );
    this.sockets = near.length <= 80 ? near : far;
    this.identity = process.getuid?.() === 0 ? unprivileged() : {};
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get connection(): pg.PoolConfig {
    return {
      host: this.sockets,
      port: 5432,
      user: "perennial",
      password: this.password,
      database: "perennial",
    };
  }

  async start(): Promise<void> {
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    mkdirSync(this.sockets, { recursive: true, mode: 0o700 });
    if (this.identity.uid !== undefined) {
      for (const path of [join(this.directory, "..", ".."), dirname(binaries().postgres)])
        refuseUnreachable(path, this.identity.uid);
      // The server refuses to run as root, so the folder that leads to it belongs to the account it runs as.
      for (const path of [join(this.directory, ".."), this.directory, this.sockets]) {
        chownSync(path, this.identity.uid, this.identity.gid ?? this.identity.uid);
      }
    }
    const secret = join(this.directory, "password");
    if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString("base64url"), { mode: 0o600 });
    chmodSync(secret, 0o600);
    this.password = readFileSync(secret, "utf8").trim();
    if (!existsSync(join(this.cluster, "PG_VERSION"))) this.initialise();
    else this.takeOver();
    await this.removeLeftBehind();
    if (this.stopping) throw new Error("stopped while starting");
    this.spawn();
    await this.waitUntilReady();
  }

  private initialise() {
    const fresh = `${this.cluster}.new`;
    rmSync(fresh, { recursive: true, force: true });
    const pwfile = join(this.directory, "password.init");
    writeFileSync(pwfile, this.password, { mode: 0o600 });
    if (this.identity.uid !== undefined)
      chownSync(pwfile, this.identity.uid, this.identity.gid ?? this.identity.uid);
    try {
      execFileSync(
        binaries().initdb,
        [
          `--pgdata=${fresh}`,
          "--username=perennial",
          "--auth=scram-sha-256",
          `--pwfile=${pwfile}`,
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--locale=C.UTF-8",
          "--no-instructions",
        ],
        { ...this.identity, stdio: ["ignore", "ignore", "pipe"], cwd: this.directory, env: environment() },
      );
      renameSync(fresh, this.cluster);
    } catch (error) {
      throw new StartRefusal("postgres", { why: firstLine((error as { stderr?: Buffer }).stderr, error) });
    } finally {
      rmSync(pwfile, { force: true });
    }
  }

  /** A restored or copied cluster belongs to whoever copied it, not to the account that the server runs as. */
  private takeOver() {
    const { uid, gid } = this.identity;
    if (uid === undefined || statSync(join(this.cluster, "PG_VERSION")).uid === uid) return;
    for (const path of ["", ...readdirSync(this.cluster, { recursive: true, encoding: "utf8" })])
      chownSync(join(this.cluster, path), uid, gid ?? uid);
  }

  /** A server that outlived its parent is stopped by its own pid file; then this process starts one it can watch. */
  private async removeLeftBehind() {
    const file = join(this.cluster, "postmaster.pid");
    if (!existsSync(file)) return;
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    if (isPostgres(pid, this.cluster)) {
      process.kill(pid, "SIGINT");
      for (let wait = 0; wait < 120 && isPostgres(pid, this.cluster); wait++) {
        if (wait === 60) process.kill(pid, "SIGQUIT");
        await pause(50);
      }
    }
  }

  private spawn() {
    const child = spawn(
      binaries().postgres,
      [
        ["-D", this.cluster],
        ["-k", this.sockets],
        ["-c", "listen_addresses="],
        ["-c", "port=5432"],
        ["-c", "unix_socket_permissions=0700"],
        ["-c", "max_connections=60"],
        ["-c", "shared_buffers=128MB"],
        ["-c", "work_mem=16MB"],
        ["-c", "maintenance_work_mem=128MB"],
        ["-c", "max_wal_size=2GB"],
        ["-c", "wal_level=replica"],
        ["-c", "timezone=UTC"],
        ["-c", "log_min_messages=warning"],
        ["-c", "jit=off"],
      ].flat(),
      {
        ...this.identity,
        detached: true,
        stdio: ["ignore", "ignore", "pipe"],
        cwd: this.directory,
        env: environment(),
      },
    );
    this.child = child;
    child.stderr?.on("data", (data: Buffer) =>
      this.log.info({ postgres: data.toString().slice(0, 2000) }, "postgres"),
    );
    child.on("exit", (code, signal) => {
      if (child !== this.child || this.stopping) return;
      const now = performance.now();
      this.restarts = [...this.restarts.filter((at) => now - at < 60_000), now];
      const delay = this.restarts.length <= 8 ? 50 : Math.min(5000, 100 * 2 ** (this.restarts.length - 8));
      this.log.error({ code, signal, delay }, "PostgreSQL stopped; starting it again");
      setTimeout(() => {
        if (this.stopping) return;
        void this.removeLeftBehind().then(() => {
          if (!this.stopping) this.spawn();
        });
      }, delay);
    });
  }

  private async waitUntilReady() {
    let last: unknown;
    // After a crash or a restore the write-ahead log is read first: up to a minute on a slow disk.
    for (let wait = 0; wait < 1500; wait++) {
      if (this.stopping || this.child?.exitCode) break;
      const client = new pg.Client({ ...this.connection, database: "postgres" });
      try {
        await client.connect();
        const found = await client.query("select 1 from pg_database where datname = 'perennial'");
        if (found.rowCount === 0) await client.query("create database perennial");
        await client.end();
        return;
      } catch (error) {
        last = error;
        await client.end().catch(() => {});
        await pause(50);
      }
    }
    throw new StartRefusal("postgres", { why: firstLine(undefined, last) });
  }

  /** Fast shutdown: connections are ended, the write-ahead log is flushed. */
  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGINT");
    const impatient = setTimeout(() => child.kill("SIGQUIT"), 3500);
    await gone;
    clearTimeout(impatient);
    if (!this.sockets.startsWith(this.directory)) rmSync(this.sockets, { recursive: true, force: true });
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" };
}

function unprivileged(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // The next name is tried.
    }
  }
  return { uid: 65534, gid: 65534 };
}

/** Every folder on the way must let the account through: /root, for one, lets nobody. */
function refuseUnreachable(path: string, uid: number) {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid: owner } = statSync(folder);
    if ((mode & 0o001) === 0 && !(owner === uid && (mode & 0o100) !== 0))
      throw new StartRefusal("unreachable", { path: folder, account: `uid ${uid}` });
    if (folder === dirname(folder)) return;
  }
}

function isPostgres(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(cluster);
  } catch {
    return false;
  }
}

function firstLine(stderr: Buffer | undefined, error: unknown): string {
  const text = stderr?.toString().trim() || (error as Error)?.message || String(error);
  return text.split("\n").slice(-1)[0] ?? text;
}
