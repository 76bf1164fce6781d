import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusals } from "../../refusals.ts";
import { refuse } from "../../refuse.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import type { Actor } from "../../verb.ts";
import { enqueueJob } from "../enqueueJob.ts";
import { type JobContext, type JobRunner, startJobs } from "../jobs.ts";

let product: Harness;
let runner: JobRunner;
let anna: Actor;
let ben: Actor;
const says = { zh: "试", en: "Trying" };
const begun = new Set<string>();

const jobs = {
  /** Works until it is told to stop, without looking at the database in between. */
  endless: {
    says,
    async run({ run, signal }: JobContext) {
      begun.add(run);
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason as Error)),
      );
    },
  },
  steps: {
    says,
    async run({ report }: JobContext, { rows }: { rows: number }) {
      for (let i = 0; i < rows; i++) await report(i + 1, rows, { zh: `第 ${i + 1} 行`, en: `Row ${i + 1}` });
      return { rows };
    },
  },
  refused: {
    says,
    async run() {
      throw refuse("platform.mail_failed", { why: "x" });
    },
  },
};

beforeAll(async () => {
  product = await startHarness({ background: false });
  anna = await product.person("sales");
  ben = await product.person("sales");
  runner = await startJobs(product.services, jobs, "", refusals);
});
afterAll(async () => {
  await runner.stop();
  await product.stop();
});

const enqueue = (job: keyof typeof jobs, payload: unknown, person = anna.person) =>
  product.services.db
    .transaction()
    .execute((trx) =>
      enqueueJob(trx, { id: randomUUID(), job, payload, person, now: product.services.clock() }),
    );
const status = (id: string, actor = anna) => product.call("jobStatus", { id }, { actor });
const stateOf = (id: string) => async () => (await status(id)).state;

test("a job tells how far it is, and its result", async () => {
  const id = await enqueue("steps", { rows: 3 });
  await expect.poll(stateOf(id), { timeout: 5000 }).toBe("done");
  expect(await status(id)).toMatchObject({
    kind: "steps",
    progress: 3,
    total: 3,
    note: { zh: "第 3 行", en: "Row 3" },
    result: { rows: 3 },
  });
});

test("one sees one's own jobs; who looks after users sees all", async () => {
  const id = await enqueue("steps", { rows: 1 });
  await expect(status(id, ben)).rejects.toMatchObject({ code: "platform.no_such_job" });
  await expect(product.call("cancelJob", { id }, { actor: ben })).rejects.toMatchObject({
    code: "platform.no_such_job",
  });
  expect((await product.call("listJobs", {}, { actor: ben })).jobs).toEqual([]);
  expect((await product.call("listJobs", {})).jobs.map((job) => job.id)).toContain(id);
});

test("a running job is told to stop at once", async () => {
  const id = await enqueue("endless", {});
  await expect.poll(() => begun.has(id), { timeout: 5000 }).toBe(true);
  expect(await product.call("cancelJob", { id }, { actor: anna })).toEqual({ state: "cancelling" });
  await expect.poll(stateOf(id), { timeout: 5000 }).toBe("cancelled");
  await expect(product.call("cancelJob", { id }, { actor: anna })).rejects.toMatchObject({
    code: "platform.job_over",
  });
});

test("a waiting job is cancelled before it begins", async () => {
  const busy = await Promise.all([enqueue("endless", {}), enqueue("endless", {})]);
  await expect.poll(() => busy.every((id) => begun.has(id)), { timeout: 5000 }).toBe(true);
  const waiting = await enqueue("endless", {});
  expect(await product.call("cancelJob", { id: waiting }, { actor: anna })).toEqual({ state: "cancelled" });
  for (const id of busy) await product.call("cancelJob", { id }, { actor: anna });
  for (const id of busy) await expect.poll(stateOf(id), { timeout: 5000 }).toBe("cancelled");
  const after = await enqueue("steps", { rows: 1 });
  await expect.poll(stateOf(after), { timeout: 5000 }).toBe("done");
  expect(begun.has(waiting)).toBe(false);
});

test("a refused job says why in both languages and is not tried again", async () => {
  const id = await enqueue("refused", {});
  await expect.poll(stateOf(id), { timeout: 5000 }).toBe("failed");
  expect((await status(id)).error).toMatchObject({
    code: "platform.mail_failed",
    zh: "邮件没有发出去：x",
    en: "The mail could not be sent: x",
  });
});

test("what a killed server left running is taken up again", async () => {
  const id = await enqueue("endless", {});
  await expect.poll(() => begun.has(id), { timeout: 5000 }).toBe(true);
  await runner.stop();
  begun.delete(id);
  runner = await startJobs(product.services, jobs, "", refusals);
  await expect.poll(() => begun.has(id), { timeout: 10_000 }).toBe(true);
  await product.call("cancelJob", { id }, { actor: anna });
  await expect.poll(stateOf(id), { timeout: 5000 }).toBe("cancelled");
});

const restart = async () => {
  await runner.stop();
  begun.clear();
  runner = await startJobs(product.services, jobs, "", refusals);
};

test("a job of the clock that broke off is taken up under its own number, and leaves none behind", async () => {
  const { pool } = product.services;
  begun.clear();
  await pool.query(
    `select graphile_worker.add_job('endless', payload := '{"_cron": {"backfilled": false}}'::json)`,
  );
  await expect.poll(() => begun.size, { timeout: 30_000 }).toBe(1);
  const [run] = begun;
  await restart();
  await expect.poll(() => [...begun], { timeout: 30_000 }).toEqual([run]);
  const open = await pool.query("select id from job_run where name = 'endless' and finished_at is null");
  expect(open.rows).toEqual([{ id: run }]);
  await product.call("cancelJob", { id: run! });
  await expect.poll(async () => (await product.call("jobStatus", { id: run! })).state).toBe("cancelled");
});

test("a job that was stopped in its last try gets that try back", async () => {
  const id = randomUUID();
  const { services } = product;
  await services.db.transaction().execute((trx) =>
    enqueueJob(trx, {
      id,
      job: "endless",
      payload: {},
      person: null,
      now: services.clock(),
      maxAttempts: 1,
    }),
  );
  await expect.poll(() => begun.has(id), { timeout: 30_000 }).toBe(true);
  await runner.stop();
  const tries =
    "select attempts, locked_at is not null as locked from graphile_worker._private_jobs where key = $1";
  await expect
    .poll(async () => (await services.pool.query(tries, [id])).rows)
    .toEqual([{ attempts: 1, locked: false }]);
  await restart();
  await expect.poll(() => begun.has(id), { timeout: 30_000 }).toBe(true);
  await product.call("cancelJob", { id });
  await expect.poll(async () => (await product.call("jobStatus", { id })).state).toBe("cancelled");
});

test("a row that no work stands behind any more is closed at the start, in words", async () => {
  const id = randomUUID();
  await product.services.pool.query(
    "insert into job_run (id, name, state, payload, created_at) values ($1, 'endless', 'queued', '{}', $2)",
    [id, product.services.clock()],
  );
  await restart();
  expect(await product.call("jobStatus", { id })).toMatchObject({
    state: "failed",
    error: { code: "platform.job_lost", en: expect.stringMatching(/start it again/i) },
  });
});
