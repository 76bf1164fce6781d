import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import { lit, type Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { RowFile } from "../read/rowFile.ts";
import { stageTables } from "./keys.ts";

/** A row file without the numbers of its parts, and how many columns of text it has. */
interface CellFile {
  path: string;
  columns: number;
}

/** How the names of a download's tables begin. */
export const shownTables = "import_shown_";

type Sending = AskOptions & {
  /** The share that has been sent, 0–1. */
  progress?: (share: number) => Promise<void>;
};

const cellsIn = ({ path, columns }: CellFile): Sql =>
  `file(${lit(RowFile.pattern(path))}, '${RowFile.format}', ${lit(RowFile.structure(columns))})`;

/**
 * Brings the cells of an import before the engine, for as long as a job works with them, and answers what to read them from:
 * the row file itself; or, where the engine is a server elsewhere, the import's own table, which `dropStage` drops. What a
 * try that broke off had sent is replaced.
 */
export async function placeCells(
  ch: ClickHouse,
  one: Pick<StoredImport, "number">,
  file: CellFile,
  options: Sending,
): Promise<Sql> {
  if (!ch.sendFile) return cellsIn(file);
  const { cells } = stageTables(one);
  await sendCells(ch, cells, file, options);
  return cells;
}

/** After a job that leaves no other tables. */
export async function dropCells(ch: ClickHouse, one: Pick<StoredImport, "number">): Promise<void> {
  if (ch.sendFile) await ch.exec(`drop table if exists ${stageTables(one).cells} sync`);
}

/** What a download reads: the cells, and a file of tab-separated text beside them where one is given. */
interface Shown {
  cells: Sql;
  beside: Sql;
}

/**
 * The same for a download: the tables are its own, because the import may work meanwhile, and go when it ends or is left.
 * Those of a server that was killed go with the daily sweep.
 */
export async function* showCells<T>(
  ch: ClickHouse,
  one: Pick<StoredImport, "number">,
  { cells: file, beside }: { cells: CellFile; beside?: { path: string; structure: string } },
  read: (from: Shown) => AsyncIterable<T>,
  options: AskOptions,
): AsyncGenerator<T> {
  if (!ch.sendFile) {
    const text = beside ? `file(${lit(beside.path)}, 'TSV', ${lit(beside.structure)})` : "";
    yield* read({ cells: cellsIn(file), beside: text });
    return;
  }
  const own = `${shownTables}${one.number}_${randomBytes(6).toString("hex")}`;
  const tables: Shown = { cells: `${own}_cells`, beside: `${own}_beside` };
  try {
    await sendCells(ch, tables.cells, file, options);
    if (beside) {
      await createTable(ch, tables.beside, beside.structure);
      await send(ch, tables.beside, beside.path, "TSV", options);
    }
    yield* read(tables);
  } finally {
    for (const table of Object.values(tables)) await ch.exec(`drop table if exists ${table} sync`);
  }
}

/** Part by part, each streamed, so that memory stays flat and a request short. */
async function sendCells(
  ch: ClickHouse,
  table: string,
  { path, columns }: CellFile,
  { progress, ...ask }: Sending,
): Promise<void> {
  const parts = await RowFile.parts(path);
  await progress?.(0);
  await createTable(ch, table, RowFile.structure(columns));
  for (const [n, part] of parts.entries()) {
    await send(ch, table, part, RowFile.format, ask);
    await progress?.((n + 1) / parts.length);
  }
}

async function createTable(ch: ClickHouse, table: string, structure: string): Promise<void> {
  await ch.exec(`drop table if exists ${table} sync`);
  await ch.exec(`create table ${table} (${structure}) engine = MergeTree order by tuple()`);
}

/** A server takes an insert of nothing for a mistake. */
async function send(ch: ClickHouse, table: string, file: string, format: "Native" | "TSV", ask: AskOptions) {
  if ((await stat(file)).size > 0) await ch.sendFile?.(table, file, format, ask);
}
