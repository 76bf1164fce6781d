import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { z } from "zod";
import { type CustomerKey, customersByKey } from "../../customers/customersByKey.ts";
import { flagCodes } from "../../ingest/read/flagCodes.ts";
import { readFileRows } from "../../ingest/read/readFile.ts";
import type { Reading } from "../../ingest/read/reading.ts";
import { type FileRow, readRows } from "../../ingest/read/readRows.ts";
import { RowFile } from "../../ingest/read/rowFile.ts";
import type { Db } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import type { Actor } from "../../verb.ts";
import { maskedFact } from "../maskedFact.ts";
import { cellKey } from "./cellKey.ts";
import { lookAtFile } from "./lookAtFile.ts";
import { type fileColumn, mostFileRows, type RowCounts } from "./schema.ts";
import { ownSegmentFile, segmentFilePaths } from "./segmentFiles.ts";

/** What became of a row, and the code of what is wrong where it was not found. */
export interface MatchedRow {
  row: number;
  value: string;
  outcome: keyof RowCounts;
  code: string;
  customers: readonly number[];
}

interface Matched {
  fileName: string;
  columns: string[];
  rows: MatchedRow[];
  /** The rows from the file again, in the same order, with all cells: a block at a time, because files are large. */
  again(): AsyncGenerator<FileRow[]>;
}

interface Asking {
  db: Db;
  actor: Actor;
  now: Date;
  files: string;
  signal: AbortSignal;
}

export const keyMasked = (actor: Actor, by: CustomerKey): boolean =>
  (by === "phone" || by === "email") && actor.masked.has(by);

/** Row by row, whom the chosen column means among the customers in the actor's sight. */
export async function matchFile(
  asking: Asking,
  { file, column, by, several, ...choices }: z.output<typeof fileColumn>,
): Promise<Matched> {
  const { db, actor } = asking;
  if (keyMasked(actor, by)) throw maskedFact(by);
  const own = await ownSegmentFile(asking, file);
  const { reading } = await lookAtFile(own, choices);
  const { columns } = reading;
  const at = columns.indexOf(column);
  if (at < 0) throw refuse("segments.no_column", { column });
  const read = (wanted: readonly number[]) => fileRows(asking, { id: file, path: own.path, reading, wanted });
  const rows: { row: number; value: string; key: string; wrong: string }[] = [];
  for await (const block of read([at]))
    for (const { row, flag, cells } of block) {
      const value = cells[0]!;
      const flaw = flagCodes[flag];
      const { key, wrong } = flaw === undefined ? cellKey(by, value) : { key: "", wrong: flaw };
      rows.push({ row, value, key, wrong: wrong ?? "" });
    }
  const keys = [...new Set(rows.map(({ key }) => key).filter((key) => key !== ""))];
  const known = await customersByKey(db, actor, by, keys);
  const met = new Set<number>();
  return {
    fileName: own.name,
    columns,
    again: () => read(columns.map((_, n) => n)),
    rows: rows.map(({ row, value, key, wrong }) => {
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
      return { row, value, outcome, code: wrong, customers };
    }),
  };
}

/** Read into the importer's form beside the file, which goes when the last row was taken or nobody wants more. */
async function* fileRows(
  { files, signal }: Asking,
  { id, path, reading, wanted }: { id: string; path: string; reading: Reading; wanted: readonly number[] },
): AsyncGenerator<FileRow[]> {
  const target = join(segmentFilePaths(files, id).folder, `rows-${randomUUID()}`);
  try {
    await readFileRows(path, reading, target, { mostRows: mostFileRows, signal });
    yield* readRows(target, wanted);
  } finally {
    await RowFile.remove(target);
  }
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
