import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { auditRow } from "./platform/audit.ts";
import { EngineError } from "./platform/clickhouse/client.ts";
import type { Trx } from "./platform/database.ts";
import { enqueueJob } from "./platform/enqueueJob.ts";
import type { Services } from "./platform/services.ts";
import { companySettings } from "./platform/settings.ts";
import { type Language, refuse } from "./refuse.ts";
import type { Actor, AuditEntry, Read, Verb, Write } from "./verb.ts";

export interface Call {
  actor: Actor;
  language: Language;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The one way anything is done: permission → validation → transaction → run → audit. */
export async function perform(
  services: Services,
  name: string,
  verb: Verb,
  raw: unknown,
  call: Call,
): Promise<unknown> {
  const { actor } = call;
  if (!actor.may.has(verb.may)) throw refuse("platform.not_permitted", { may: verb.may });
  const parsed = verb.input.safeParse(raw);
  if (!parsed.success) throw invalid(parsed.error);
  try {
    return verb.kind === "read"
      ? await performRead(services, name, verb, parsed.data, call)
      : await performWrite(services, name, verb, parsed.data, call);
  } catch (error) {
    if (error instanceof EngineError) throw engineRefusal(error);
    if (postgresAway(error)) throw refuse("platform.engine_away");
    throw error;
  }
}

async function common(services: Services, name: string, call: Call) {
  const { zone, currency } = await companySettings(services.db);
  return {
    actor: call.actor,
    now: services.clock(),
    zone,
    currency,
    language: call.language,
    log: services.log.child({ verb: name }),
    signal: call.signal ?? new AbortController().signal,
  };
}

async function performRead(services: Services, name: string, verb: Read, input: unknown, call: Call) {
  const context = await common(services, name, call);
  const output = await verb.run(
    {
      ...context,
      db: services.db,
      ch: services.ch,
      async audit(entry) {
        await services.db
          .transaction()
          .execute(async (trx) => auditRow(trx, { name, actor: call.actor, now: context.now, entry }));
      },
    },
    input,
  );
  return verb.output.parse(output);
}

async function performWrite(services: Services, name: string, verb: Write, input: unknown, call: Call) {
  const context = await common(services, name, call);
  const { idempotencyKey: key } = call;
  const output = await services.db.transaction().execute(async (trx) => {
    const hash = createHash("sha256")
      .update(JSON.stringify(input ?? null))
      .digest();
    if (key) {
      const before = await claimKey(trx, { key, actor: call.actor.id, verb: name, hash, now: context.now });
      if (before) return before.output;
    }
    const entries: AuditEntry[] = [];
    const result = await verb.run(
      {
        ...context,
        db: trx,
        audit: (entry) => void entries.push(entry),
        async outbox(kind, payload) {
          await trx
            .insertInto("outbox")
            .values({ kind, payload: JSON.stringify(payload), at: context.now })
            .execute();
        },
        enqueue: (job, payload) =>
          enqueueJob(trx, { id: randomUUID(), job, payload, person: call.actor.person, now: context.now }),
      },
      input,
    );
    const answer = verb.output.parse(result);
    for (const entry of entries.length > 0 ? entries : [{}]) {
      await auditRow(trx, { name, actor: call.actor, now: context.now, entry });
    }
    if (key) {
      await trx
        .updateTable("idempotency")
        .set({ output: JSON.stringify(answer ?? null) })
        .where("actor", "=", call.actor.id)
        .where("verb", "=", name)
        .where("key", "=", key)
        .execute();
    }
    return answer;
  });
  services.committed.emit("committed", name);
  return output;
}

/** Inserting the key is the claim. A second request waits on the unique index until the first has committed. */
async function claimKey(
  trx: Trx,
  claim: { key: string; actor: string; verb: string; hash: Buffer; now: Date },
): Promise<{ output: unknown } | undefined> {
  const inserted = await trx
    .insertInto("idempotency")
    .values({
      key: claim.key,
      actor: claim.actor,
      verb: claim.verb,
      input_hash: claim.hash,
      output: null,
      at: claim.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (inserted) return undefined;
  const before = await trx
    .selectFrom("idempotency")
    .select(["input_hash", "output"])
    .where("actor", "=", claim.actor)
    .where("verb", "=", claim.verb)
    .where("key", "=", claim.key)
    .executeTakeFirst();
  if (!before) throw refuse("platform.key_running");
  if (!before.input_hash.equals(claim.hash)) throw refuse("platform.key_reused");
  return { output: before.output };
}

function invalid(error: z.ZodError) {
  const first = error.issues[0];
  return refuse(
    "platform.invalid",
    { where: first?.path.join(".") ?? "", why: first?.message ?? "" },
    error.issues.map((issue) => ({ path: issue.path.map(String), code: issue.code, message: issue.message })),
  );
}

function engineRefusal(error: EngineError) {
  if (error.cancelled) return refuse("platform.cancelled");
  if (error.tooSlow) return refuse("platform.too_slow", { seconds: 60 });
  if (error.code === 0) return refuse("platform.engine_away");
  return error;
}

/** PostgreSQL is being started again: the connection broke, or it does not take any yet. */
function postgresAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    (code !== undefined && /^(57P0[123]|08\w{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code)) ||
    message === "Connection terminated unexpectedly"
  );
}

/** The database answers: used by health checks. */
export async function alive(services: Services): Promise<boolean> {
  await sql`select 1`.execute(services.db);
  await services.ch.rows("select 1 one");
  return true;
}
