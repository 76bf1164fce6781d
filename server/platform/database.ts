import { type ColumnType, type Generated, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { Role, StoredScope } from "./roles.ts";
import type { DashboardsTables } from "./tablesOfDashboards.ts";
import type { CustomersTables, FactsTables } from "./tablesOfFacts.ts";
import type { FollowupTables } from "./tablesOfFollowup.ts";
import type { MetricsTables } from "./tablesOfMetrics.ts";
import type { ModelsTables } from "./tablesOfModels.ts";
import type { RatesTables } from "./tablesOfRates.ts";
import type { SegmentsTables } from "./tablesOfSegments.ts";

/** A jsonb column: read as parsed, written as text so that arrays are not taken for PostgreSQL arrays. */
export type Json<T> = ColumnType<T, string, string>;
export type At = ColumnType<Date, Date | string, Date | string>;
type AuthAt = ColumnType<Date, Date | string | undefined, Date | string>;

interface PlatformTables {
  setting: {
    key: string;
    value: Json<unknown>;
    version: Generated<number>;
    updated_at: At;
    updated_by: string | null;
  };
  setting_history: {
    id: Generated<string>;
    key: string;
    value: Json<unknown>;
    version: number;
    at: At;
    by: string | null;
  };
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: Generated<boolean>;
    image: string | null;
    createdAt: AuthAt;
    updatedAt: AuthAt;
  };
  session: {
    id: string;
    expiresAt: At;
    token: string;
    createdAt: AuthAt;
    updatedAt: AuthAt;
    ipAddress: string | null;
    userAgent: string | null;
    userId: string;
  };
  account: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: AuthAt;
    updatedAt: AuthAt;
  };
  rateLimit: { id: string; key: string; count: number; lastRequest: string };
  member: {
    person: Generated<number>;
    user_id: string | null;
    name: string;
    role: Role;
    scope: Json<StoredScope>;
    language: Generated<string>;
    disabled_at: At | null;
    created_at: At;
  };
  invitation: {
    id: string;
    kind: "first" | "invite";
    email: string | null;
    name?: string | null;
    role: Role;
    scope: Json<StoredScope>;
    token_hash: Buffer;
    expires_at: At;
    used_at: At | null;
    created_by: number | null;
    created_at: At;
  };
  api_key: {
    id: string;
    name: string;
    prefix: string;
    hash: Buffer;
    person: number;
    verbs: string[];
    expires_at: At;
    last_used_at: At | null;
    revoked_at: At | null;
    created_at: At;
  };
  idempotency: {
    key: string;
    actor: string;
    verb: string;
    input_hash: Buffer;
    output: Json<unknown> | null;
    at: At;
  };
  audit: {
    id: Generated<string>;
    at: At;
    actor: string;
    actor_name: string;
    via: string;
    verb: string;
    target: string | null;
    customer_id: number | null;
    summary: Json<Record<string, unknown>>;
    personal: Buffer | null;
  };
  customer_key: { customer_id: number; key: Buffer };
  outbox: {
    id: Generated<string>;
    transaction: Generated<string>;
    kind: string;
    payload: Json<unknown>;
    at: At;
  };
  job_run: {
    id: string;
    name: string;
    state: "queued" | "running" | "done" | "failed" | "cancelled";
    payload: Json<unknown>;
    progress: Generated<number>;
    total: number | null;
    note: Json<unknown> | null;
    result: Json<unknown> | null;
    error: Json<unknown> | null;
    cancel_requested: Generated<boolean>;
    attempt: Generated<number>;
    person: number | null;
    created_at: At;
    started_at: At | null;
    finished_at: At | null;
    heartbeat_at: At | null;
  };
}

export interface Database
  extends PlatformTables,
    FactsTables,
    CustomersTables,
    SegmentsTables,
    MetricsTables,
    RatesTables,
    ModelsTables,
    FollowupTables,
    DashboardsTables {}
export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

// Dates without a time stay text; 64-bit integers stay text; numerics stay text (money is never a float).
pg.types.setTypeParser(1082, (text) => text);

export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: 20, idleTimeoutMillis: 30_000, ...config });
  // An idle connection dies with the server; the pool replaces it on the next question.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

export function openDatabase(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
