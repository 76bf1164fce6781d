import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from "@clickhouse/client";
import {
  type AskOptions,
  type Cell,
  type ClickHouse,
  EngineError,
  type Params,
  parseRows,
  tsv,
} from "./client.ts";
import { everyQuestion } from "./everyQuestion.ts";
import { inline } from "./literal.ts";
import { UnderWay } from "./UnderWay.ts";
import { nothing, type Published, viewsFor } from "./viewsFor.ts";

/**
 * A connection on which nothing comes for so long is broken; a server at work sends a line of progress in between. Most proxies
 * give up after a minute.
 */
const patience = { silentMs: 600_000, progressMs: 50_000 };
/** Each line of progress is some 200 bytes and stays until the answer begins: days of them. */
const mostHeaderBytes = 2 ** 20;

/** The same client before a ClickHouse server, named by CLICKHOUSE_URL. */
export class RemoteClickHouse implements ClickHouse {
  readonly database: string;
  published: () => Promise<Published> = async () => ({ hidden: [], converts: false, totalled: false });
  private readonly underWay = new UnderWay();
  private readonly client: ClickHouseClient;

  constructor(url: string, { silentMs, progressMs } = patience) {
    const at = new URL(url);
    this.database = decodeURIComponent(at.pathname.replace(/^\//, "")) || "perennial";
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(this.database))
      throw new RangeError(`database name ${this.database}`);
    at.pathname = "/";
    this.client = createClient({
      url: at,
      request_timeout: silentMs,
      // A statement that takes longer says that it goes on, so that neither the client nor a proxy between takes it for dead.
      clickhouse_settings: {
        send_progress_in_http_headers: 1,
        http_headers_progress_interval_ms: String(progressMs),
      },
      max_response_headers_size: mostHeaderBytes,
      // Its log would show the text of queries; errors come to us anyway.
      log: { level: ClickHouseLogLevel.OFF },
      // What goes out are rows of files: the first level costs a third of the usual one's time.
      compression: { response: true, request: { codec: "gzip", level: 1 } },
    });
  }

  private async text(sql: string, params: Params | undefined, raw = false): Promise<string> {
    if (raw) return sql.replaceAll("{database}", this.database);
    const { hidden, ...views } = sql.includes("{hidden:") ? await this.published() : nothing;
    const all = hidden ? { hidden, ...params } : (params ?? {});
    return inline(viewsFor(sql, all.hidden, views).replaceAll("{database}", this.database), all);
  }

  private settings(
    options: AskOptions | undefined,
    extra: Record<string, number> = {},
  ): Record<string, string | number> {
    return {
      database: this.database,
      ...extra,
      ...everyQuestion,
      ...options?.settings,
      ...(options?.timeoutMs === undefined
        ? {}
        : { max_execution_time: Math.max(1, Math.ceil(options.timeoutMs / 1000)) }),
    };
  }

  /** Ending the request alone does not end the query, so an abort kills it by its number. */
  private async ask(
    query: string,
    options: AskOptions | undefined,
    extra: Record<string, number> = {},
    body?: Readable,
  ): Promise<{ stream: Readable; end(): void }> {
    options?.signal?.throwIfAborted();
    const id = randomUUID();
    const stop = new AbortController();
    let over = false;
    const end = () => {
      options?.signal?.removeEventListener("abort", end);
      if (over) return;
      over = true;
      stop.abort();
      this.client.command({ query: `kill query where query_id = '${id}' async` }).catch(() => {});
    };
    options?.signal?.addEventListener("abort", end, { once: true });
    try {
      const { stream } = await this.client.exec({
        query,
        query_id: id,
        abort_signal: stop.signal,
        ...(body ? { values: body } : {}),
        clickhouse_settings: this.settings(options, extra),
      });
      stream.once("end", () => {
        over = true;
        options?.signal?.removeEventListener("abort", end);
      });
      return { stream, end };
    } catch (error) {
      over = true;
      options?.signal?.removeEventListener("abort", end);
      throw translated(error, options?.signal);
    }
  }

  /** A read whose connection broke is asked once more: a server closes what was idle just as it is used again. */
  async rows<T>(sql: string, params?: Params, options?: AskOptions): Promise<T[]> {
    const ask = () => this.underWay.during(() => this.answer<T>(sql, params, options));
    try {
      return await ask();
    } catch (error) {
      if (!brokenOff.test((error as Error).message)) throw error;
      return ask();
    }
  }

  questionsBegun(): Promise<void> {
    return this.underWay.ended();
  }

  private async answer<T>(sql: string, params?: Params, options?: AskOptions): Promise<T[]> {
    const query = `${await this.text(sql, params, options?.raw)}\nformat JSONEachRow`;
    // The server answers when it is done, so that a failure half-way is an error and not a shorter answer.
    const { stream } = await this.ask(query, options, { wait_end_of_query: 1 });
    const parts: Uint8Array[] = [];
    try {
      for await (const part of stream) parts.push(part as Uint8Array);
    } catch (error) {
      throw translated(error, options?.signal);
    }
    return parseRows<T>(Buffer.concat(parts));
  }

  async *stream(
    sql: string,
    params?: Params,
    options?: AskOptions & { format?: string },
  ): AsyncIterable<Uint8Array> {
    const begun = this.underWay.begin();
    let end = () => {};
    try {
      const query = `${await this.text(sql, params, options?.raw)}\nformat ${options?.format ?? "JSONEachRow"}`;
      const asked = await this.ask(query, options);
      end = asked.end;
      for await (const part of asked.stream) {
        // What it reads is settled with the first piece; a slow reader holds nobody up.
        begun();
        yield part as Uint8Array;
      }
    } catch (error) {
      throw translated(error, options?.signal);
    } finally {
      begun();
      end();
    }
  }

  exec(sql: string, params?: Params, options?: AskOptions): Promise<void> {
    return this.underWay.during(() => this.run(sql, params, options));
  }

  private async run(sql: string, params?: Params, options?: AskOptions): Promise<void> {
    const { stream } = await this.ask(await this.text(sql, params, options?.raw), options);
    try {
      for await (const _ of stream);
    } catch (error) {
      throw translated(error, options?.signal);
    }
  }

  async insertRows(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
    token?: string,
  ) {
    if (rows.length > 0) await this.insertTsv(table, columns, tsv(rows), token);
  }

  async insertTsv(table: string, columns: readonly string[], body: Uint8Array, token?: string) {
    const target = table.includes(".") ? table : `${this.database}.${table}`;
    try {
      const result = await this.client.exec({
        query: `insert into ${target} (${columns.join(", ")}) format TSV`,
        values: Readable.from([Buffer.from(body)], { objectMode: false }),
        clickhouse_settings: token ? { insert_deduplication_token: token } : {},
      });
      for await (const _ of result.stream);
    } catch (error) {
      throw translated(error);
    }
  }

  /** An insert that waits for others would hold the whole file in the server's memory, so it does not. */
  async sendFile(table: string, file: string, format: "Native" | "TSV", options?: AskOptions): Promise<void> {
    const body = createReadStream(file, { highWaterMark: 1 << 20 });
    try {
      const query = `insert into ${this.database}.${table} format ${format}`;
      const { stream } = await this.ask(query, options, { async_insert: 0 }, body);
      for await (const _ of stream);
    } catch (error) {
      throw translated(error, options?.signal);
    } finally {
      body.destroy();
    }
  }

  async version(): Promise<string> {
    const [row] = await this.rows<{ v: string }>("select version() v");
    return row?.v ?? "";
  }

  /** The database of the address may not exist yet. */
  async prepare(): Promise<void> {
    await this.client
      .command({ query: `create database if not exists ${this.database}` })
      .catch((error: unknown) => {
        throw translated(error);
      });
  }

  async stop(): Promise<void> {
    await this.client.close();
  }
}

const brokenOff = /^(socket hang up|read ECONNRESET|write EPIPE)/;

function translated(error: unknown, signal?: AbortSignal): EngineError {
  if (error instanceof EngineError) return error;
  const known = error as { message?: string; code?: string };
  if (signal?.aborted) return new EngineError("Code: 394. Query was cancelled", 394);
  return new EngineError(known.message ?? String(error), Number(known.code ?? 0) || 0);
}
