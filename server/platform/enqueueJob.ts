import { sql } from "kysely";
import type { Trx } from "./database.ts";

export interface NewJob {
  id: string;
  job: string;
  payload: unknown;
  person: number | null;
  now: Date;
  /** At most this many tries; a job's steps can each be repeated. */
  maxAttempts?: number;
}

/** Queues a job inside the caller's transaction: it exists exactly if the change that asked for it does. */
export async function enqueueJob(trx: Trx, job: NewJob): Promise<string> {
  await trx
    .insertInto("job_run")
    .values({
      id: job.id,
      name: job.job,
      state: "queued",
      payload: JSON.stringify(job.payload),
      total: null,
      note: null,
      result: null,
      error: null,
      person: job.person,
      created_at: job.now,
      started_at: null,
      finished_at: null,
      heartbeat_at: null,
    })
    .execute();
  await sql`select graphile_worker.add_job(
    ${job.job}, payload := ${JSON.stringify({ run: job.id })}::json,
    max_attempts := ${job.maxAttempts ?? 5}, job_key := ${job.id})`.execute(trx);
  return job.id;
}
