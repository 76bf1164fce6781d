import type { z } from "zod";
import type { ClickHouse } from "./platform/clickhouse/client.ts";
import type { Db, Trx } from "./platform/database.ts";
import type { Logger } from "./platform/logger.ts";
import type { MaskedField, Permission, Role, RowScope } from "./platform/roles.ts";
import type { Language, Pair } from "./refuse.ts";

export interface Actor {
  /** `person:12`, `key:<id>`, `system`: what the audit log and idempotency keys are kept under. */
  id: string;
  person: number | null;
  name: string;
  role: Role;
  may: ReadonlySet<Permission>;
  scope: RowScope;
  masked: ReadonlySet<MaskedField>;
  /** The company's own fields that this role is not shown, by number. */
  hiddenFields?: readonly number[];
  /** An API key names the verbs it may call; absent, everything that `may` allows. */
  only?: ReadonlySet<string>;
  via: "session" | "key" | "cli" | "job" | "system";
}

export interface AuditEntry {
  target?: string;
  customerId?: number;
  summary?: Record<string, unknown>;
  /** Kept encrypted under the customer's key; needs customerId. */
  personal?: Record<string, unknown>;
}

interface Common {
  actor: Actor;
  now: Date;
  /** Business time zone, as an IANA name. */
  zone: string;
  /** ISO 4217 code of the company's currency. */
  currency: string;
  language: Language;
  /** The product's folder of files. */
  files: string;
  log: Logger;
  signal: AbortSignal;
}

export interface ReadContext extends Common {
  db: Db;
  ch: ClickHouse;
  /** For reads that show personal data in bulk. */
  audit(entry: AuditEntry): Promise<void>;
}

export interface PrepareContext extends Common {
  db: Db;
}

export interface WriteContext extends Common {
  db: Trx;
  /** Closes a secret that has to be kept, with the installation's key. */
  seal(text: string): string;
  audit(entry: AuditEntry): void;
  /** Written in this transaction, carried to ClickHouse by a job. */
  outbox(kind: string, payload: unknown): Promise<void>;
  /** Written in this transaction; the job starts after the commit. */
  enqueue(job: string, payload: unknown): Promise<string>;
}

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  may: Permission;
  /** The address for people with curl: `GET /customers/:id`. */
  http: `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;
  says: Pair;
  input: I;
  output: O;
  /** The answer or the question holds a secret: neither is kept with an idempotency key. */
  secret?: true;
}

export interface Read<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Shape<I, O> {
  kind: "read";
  run(context: ReadContext, input: z.output<I>): Promise<z.input<O>>;
}
export interface Write<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, P = unknown>
  extends Shape<I, O> {
  kind: "write" | "start";
  /** What takes long and changes nothing, before the transaction. `run` looks again at what may have changed since. */
  prepare?(context: PrepareContext, input: z.output<I>): Promise<P>;
  run(context: WriteContext, input: z.output<I>, prepared: P): Promise<z.input<O>>;
}
export type Verb<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Read<I, O> | Write<I, O>;

/** Asks; changes nothing. */
export function read<I extends z.ZodType, O extends z.ZodType>(verb: Omit<Read<I, O>, "kind">): Read<I, O> {
  return { kind: "read", ...verb };
}
/** Changes something in one short PostgreSQL transaction: no ClickHouse and no network inside. */
export function write<I extends z.ZodType, O extends z.ZodType, P>(
  verb: Omit<Write<I, O, P>, "kind">,
): Write<I, O, P> {
  return { kind: "write", ...verb };
}
/** Writes a job in its transaction and answers with the job's id. */
export function start<I extends z.ZodType, O extends z.ZodType>(
  verb: Omit<Write<I, O>, "kind">,
): Write<I, O> {
  return { kind: "start", ...verb };
}

export type VerbInput<V> = V extends Verb<infer I, z.ZodType> ? z.input<I> : never;
export type VerbOutput<V> = V extends Verb<z.ZodType, infer O> ? z.output<O> : never;
