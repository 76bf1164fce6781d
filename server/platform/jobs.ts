import { type Runner, run, runMigrations } from "graphile-worker";
import { fill, type Pair, Refusal, type RefusalMessage, refuse } from "../refuse.ts";
import { diskFull } from "./diskFull.ts";
import { patientPool } from "./patientPool.ts";
import type { Services } from "./services.ts";
import { silentWorker } from "./workerLog.ts";

export interface JobContext {
  services: Services;
  /** The row in job_run. */
  run: string;
  person: number | null;
  attempt: number;
  /** Aborted when someone cancels, or the server stops. */
  signal: AbortSignal;
  /** Progress for the person who waits; also the sign of life. */
  report(progress: number, total?: number, note?: Pair | Record<string, unknown>): Promise<void>;
}

/** A long piece of work in steps that each commit and can be repeated. */
export interface Job {
  says: Pair;
  run(context: JobContext, payload: never): Promise<unknown>;
  /** Called when it will not be tried again, or was cancelled before it began: what it left is cleared away. */
  gaveUp?(services: Services, payload: never): Promise<void>;
}

export type Jobs = Readonly<Record<string, Job>>;

export interface JobRunner {
  cancel(run: string): void;
  stop(): Promise<void>;
}

/** A second process never runs jobs on the same database: the server is one. Two jobs run at a time. */
export async function startJobs(
  services: Services,
  jobs: Jobs,
  crontab: string,
  sentences: Readonly<Record<string, RefusalMessage>>,
): Promise<JobRunner> {
  const live = new Map<string, AbortController>();
  let stopping = false;
  await requeueInterrupted(services);
  await closeLost(services, sentences);
  const taskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (raw: unknown, helpers: { job: { id: string; attempts: number; max_attempts: number } }) => {
        const id = (raw as { run?: string } | null)?.run;
        const runId = id ?? (await cronRun(services, name, helpers.job.id));
        const controller = new AbortController();
        live.set(runId, controller);
        try {
          await runOnce(services, {
            name,
            job,
            runId,
            signal: controller.signal,
            last: helpers.job.attempts >= helpers.job.max_attempts,
            stopping: () => stopping,
            sentences,
          });
        } finally {
          live.delete(runId);
        }
      },
    ]),
  );
  const runner: Runner = await run({
    pgPool: patientPool(services.pool),
    taskList,
    crontab,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: silentWorker(services.log),
  });
  const cancel = (runId: string) => live.get(runId)?.abort(new Refusal("platform.cancelled"));
  const onCommitted = (verb: string) => {
    if (verb !== "cancelJob") return;
    asked(services)
      .then((runs) => runs.forEach(cancel))
      .catch((error: unknown) => services.log.warn({ err: error }, "cancelling"));
  };
  services.committed.on("committed", onCommitted);
  return {
    cancel,
    async stop() {
      stopping = true;
      services.committed.off("committed", onCommitted);
      for (const controller of live.values()) controller.abort(new Error("the server is stopping"));
      await runner.stop().catch(() => {});
    },
  };
}

export async function migrateJobs(services: Pick<Services, "pool" | "log">) {
  await runMigrations({ pgPool: services.pool, logger: silentWorker(services.log) });
}

/**
 * Locks of a server that was killed are released at once, not after graphile-worker's four hours. A try that was broken
 * off by a stop is given back, also where it was the last.
 */
