import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { z } from "zod";
import { type CustomerKey, customersByKey } from "../../customers/customersByKey.ts";
import { flagCodes } from "../../ingest/read/flagCodes.ts";
import { readFileRows } from "../../ingest/read/readFile.ts";
import { type FileRow, readRows } from "../../ingest/read/readRows.ts";
import { RowFile } from "../../ingest/read/rowFile.ts";
import type { Db, Trx } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import type { Actor } from "../../verb.ts";
import { type fileColumn, mostFileRows, type RowCounts } from "../schema.ts";
import { cellKey } from "./cellKey.ts";
import { lookAtFile } from "./lookAtFile.ts";
import { ownSegmentFile, segmentFilePaths } from "./segmentFiles.ts";

/** What became of a row, and the code of what is wrong where it was not found. */
export interface MatchedRow {
  row: number;
  value: string;
  outcome: keyof RowCounts;
  code: string;
  customers: readonly number[];
  /** All cells, where they were asked for. */
  cells: string[];
}

interface Asking {
  db: Db | Trx;
  actor: Actor;
  files: string;
  signal: AbortSignal;
}

export const keyMasked = (actor: Actor, by: CustomerKey): boolean =>
  (by === "phone" || by === "email") && actor.masked.has(by);

/** Row by row, whom the chosen column means among the customers in the actor's sight. */
export async function matchFile(
  asking: Asking,
  { file, column, by, several, ...choices }: z.output<typeof fileColumn>,
  options: { cells: boolean } = { cells: false },
): Promise<{ fileName: string; columns: string[]; rows: MatchedRow[] }> {
  const { db, actor, files, signal } = asking;
  if (keyMasked(actor, by)) throw refuse("segments.masked", { field: by });
  const own = await ownSegmentFile(asking, file);
  const { reading } = await lookAtFile(own, choices);
  const { columns } = reading;
  const at = columns.indexOf(column);
  if (at < 0) throw refuse("segments.no_column", { column });
  const wanted = options.cells ? columns.map((_, n) => n) : [at];
  const place = wanted.indexOf(at);
  const target = join(segmentFilePaths(files, file).folder, `rows-${randomUUID()}`);
  const rows: { row: FileRow; key: string; wrong: string }[] = [];
  try {
    await readFileRows(own.path, reading, target, { mostRows: mostFileRows, signal });
    for await (const block of readRows(target, wanted))
      for (const row of block) {
        const flaw = flagCodes[row.flag];
        const read = flaw === undefined ? cellKey(by, row.cells[place]!) : { key: "", wrong: flaw };
        rows.push({ row, key: read.key, wrong: read.wrong ?? "" });
      }
  } finally {
    await RowFile.remove(target);
  }
  const keys = [...new Set(rows.map(({ key }) => key).filter((key) => key !== ""))];
  const known = await customersByKey(db, actor, by, keys);
  const met = new Set<number>();
  return {
    fileName: own.name,
    columns,
    rows: rows.map(({ row, key, wrong }) => {
      const customers = key === "" ? [] : (known.get(key) ?? []);
      const left = customers.length > 1 && several === "leave";
      const fresh = left ? [] : customers.filter((customer) => !met.has(customer));
      for (const customer of fresh) met.add(customer);
      const outcome = left
        ? "several"
        : customers.length > 0
          ? fresh.length > 0
            ? "found"
            : "repeated"
          : wrong !== ""
            ? "malformed"
            : key === ""
              ? "empty"
              : "unknown";
      return {
        row: row.row,
        value: row.cells[place]!,
        outcome,
        code: wrong,
        customers,
        cells: options.cells ? row.cells : [],
      };
    }),
  };
}

export function countRows(rows: readonly MatchedRow[]): RowCounts {
  const counts: RowCounts = { found: 0, repeated: 0, several: 0, unknown: 0, malformed: 0, empty: 0 };
  for (const { outcome } of rows) counts[outcome]++;
  return counts;
}

/** The customers that the rows put on the list, each once, in the order of their numbers. */
export function customersOf(rows: readonly MatchedRow[]): number[] {
  const them = new Set(rows.filter((row) => row.outcome === "found").flatMap((row) => row.customers));
  return [...them].sort((a, b) => a - b);
}
