import { sql } from "kysely";
import type { Job } from "../jobs.ts";
import { storedPosition } from "../outbox.ts";

const day = 86_400_000;

/** Once a day: what only mattered for a while. The audit log and the history of settings are never swept. */
export const sweepPlatform: Job = {
  says: {
    zh: "清理过期的会话、幂等键和任务记录",
    en: "Clear away expired sessions, request keys and job records",
  },
  async run({ services }) {
    const { db, clock } = services;
    const now = clock();
    const before = (days: number) => new Date(now.getTime() - days * day);
    const carried = await storedPosition(services.ch);
    const counts = {
      requestKeys: await db.deleteFrom("idempotency").where("at", "<", before(7)).executeTakeFirst(),
      sessions: await db.deleteFrom("session").where("expiresAt", "<", now).executeTakeFirst(),
      invitations: await db.deleteFrom("invitation").where("expires_at", "<", before(30)).executeTakeFirst(),
      rateLimits: await db
        .deleteFrom("rateLimit")
        .where("lastRequest", "<", String(before(1).getTime()))
        .executeTakeFirst(),
      jobs: await db.deleteFrom("job_run").where("finished_at", "<", before(30)).executeTakeFirst(),
      // A backup carries its own outbox, so what ClickHouse has and a week has passed over is needed by nobody.
      outbox: await db
        .deleteFrom("outbox")
        .where("at", "<", before(7))
        .where(sql<boolean>`(transaction, id) <= (${carried.transaction}::xid8, ${carried.id}::bigint)`)
        .executeTakeFirst(),
    };
    return Object.fromEntries(
      Object.entries(counts).map(([what, done]) => [what, Number(done.numDeletedRows)]),
    );
  },
};
