import { type ClickHouseClient, createClient } from "@clickhouse/client";
import {
  type AskOptions,
  type Cell,
  type ClickHouse,
  EngineError,
  type Params,
  parseRows,
  tsv,
} from "./client.ts";
import { inline } from "./literal.ts";

/** The same client before a ClickHouse server, named by CLICKHOUSE_URL. */
export class RemoteClickHouse implements ClickHouse {
  readonly database: string;
  readonly readsLocalFiles = false;
  hidden: () => Promise<readonly number[]> = async () => [];
  private readonly client: ClickHouseClient;

  constructor(url: string) {
    const at = new URL(url);
    this.database = decodeURIComponent(at.pathname.replace(/^\//, "")) || "perennial";
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(this.database))
      throw new RangeError(`database name ${this.database}`);
    at.pathname = "/";
    this.client = createClient({
      url: at,
      request_timeout: 600_000,
      compression: { response: true, request: true },
    });
  }

  private async text(sql: string, params: Params | undefined, raw = false): Promise<string> {
    if (raw) return sql.replaceAll("{database}", this.database);
    const all = sql.includes("{hidden:") ? { hidden: await this.hidden(), ...params } : (params ?? {});
    return inline(sql.replaceAll("{database}", this.database), all);
  }

  private settings(options: AskOptions | undefined) {
    return {
      join_use_nulls: 1 as const,
      output_format_json_quote_64bit_integers: 1 as const,
      output_format_json_quote_decimals: 1 as const,
      ...options?.settings,
      ...(options?.timeoutMs === undefined
        ? {}
        : { max_execution_time: Math.max(1, Math.ceil(options.timeoutMs / 1000)) }),
    };
  }

  private async ask(sql: string, format: string, params?: Params, options?: AskOptions) {
    const result = await this.client
      .exec({
        query: `${await this.text(sql, params)}\nformat ${format}`,
        clickhouse_settings: { database: this.database, ...this.settings(options) } as Record<
          string,
          string | number
        >,
        ...(options?.signal ? { abort_signal: options.signal } : {}),
      })
      .catch(translate);
    return result.stream as AsyncIterable<Uint8Array>;
  }

  async rows<T>(sql: string, params?: Params, options?: AskOptions): Promise<T[]> {
    const parts: Uint8Array[] = [];
    for await (const part of await this.ask(sql, "JSONEachRow", params, options)) parts.push(part);
    return parseRows<T>(Buffer.concat(parts));
  }

  async *stream(sql: string, params?: Params, options?: AskOptions & { format?: string }) {
    yield* await this.ask(sql, options?.format ?? "JSONEachRow", params, options);
  }

  async exec(sql: string, params?: Params, options?: AskOptions): Promise<void> {
    await this.client
      .command({
        query: await this.text(sql, params, options?.raw),
        clickhouse_settings: { database: this.database, ...this.settings(options) } as Record<
          string,
          string | number
        >,
        ...(options?.signal ? { abort_signal: options.signal } : {}),
      })
      .catch(translate);
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
    const { Readable } = await import("node:stream");
    await this.client
      .exec({
        query: `insert into ${target} (${columns.join(", ")}) format TSV`,
        values: Readable.from([Buffer.from(body)], { objectMode: false }),
        clickhouse_settings: token ? { insert_deduplication_token: token } : {},
      })
      .then(async (result) => {
        for await (const _ of result.stream as AsyncIterable<Uint8Array>);
      })
      .catch(translate);
  }

  async version(): Promise<string> {
    const [row] = await this.rows<{ v: string }>("select version() v");
    return row?.v ?? "";
  }

  /** The database of the address may not exist yet. */
  async prepare(): Promise<void> {
    await this.client.command({ query: `create database if not exists ${this.database}` }).catch(translate);
  }

  async stop(): Promise<void> {
    await this.client.close();
  }
}

function translate(error: unknown): never {
  const known = error as { message?: string; code?: string };
  throw new EngineError(known.message ?? String(error), Number(known.code ?? 0) || 0);
}
