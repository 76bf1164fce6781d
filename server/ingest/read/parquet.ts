import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { refuse } from "../../refuse.ts";
import { withFileEngine } from "./fileEngine.ts";
import type { ReadOptions, ReadResult } from "./readFile.ts";
import type { PreviewRow, Reading } from "./reading.ts";
import { RowFile } from "./rowFile.ts";
import { fileBytes } from "./textStream.ts";

const name = (column: string) => `\`${column.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;

/** As text without the zeros that no store keeps; bytes that are no text become marks that the check of values names. */
const cellOf = (column: string) =>
  `replaceAll(toValidUTF8(ifNull(toString(${name(column)}), '')), unhex('00'), '')`;

/** Columns and first rows, read by the engine. */
export async function previewParquet(
  path: string,
  gzip: boolean,
  options: ReadOptions,
  limit: number,
): Promise<{ columns: string[]; rows: PreviewRow[] }> {
  const { signal } = options;
  return unpacked(path, gzip, options, async (file, engine) => {
    try {
      const described = await engine.rows<{ name: string }>("describe table file({file:String}, 'Parquet')", {
        file,
      });
      const columns = described.map((d) => d.name);
      const cells = columns.map(cellOf).join(", ");
      const rows = await engine.rows<{ row: string; cells: string[] }>(
        `select rowNumberInAllBlocks() + 1 as row, array(${cells}) as cells from file({file:String}, 'Parquet') limit ${limit}`,
        { file },
        { settings: { max_threads: 1 }, ...(signal ? { signal } : {}) },
      );
      return { columns, rows: rows.map((r) => ({ row: Number(r.row), cells: r.cells })) };
    } catch (error) {
      throw broken(error);
    }
  });
}

/** The engine reads Parquet itself and writes the common form; numbers and times as text, nothing as an empty text. */
export async function readParquet(
  path: string,
  reading: Reading,
  target: string,
  options: ReadOptions,
): Promise<ReadResult> {
  const { signal } = options;
  return unpacked(path, reading.gzip, options, async (file, engine) => {
    const cells = reading.columns.map((c, n) => `${cellOf(c)} as c${n}`).join(",\n  ");
    const structure = RowFile.structure(reading.columns.length);
    try {
      await RowFile.remove(target);
      await engine.exec(
        `insert into function file({target:String}, '${RowFile.format}', {structure:String})
select toUInt32(rowNumberInAllBlocks() + 1) as row, toUInt8(0) as flag,
  ${cells}
from file({file:String}, 'Parquet')`,
        { target: `${target}.00000`, structure, file },
        {
          settings: { max_threads: 1, engine_file_truncate_on_insert: 1 },
          ...(signal ? { signal } : {}),
        },
      );
    } catch (error) {
      throw broken(error);
    }
    const [count] = await engine.rows<{ n: string }>(
      `select count() as n from file({target:String}, '${RowFile.format}', {structure:String})`,
      { target: RowFile.pattern(target), structure },
    );
    return { rows: Number(count?.n ?? 0), flagged: 0, bytes: 0, reading };
  });
}

/** Parquet is read from its end, so a gzipped one is unpacked beside itself first. */
async function unpacked<T>(
  path: string,
  gzip: boolean,
  { ch }: ReadOptions,
  work: (file: string, engine: ClickHouse) => Promise<T>,
): Promise<T> {
  if (!ch) throw new RangeError("Parquet is read by an engine");
  if (!gzip) return withFileEngine(ch, path, (engine) => work(path, engine));
  const plain = `${path}.plain`;
  try {
    await pipeline(fileBytes(path, true), createWriteStream(plain, { mode: 0o600 }));
    return await withFileEngine(ch, path, (engine) => work(plain, engine));
  } finally {
    await rm(plain, { force: true });
  }
}

function broken(error: unknown): unknown {
  const { name: kind, code } = error as Error & { code?: number };
  if (kind !== "EngineError" || code === 394 || code === 0) return error;
  return refuse("ingest.parquet_broken");
}
