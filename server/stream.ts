import type { z } from "zod";
import type { ClickHouse } from "./platform/clickhouse/client.ts";
import type { Db } from "./platform/database.ts";
import type { Logger } from "./platform/logger.ts";
import type { Permission } from "./platform/roles.ts";
import type { Language, Pair } from "./refuse.ts";
import type { Actor, AuditEntry } from "./verb.ts";

/** What a stream has in its hands: no transaction, because bytes take as long as they take. */
export interface StreamContext {
  db: Db;
  ch: ClickHouse;
  actor: Actor;
  now: Date;
  zone: string;
  language: Language;
  /** The product's folder of files. */
  files: string;
  log: Logger;
  signal: AbortSignal;
  /** One line in the audit log; without a call, one line without details is written when the stream opens. */
  audit(entry: AuditEntry): Promise<void>;
}

interface Shape<I extends z.ZodType> {
  may: Permission;
  says: Pair;
  /** What stands in the query, and `id` from the address of a download. */
  input: I;
}

/** Bytes coming in: `PUT /api/uploads/<kind>` with an octet-stream body. */
export interface Upload<I extends z.ZodType = z.ZodType> extends Shape<I> {
  kind: "upload";
  output: z.ZodType;
  receive(context: StreamContext, input: z.output<I>, body: AsyncIterable<Uint8Array>): Promise<unknown>;
}

/** Bytes going out: `GET /api/files/<kind>/<id>`, always as a download, never shown inside a page. */
export interface Download<I extends z.ZodType = z.ZodType> extends Shape<I> {
  kind: "download";
  open(context: StreamContext, input: z.output<I>): Promise<OpenedFile>;
}

interface OpenedFile {
  name: string;
  /** Only ever a hint for the program that opens it; the browser is told to save. */
  type: string;
  bytes?: number;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

export function upload<I extends z.ZodType>(stream: Omit<Upload<I>, "kind">): Upload<I> {
  return { kind: "upload", ...stream };
}
export function download<I extends z.ZodType>(stream: Omit<Download<I>, "kind">): Download<I> {
  return { kind: "download", ...stream };
}
