import type { Selectable } from "kysely";
import type { Actor } from "../verb.ts";
import type { Database } from "./database.ts";

type JobRow = Selectable<Database["job_run"]>;

/** One's own jobs, and everybody's for those who may import or look after users. */
export function seesJob(actor: Actor, row: Pick<JobRow, "person">): boolean {
  return (row.person !== null && row.person === actor.person) || seesAllJobs(actor);
}

export function seesAllJobs(actor: Actor): boolean {
  return actor.scope.all && (actor.may.has("ingest:write") || actor.may.has("users:manage"));
}

/** A job as pages are told about it. */
export function jobWords(row: JobRow) {
  return {
    id: row.id,
    kind: row.name,
    state: row.state,
    progress: row.progress,
    total: row.total,
    note: row.note,
    error: row.error,
    result: row.result,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
