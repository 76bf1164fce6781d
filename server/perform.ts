import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { invalidInput } from "./invalidInput.ts";
import { auditRow } from "./platform/audit.ts";
import { EngineError } from "./platform/clickhouse/client.ts";
import type { Db, Trx } from "./platform/database.ts";
import { diskFull } from "./platform/diskFull.ts";
import { enqueueJob } from "./platform/enqueueJob.ts";
import type { Logger } from "./platform/logger.ts";
import type { Permission } from "./platform/roles.ts";
import { seal } from "./platform/sealed.ts";
import type { Services } from "./platform/services.ts";
import { companySettings } from "./platform/settings.ts";
import { storeAway } from "./platform/storeAway.ts";
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
  permit(actor, name, verb.may);
  const input = checked(verb.input, raw);
  try {
    return verb.kind === "read"
      ? await performRead(services, name, verb, input, call)
      : await performWrite(services, name, verb, input, call);
  } catch (error) {
    throw translated(error, services.log);
  }
}

/** Throws unless the actor's role, and his key where he came with one, allow this. */
export function permit(actor: Actor, name: string, may: Permission) {
  if (!actor.may.has(may)) throw refuse("platform.not_permitted", { may });
  if (actor.only && !actor.only.has(name)) throw refuse("platform.not_in_key", { verb: name });
}

/** The input in its declared shape, or a refusal in words. */
export function checked<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  if (!storable(raw)) throw refuse("platform.not_text");
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw invalidInput(raw, parsed.error);
  return parsed.data;
}

/** What a store said, as a refusal where a person can do something about it. */
export function translated(error: unknown, log: Logger): unknown {
  if (diskFull(error)) {
    log.error({ err: error }, "the disk is full");
    return refuse("platform.no_space_left");
  }
  if (error instanceof EngineError) return engineRefusal(error, log);
  if (storeAway(error)) return refuse("platform.engine_away");
  if (outOfRange(error)) {
    log.warn({ err: error }, "a value that PostgreSQL cannot hold");
    return refuse("platform.value_range");
  }
  return error;
}

async function common(services: Services, name: string, call: Call) {
  const { zone, currency } = await companySettings(services.db);
  return {
    actor: call.actor,
    now: services.clock(),
    zone,
    currency,
    language: call.language,
    files: services.files,
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
  const key = verb.secret ? undefined : call.idempotencyKey;
  const prepared =
    verb.prepare && !(key && (await keyKnown(services.db, { key, actor: call.actor.id, verb: name })))
      ? await verb.prepare({ ...context, db: services.db }, input)
      : undefined;
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
        seal: (text) => seal(services.secret, text),
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
      prepared,
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
  const before = await keyKnown(trx, claim);
  if (!before) throw refuse("platform.key_running");
  if (!before.input_hash.equals(claim.hash)) throw refuse("platform.key_reused");
  return { output: before.output };
}

const keyKnown = (db: Db | Trx, of: { key: string; actor: string; verb: string }) =>
  db
    .selectFrom("idempotency")
    .select(["input_hash", "output"])
    .where("actor", "=", of.actor)
    .where("verb", "=", of.verb)
    .where("key", "=", of.key)
    .executeTakeFirst();

/** No store holds a zero character or half of a surrogate pair. */
function storable(value: unknown): boolean {
  if (typeof value === "string") return !/\0|\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.every(storable);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, item]) => storable(key) && storable(item));
}

/** The engine's numbers for a text that is no date, number or address of its type, and for a decimal too large. */
const unfit = new Set([6, 27, 38, 41, 53, 69, 70, 72, 321, 407]);

function engineRefusal(error: EngineError, log: Logger) {
  if (error.cancelled) return refuse("platform.cancelled");
  if (error.tooSlow) return refuse("platform.too_slow", { seconds: 60 });
  if (error.code === 0) return refuse("platform.engine_away");
  if (unfit.has(error.code)) {
    log.warn({ err: error }, "a value that ClickHouse cannot hold");
    return refuse("platform.value_range");
  }
  return error;
}

/** Data exceptions (class 22): a number or a date beyond what the column holds. */
function outOfRange(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^22\w{3}$/.test(code);
}

/** The database answers: used by health checks. */
export async function alive(services: Services): Promise<boolean> {
  await sql`select 1`.execute(services.db);
  await services.ch.rows("select 1 one");
  return true;
}
