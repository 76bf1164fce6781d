/**
 * The one process that holds the ClickHouse engine. No HTTP and no product code in here.
 * One session runs one query at a time, so there is one for writing, several for reading and one for killing.
 */
import { drainPending, Session } from "chdb";
import { everyQuestion, noChains } from "./everyQuestion.ts";
import type { FromChild, Lane, ToChild } from "./protocol.ts";

interface Waiting {
  id: number;
  run(session: Session): Promise<void>;
}

interface Pool {
  free: Session[];
  waiting: Waiting[];
}

const pools: Record<Lane, Pool> = {
  read: { free: [], waiting: [] },
  write: { free: [], waiting: [] },
  control: { free: [], waiting: [] },
};
const sessions: Session[] = [];
const more = new Map<number, () => void>();
const killed = new Set<number>();
const running = new Set<number>();
let closing = false;

const say = (message: FromChild) => {
  if (process.connected) process.send?.(message);
};
const tag = (id: number, sql: string) => `/* query ${process.pid}.${id}. */ ${sql}`;

function fail(id: number, error: unknown) {
  const known = error as { message?: string; clickhouseCode?: number };
  const message = known.message ?? String(error);
  const code = known.clickhouseCode ?? Number(/Code: (\d+)/.exec(message)?.[1] ?? Number.NaN);
  say({ is: "error", id, message, code: Number.isNaN(code) ? null : code });
}

function schedule(lane: Lane, job: Waiting) {
  const pool = pools[lane];
  const session = pool.free.pop();
  if (!session) {
    pool.waiting.push(job);
    return;
  }
  running.add(job.id);
  const begun = killed.delete(job.id)
    ? Promise.reject(new Error("Code: 394. Query was cancelled"))
    : job.run(session);
  begun
    .catch(async (error: unknown) => {
      // What broke off keeps its tables until its session's next statement, and a drop would wait for it for ever.
      await session.queryAsync("select 1").catch(() => {});
      fail(job.id, error);
    })
    .finally(() => {
      running.delete(job.id);
      killed.delete(job.id);
      pool.free.push(session);
      const next = pool.waiting.shift();
      if (next) schedule(lane, next);
    });
}

function open(message: Extract<ToChild, { is: "open" }>) {
  try {
    const connect = () => {
      const session = new Session(message.path, { connectionArgs: [`--config-file=${message.config}`] });
      sessions.push(session);
      return session;
    };
    pools.write.free.push(connect());
    for (let i = 0; i < message.readers; i++) pools.read.free.push(connect());
    pools.control.free.push(connect());
    const defaults = Object.entries({
      ...everyQuestion,
      ...noChains,
      output_format_json_escape_forward_slashes: 0,
      ...message.settings,
    })
      .map(([name, value]) => `${name} = ${value}`)
      .join(", ");
    sessions[0]!.query(`create database if not exists ${message.database} engine = Atomic`);
    for (const session of sessions) {
      session.query(`set ${defaults}`);
      session.query(`use ${message.database}`);
    }
    const version = sessions[0]!.query("select version()", "TSV").trim();
    say({ is: "opened", version });
  } catch (error) {
    say({ is: "broken", message: (error as Error).message });
    process.exit(1);
  }
}

async function stream(session: Session, message: Extract<ToChild, { is: "stream" }>) {
  const rows = session.queryStream(tag(message.id, message.sql), { format: message.format });
  for await (const chunk of rows) {
    const asked = new Promise<void>((resolve) => more.set(message.id, resolve));
    say({ is: "chunk", id: message.id, bytes: chunk.raw() });
    await asked;
    more.delete(message.id);
    if (killed.has(message.id)) {
      rows.cancel();
      throw new Error("Code: 394. Query was cancelled");
    }
  }
  say({ is: "end", id: message.id });
}

async function insert(session: Session, message: Extract<ToChild, { is: "insert" }>) {
  const done = await session.insert({
    table: message.table,
    columns: message.columns,
    format: message.format,
    values: Buffer.from(message.body),
    settings: message.token ? { insert_deduplication_token: message.token } : {},
  });
  say({ is: "answer", id: message.id, bytes: Buffer.from(String(done.rowsWritten)), elapsed: done.elapsed });
}

function kill(id: number) {
  killed.add(id);
  more.get(id)?.();
  for (const lane of ["read", "write"] as const) {
    const pool = pools[lane];
    const at = pool.waiting.findIndex((job) => job.id === id);
    if (at >= 0) {
      pool.waiting.splice(at, 1);
      killed.delete(id);
      fail(id, new Error("Code: 394. Query was cancelled"));
      return;
    }
  }
  if (!running.has(id)) {
    killed.delete(id);
    return;
  }
  const sql = `kill query where startsWith(query, '/* query ${process.pid}.${id}. */') async`;
  schedule("control", { id: -id, run: async (session) => void (await session.queryAsync(sql)) });
}

async function close() {
  if (closing) return;
  closing = true;
  for (const lane of ["read", "write"] as const) pools[lane].waiting.length = 0;
  for (const id of running) if (id > 0) kill(id);
  const patience = setTimeout(() => process.kill(process.pid, "SIGKILL"), 4000);
  patience.unref();
  await drainPending();
  for (const session of sessions) session.close();
  await drainPending();
  process.exit(0);
}

process.on("message", (message: ToChild) => {
  if (message.is === "open") open(message);
  else if (message.is === "more") more.get(message.id)?.();
  else if (message.is === "kill") kill(message.id);
  else if (message.is === "close") void close();
  else if (closing) fail(message.id, new Error("the engine is closing"));
  else if (message.is === "stream")
    schedule("read", { id: message.id, run: (session) => stream(session, message) });
  else if (message.is === "insert")
    schedule("write", { id: message.id, run: (session) => insert(session, message) });
  else {
    schedule(message.lane, {
      id: message.id,
      async run(session) {
        const result = await session.queryAsync(tag(message.id, message.sql), { format: message.format });
        say({ is: "answer", id: message.id, bytes: result.bytes(), elapsed: result.elapsed });
      },
    });
  }
});
process.on("disconnect", () => void close());
process.on("SIGTERM", () => void close());
process.on("SIGINT", () => {});
