import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "../../perform.ts";
import { restoreProduct } from "../../restoreProduct.ts";
import { type Product, startProduct } from "../../start.ts";
import { verbs } from "../../verbs.ts";
import { commandLine } from "../actors.ts";
import { silent } from "../logger.ts";
import { outboxPosition } from "../outbox.ts";
import type { Services } from "../services.ts";
import type { Manifest } from "./manifest.ts";
import { readTombstones } from "./tombstoneFile.ts";

let folder: string;
let product: Product;
let backup: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "perennial-drill-"));
  // As root, PostgreSQL runs under another account, which must be able to reach its directory.
  chmodSync(folder, 0o711);
  product = await startProduct({ data: join(folder, "data"), log: silent, byTheClock: false });
});
afterAll(async () => {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (verb: keyof typeof verbs, input: unknown) =>
  perform(product.services, verb, verbs[verb], input, { actor: commandLine, language: "en" });

async function backUp(): Promise<string> {
  const { jobId } = (await ask("startBackup", {})) as { jobId: string };
  return (await finished<{ folder: string }>(jobId)).folder;
}

async function finished<T>(jobId: string): Promise<T> {
  for (;;) {
    const job = (await ask("jobStatus", { id: jobId })) as { state: string; result: T; error: unknown };
    if (job.state === "done") return job.result;
    if (job.state === "failed") throw new Error(JSON.stringify(job.error));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Longer than those who watch the facts wait before they begin a job for what a job before it has written. */
const silentMs = 7000;

/** Forecasts, value classes and today's lists come by themselves once facts are there; what they wrote is part of the backup. */
async function atRest({ db, ch }: Services) {
  let since = performance.now();
  let before = "";
  await expect
    .poll(
      async () => {
        const jobs = await db.selectFrom("job_run").select(["id", "state"]).orderBy("id").execute();
        const open = jobs.some(({ state }) => state === "queued" || state === "running");
        const now = JSON.stringify(jobs);
        if (open || now !== before) since = performance.now();
        before = now;
        const [kept] = await ch.rows<{ n: string }>("select count() n from membership");
        return Number(kept!.n) > 0 && performance.now() - since > silentMs;
      },
      { timeout: 90_000, interval: 200 },
    )
    .toBe(true);
}

/** Count and hash of every table of both stores. Jobs go on while a backup is made, so their own tables are left out. */
async function fingerprint({ pool, ch }: Services): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const tables = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('job_run', 'audit') order by 1",
  );
  for (const { name } of tables.rows) {
    const rows = await pool.query<{ n: string; hash: string }>(
      `select count(*) n, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') hash from "${name}" t`,
    );
    found[`postgres ${name}`] = `${rows.rows[0]!.n} ${rows.rows[0]!.hash}`;
  }
  const stored = await ch.rows<{ name: string }>(
    "select name from system.tables where database = currentDatabase() and engine like '%MergeTree' and name != 'outbox_position' order by name",
  );
  for (const { name } of stored) {
    const [row] = await ch.rows<{ n: string; hash: string }>(
      `select count() n, sum(cityHash64(*)) hash from ${name}`,
    );
    found[`clickhouse ${name}`] = `${row!.n} ${row!.hash}`;
  }
  return found;
}

test("a backup made under writes comes back with every table's count and hash", async () => {
  const { pool, ch, files } = product.services;
  await pool.query("insert into source (name, created_at) values ('shop', now())");
  await pool.query(
    `insert into party (public_id, source, name, region, created_at, updated_at)
     select 'gate0' || lpad(n::text, 7, '0'), 1, '客户' || n, 320500 + n % 10, now(), now() from generate_series(1, 5000) n`,
  );
  await pool.query(
    "insert into batch (kind, source, state, created_at) values ('orders', 1, 'visible', now())",
  );
  await ch.exec(`insert into order_line (bucket, party_id, occurred_on, order_id, line, amount, batch)
    select number % 64, 1 + number % 5000, toDate('2026-01-01') + number % 300, number, 1, number % 97, 1 from numbers(100000)`);
  await pool.query("insert into merge (party_id, customer_id, at) values (2, 1, now())");
  await ch.insertRows("merged_party", ["party_id", "customer_id", "gone", "version"], [[2, 1, 0, 1]]);
  await ch.exec("system reload dictionary canonical");
  writeFileSync(join(files, "attachment"), "合同");
  mkdirSync(join(files, "lists", "dropped"), { recursive: true });
  writeFileSync(join(files, "lists", "dropped", "original"), "沈玉兰");
  await finished<unknown>(((await ask("startForecast", {})) as { jobId: string }).jobId);
  await atRest(product.services);
  // Writes go on throughout; each is either in the restored store or was made after the backup's end.
  let writing = true;
  const writer = (async () => {
    for (let i = 0; writing; i++) await pool.query("insert into tag (name) values ($1)", [`t${i}`]);
  })();
  backup = await backUp();
  writing = false;
  await writer;
  const before = await fingerprint(product.services);
  const data = join(folder, "restored");
  const restored = await restoreProduct({ backup, data, log: silent, tombstones: [] });
  expect(restored).toMatchObject({ customers: 4999, orderLines: 100000 });
  const copy = await startProduct({ data, log: silent, background: false });
  try {
    const after = await fingerprint(copy.services);
    const { "postgres tag": tagsBefore, ...restBefore } = before;
    const { "postgres tag": tagsAfter, ...restAfter } = after;
    expect(restAfter).toEqual(restBefore);
    expect(Number(tagsAfter!.split(" ")[0])).toBeGreaterThan(0);
    expect(Number(tagsAfter!.split(" ")[0])).toBeLessThanOrEqual(Number(tagsBefore!.split(" ")[0]));
    expect(readdirSync(copy.services.files)).toContain("attachment");
    expect(existsSync(join(backup, "files", "lists")), "promised to be gone after a day").toBe(false);
    const merged =
      "select customer_id c from purchase_line(hidden = {hidden:Array(UInt32)}) where party_id = 2 limit 1";
    expect(await copy.services.ch.rows(merged)).toEqual([{ c: 1 }]);
    const jobs = await copy.services.db.selectFrom("job_run").select(["name", "state"]).execute();
    expect(jobs).toEqual(
      expect.arrayContaining([
        { name: "fitAndScore", state: "done" },
        { name: "backup", state: "cancelled" },
      ]),
    );
    expect(jobs.filter(({ state }) => state !== "done").map(({ name }) => name)).toEqual(["backup"]);
    // The restored ClickHouse goes on carrying from where it stood, not from where the old one is now.
    const { outbox } = JSON.parse(readFileSync(join(backup, "manifest.json"), "utf8")) as Manifest;
    expect(await outboxPosition(copy.services.ch)).toEqual(outbox);
    await copy.services.pool.query("insert into tag (name) values ('afterwards')");
  } finally {
    await copy.stop();
  }
}, 180_000);

test("who was erased after the backup is erased again by the restore", async () => {
  const { pool } = product.services;
  const id = "gate00000042";
  const { jobId } = (await ask("eraseCustomer", { id, confirm: id })) as { jobId: string };
  await finished(jobId);
  const kept = () => readTombstones(product.services.data);
  await expect
    .poll(() => existsSync(join(product.services.data, "tombstones.jsonl")) && kept().length)
    .toBeGreaterThan(0);
  const nameIn = async (data: string) => {
    const copy = await startProduct({ data, log: silent, background: false });
    const found = await copy.services.pool.query("select name, erased_at from party where public_id = $1", [
      id,
    ]);
    await copy.stop();
    return found.rows[0] as { name: string | null; erased_at: Date | null };
  };
  expect((await pool.query("select name from party where public_id = $1", [id])).rows).toEqual([
    { name: null },
  ]);
  expect(await nameIn(join(folder, "restored"))).toEqual({ name: "客户42", erased_at: null });
  const data = join(folder, "forgotten");
  await restoreProduct({ backup, data, log: silent, tombstones: kept() });
  expect(await nameIn(data)).toEqual({ name: null, erased_at: expect.any(Date) });
});

test("a damaged backup is refused before anything is touched", async () => {
  const damaged = join(folder, "damaged");
  cpSync(backup, damaged, { recursive: true });
  appendFileSync(join(damaged, "files", "attachment"), "!");
  const data = join(folder, "none");
  await expect(restoreProduct({ backup: damaged, data, log: silent, tombstones: [] })).rejects.toMatchObject({
    code: "platform.backup_damaged",
    values: { file: "files/attachment" },
  });
  await restoreProduct({ backup, data, log: silent, tombstones: [] });
});

test("a directory that holds data is not restored into", async () => {
  const data = join(folder, "restored");
  await expect(restoreProduct({ backup, data, log: silent, tombstones: [] })).rejects.toMatchObject({
    code: "platform.restore_not_empty",
  });
});