async function requeueInterrupted(services: Services) {
  await services.pool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = least(run_at, now()),
       attempts = greatest(attempts - 1, 0)
     where locked_at is not null
       or (attempts >= max_attempts and payload->>'run' in (select id::text from job_run where finished_at is null))`,
  );
  await services.pool.query(
    "update graphile_worker._private_job_queues set locked_at = null, locked_by = null",
  );
  await services.pool.query("update job_run set state = 'queued' where state = 'running'");
}

/** The running jobs that somebody has asked to end. */
async function asked(services: Services): Promise<string[]> {
  const found = await services.pool.query<{ id: string }>(
    "select id from job_run where state = 'running' and cancel_requested",
  );
  return found.rows.map((row) => row.id);
}

/**
 * A row nobody works for any more would look as if it were coming for ever, and hold up whoever waits for its end: a job
 * of the clock from before its number was kept with the work, or a queue that was brought back without it.
 */
async function closeLost(services: Services, sentences: Readonly<Record<string, RefusalMessage>>) {
  await services.pool.query(
    `update job_run set state = 'failed', error = $1, finished_at = $2
     where finished_at is null
       and not exists (select from graphile_worker._private_jobs where payload->>'run' = job_run.id::text)`,
    [JSON.stringify(said(new Refusal("platform.job_lost"), sentences)), services.clock()],
  );
}

/** A job of the clock gets its row at its first try, and its number with its work: a try that broke off is taken up under it. */
async function cronRun(services: Services, name: string, work: string): Promise<string> {
  const id = crypto.randomUUID();
  await services.pool.query(
    `with made as (
       insert into job_run (id, name, state, payload, created_at) values ($1, $2, 'queued', '{}', $3) returning id
     )
     update graphile_worker._private_jobs
     set payload = (payload::jsonb || jsonb_build_object('run', made.id))::json
     from made
     where _private_jobs.id = $4`,
    [id, name, services.clock(), work],
  );
  return id;
}

interface Once {
  name: string;
  job: Job;
  runId: string;
  signal: AbortSignal;
  last: boolean;
  stopping(): boolean;
  sentences: Readonly<Record<string, RefusalMessage>>;
}

async function runOnce(services: Services, once: Once) {
  const { runId } = once;
  const taken = await services.pool.query<{ payload: unknown; person: number | null; attempt: number }>(
    `update job_run set state = 'running', attempt = attempt + 1, started_at = coalesce(started_at, $2), heartbeat_at = $2
     where id = $1 and state in ('queued', 'running') and not cancel_requested returning payload, person, attempt`,
    [runId, services.clock()],
  );
  const row = taken.rows[0];
  if (!row) {
    await finish(services, runId, "cancelled", {});
    await giveUp(services, once);
    return;
  }
  announce(services, runId);
  const context: JobContext = {
    services,
    run: runId,
    person: row.person,
    attempt: row.attempt,
    signal: once.signal,
    async report(progress, total, note) {
      once.signal.throwIfAborted();
      const asked = await services.pool.query<{ cancel_requested: boolean }>(
        `update job_run set progress = $2, total = coalesce($3, total), note = coalesce($4, note), heartbeat_at = $5
         where id = $1 returning cancel_requested`,
        [runId, progress, total ?? null, note ? JSON.stringify(note) : null, services.clock()],
      );
      announce(services, runId);
      if (asked.rows[0]?.cancel_requested) throw new Refusal("platform.cancelled");
    },
  };
  try {
    const result = await once.job.run(context, row.payload as never);
    await finish(services, runId, "done", { result });
  } catch (caught) {
    if (once.stopping()) throw caught;
    const error = diskFull(caught) ? refuse("platform.no_space_left") : caught;
    if (error !== caught) services.log.error({ err: caught, job: once.name, run: runId }, "the disk is full");
    const ended = once.signal.reason as unknown;
    if (isCancel(error) || isCancel(ended)) {
      await finish(services, runId, "cancelled", {});
      return;
    }
    if (error instanceof Refusal) {
      await finish(services, runId, "failed", { error: said(error, once.sentences) });
      return;
    }
    services.log.error({ err: error, job: once.name, run: runId }, "a job failed");
    if (once.last) {
      const bug = new Refusal("platform.bug", { id: runId.slice(0, 8) });
      await finish(services, runId, "failed", { error: said(bug, once.sentences) });
      await giveUp(services, once);
    }
    throw error;
  }
}

/** What it clears away is only disk space: a failure here is a line in the log. */
async function giveUp(services: Services, { job, runId }: Once): Promise<void> {
  if (!job.gaveUp) return;
  try {
    const found = await services.pool.query<{ payload: unknown }>(
      "select payload from job_run where id = $1",
      [runId],
    );
    if (found.rows[0]) await job.gaveUp(services, found.rows[0].payload as never);
  } catch (error) {
    services.log.warn({ err: error, run: runId }, "clearing away after a job that gave up");
  }
}

const isCancel = (error: unknown) => error instanceof Refusal && error.code === "platform.cancelled";

/** A refusal in both languages, as pages show it. */
function said(refusal: Refusal, sentences: Once["sentences"]) {
  const message = sentences[refusal.code];
  return {
    code: refusal.code,
    values: refusal.values,
    zh: message ? fill(message.zh, refusal.values) : refusal.code,
    en: message ? fill(message.en, refusal.values) : refusal.code,
  };
}

async function finish(
  services: Services,
  runId: string,
  state: "done" | "failed" | "cancelled",
  outcome: { result?: unknown; error?: unknown },
) {
  await services.pool.query(
    "update job_run set state = $2, result = $3, error = $4, finished_at = $5 where id = $1 and finished_at is null",
    [
      runId,
      state,
      outcome.result === undefined ? null : JSON.stringify(outcome.result),
      outcome.error === undefined ? null : JSON.stringify(outcome.error),
      services.clock(),
    ],
  );
  announce(services, runId);
}

function announce(services: Services, runId: string) {
  services.committed.emit("job", runId);
}
