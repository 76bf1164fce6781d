import type { Param } from "./literal.ts";
import type { Published } from "./viewsFor.ts";

/** Settings of one statement; written as `settings …` at its end, never kept in the session. */
export type Settings = Readonly<Record<string, string | number>>;

export interface AskOptions {
  settings?: Settings;
  signal?: AbortSignal;
  /** The text goes to the engine with its placeholders as they are: a parameterised view is being created. */
  raw?: boolean;
  /** Stops the statement in the engine after so many milliseconds. */
  timeoutMs?: number;
}

export type Params = Readonly<Record<string, Param>>;

/**
 * One client for both homes of the engine: the child process here, or a ClickHouse server elsewhere.
 * Rows are plain JSON: 64-bit integers and decimals arrive as strings, dates as `YYYY-MM-DD`.
 * The parameter `hidden` is filled in by the client from the batches that PostgreSQL holds invisible.
 */
export interface ClickHouse {
  /** The database that the product's tables live in. */
  readonly database: string;
  rows<T>(sql: string, params?: Params, options?: AskOptions): Promise<T[]>;
  /** Bytes in the given format, piece by piece, in bounded memory. */
  stream(sql: string, params?: Params, options?: AskOptions & { format?: string }): AsyncIterable<Uint8Array>;
  /** A statement that changes something. Runs on the one writing session. */
  exec(sql: string, params?: Params, options?: AskOptions): Promise<void>;
  /** Appends rows; the same token within minutes is taken once. */
  insertRows(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
    token?: string,
  ): Promise<void>;
  /** Appends a body already written as tab-separated text. */
  insertTsv(table: string, columns: readonly string[], body: Uint8Array, token?: string): Promise<void>;
  /** What a question on the published views that is put now is answered with: which views, and without which batches. */
  published(): Promise<Published>;
  /** Resolves when every question that had looked up what is hidden before now reads the rows of that moment, or has ended. */
  questionsBegun(): Promise<void>;
  /** Appends the rows of a file of this machine; undefined where `file('…')` in a statement reads such files itself. */
  readonly sendFile: SendFile | undefined;
  version(): Promise<string>;
}

/** The file is streamed in one piece; its columns are those of the table, by name (Native) or in their order (TSV). */
type SendFile = (
  table: string,
  file: string,
  format: "Native" | "TSV",
  options?: AskOptions,
) => Promise<void>;

export type Cell = string | number | bigint | boolean | null | readonly (string | number)[];

/** The engine refused the statement or broke off. `code` is ClickHouse's number, 0 where there is none. */
export class EngineError extends Error {
  readonly code: number;
  constructor(message: string, code: number) {
    super(message);
    this.name = "EngineError";
    this.code = code;
  }
  get cancelled(): boolean {
    return this.code === 394;
  }
  get tooSlow(): boolean {
    return this.code === 159 || this.code === 160;
  }
}

/** `settings a = 1, b = 'x'`, or nothing. */
export function settingsClause(options: AskOptions | undefined): string {
  const all: Record<string, string | number> = { ...options?.settings };
  if (options?.timeoutMs !== undefined)
    all.max_execution_time = Math.max(1, Math.ceil(options.timeoutMs / 1000));
  const parts = Object.entries(all).map(([name, value]) => {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new RangeError(`setting name ${name}`);
    return `${name} = ${typeof value === "number" ? value : `'${value.replaceAll("'", "\\'")}'`}`;
  });
  return parts.length === 0 ? "" : `\nsettings ${parts.join(", ")}`;
}

/** One tab-separated line a row; NULL is \N. */
export function tsv(rows: readonly (readonly Cell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(cellText).join("\t"));
  return Buffer.from(lines.length === 0 ? "" : `${lines.join("\n")}\n`, "utf8");
}

function cellText(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "string") return escapeText(cell);
  if (typeof cell === "boolean") return cell ? "1" : "0";
  if (Array.isArray(cell)) {
    return `[${(cell as readonly (string | number)[])
      .map((item) =>
        typeof item === "number"
          ? String(item)
          : `'${escapeText(item.replaceAll("\\", "\\\\").replaceAll("'", "\\'"))}'`,
      )
      .join(",")}]`;
  }
  return String(cell);
}

function escapeText(text: string): string {
  return /[\\\t\n\r\0]/.test(text)
    ? text.replace(/[\\\t\n\r\0]/g, (c) =>
        c === "\\" ? "\\\\" : c === "\t" ? "\\t" : c === "\n" ? "\\n" : c === "\r" ? "\\r" : "\\0",
      )
    : text;
}

/** Rows of a JSONEachRow answer. */
export function parseRows<T>(bytes: Uint8Array): T[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8").trimEnd();
  return text === "" ? [] : (JSON.parse(`[${text.replaceAll("\n", ",")}]`) as T[]);
}
