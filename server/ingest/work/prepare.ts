import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { sql as pgSql } from "kysely";
import type { Fact } from "../../fact.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import { freeBytes, keptFreeBytes } from "../../platform/freeSpace.ts";
import type { Services } from "../../platform/services.ts";
import { companySettings } from "../../platform/settings.ts";
import { refuse } from "../../refuse.ts";
import { workingFact } from "../factOf.ts";
import type { Sql } from "../fields/sql.ts";
import { importFiles } from "../importFiles.ts";
import { loadImport, type StoredImport } from "../loadImport.ts";
import { readFileRows } from "../read/readFile.ts";
import { RowFile } from "../read/rowFile.ts";
import { placeCells } from "../stage/cells.ts";
import { cleanQuery, type ValidateInput, validated } from "../validated.ts";
import { workingImport } from "../workingImport.ts";

export interface Prepared {
  one: StoredImport;
  /** The kind, with the fields that this import adds. */
  fact: Fact;
  /** The validated rows, as a subselect. */
  from: Sql;
  rows: number;
  flagged: number;
  currency: string;
}

interface Read {
  of: string;
  rows: number;
  flagged: number;
}

/** What a share of the whole work, between two shares, is called to the person who waits. */
export type Report = (percent: number, note?: { zh: string; en: string }) => Promise<void>;

/** The file's rows in the engine's form, read again only when it is to be read in another way. */
export async function prepareImport(
  services: Services,
  id: string,
  ask: AskOptions,
  report: Report,
): Promise<Prepared> {
  const one = await loadImport(services.db, id);
  if (!one.reading) throw refuse("ingest.not_inspected");
  const fact = workingFact(one);
  const mapped = new Set(Object.keys(one.mapping));
  const declined = fact.decline?.(one.reading.columns, mapped);
  if (declined) throw refuse(declined.code, declined.values);
  for (const need of fact.needs) {
    if (need.anyOf.some((field) => mapped.has(field))) continue;
    const { columns } = one.reading;
    throw columns.length === 1
      ? refuse("ingest.one_column", { column: columns[0] ?? "" })
      : refuse(need.refusal, { columns: firstOf(columns) });
  }
  const { original, rows: target } = importFiles(services, id);
  const of = createHash("sha256").update(JSON.stringify(one.reading)).digest("hex");
  let read = one.report.read as Read | undefined;
  /** Where the rows have to be sent, that takes as long as reading them. */
  const readShare = services.ch.sendFile ? 0.5 : 1;
  const there = await stat(`${target}.00000`).catch(() => undefined);
  if (read?.of !== of || !there) {
    if (!(await stat(original).catch(() => undefined))) throw refuse("ingest.file_gone");
    await refuseWithoutRoom(services, one.fileBytes);
    // Until the new rows are whole there are none: a kill in between must not leave half of them under the old word.
    await services.db
      .updateTable("import")
      .set({ report: pgSql`report - 'read'` as never })
      .where("id", "=", id)
      .execute();
    let next = 0;
    const result = await readFileRows(original, one.reading, target, {
      ch: services.ch,
      ...(ask.signal ? { signal: ask.signal } : {}),
      progress: ({ taken, total }) => {
        const share = total > 0 ? (taken / total) * 100 : 50;
        if (share < next) return;
        next = share + 10;
        report(share * readShare, { zh: "读文件", en: "Reading the file" }).catch(() => {});
      },
    }).catch(async (error: unknown) => {
      await RowFile.remove(target);
      throw error;
    });
    if (result.rows === 0) throw refuse("ingest.no_rows");
    read = { of, rows: result.rows, flagged: result.flagged };
    // The reading that worked may name another encoding than the first look did.
    const reading = result.reading;
    if (reading.encoding !== one.reading.encoding)
      read.of = createHash("sha256").update(JSON.stringify(reading)).digest("hex");
    one.reading = reading;
    await services.db
      .updateTable("import")
      .set({
        reading: JSON.stringify(reading),
        report: pgSql`report || ${JSON.stringify({ read })}::jsonb` as never,
      })
      .where("id", "=", id)
      .execute();
  }
  const { currency } = await companySettings(services.db);
  const cellsFrom = await placeCells(
    services.ch,
    one,
    { path: target, columns: one.reading.columns.length },
    {
      ...ask,
      progress: (share) =>
        report((readShare + share * (1 - readShare)) * 100, {
          zh: "把文件里的行送到 ClickHouse",
          en: "Sending the rows to ClickHouse",
        }),
    },
  );
  const working = workingImport(fact, one);
  const input: ValidateInput = {
    fact: working.fact,
    reading: one.reading,
    mapping: working.one.mapping,
    options: one.options,
    cellsFrom,
    latestYear: services.clock().getUTCFullYear(),
  };
  const from = validated(
    read.rows >= worthLooking ? { ...input, clean: await cleanFields(services, input, ask) } : input,
  );
  return { one: working.one, fact: working.fact, from, rows: read.rows, flagged: read.flagged, currency };
}

/** Enough columns to see what the file was taken for. */
const shownColumns = 15;
const firstOf = (columns: readonly string[]) =>
  columns
    .slice(0, shownColumns)
    .concat(columns.length > shownColumns ? ["…"] : [])
    .join("、");

/** What an import takes beside its file while it works: its rows in the engine's form; and typed, and written. */
const roomPerByte = { rows: 1.2, stores: 1.3 };

/** Said before the work begins, not when it breaks; another server's disk cannot be seen from here. */
async function refuseWithoutRoom({ files, embedded }: Services, fileBytes: number): Promise<void> {
  const here = embedded.postgres || embedded.clickhouse;
  const free = await freeBytes(files);
  const needed = fileBytes * (roomPerByte.rows + (here ? roomPerByte.stores : 0)) + keptFreeBytes;
  if (free < needed) throw refuse("ingest.no_room", { needed: megabytes(needed), free: megabytes(free) });
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;

/** Below this the look costs more than it saves. */
const worthLooking = 200_000;

async function cleanFields(services: Services, input: ValidateInput, ask: AskOptions): Promise<Set<string>> {
  const query = cleanQuery(input);
  if (!query) return new Set();
  const [found] = await services.ch.rows<Record<string, number>>(query.sql, {}, ask);
  return new Set(query.fields.filter((f) => Number(found?.[f]) === 1));
}

/** Where an erasure emptied what was found before, what is found now stands alone, and nothing is missing from it. */
export function foundAnew({ report }: Pick<StoredImport, "report">): Record<string, unknown> {
  return report.emptied === true ? { check: null, dryRun: null, emptied: false } : {};
}

/** Adds to the import's report. */
export async function keepReport(
  services: Services,
  id: string,
  part: Record<string, unknown>,
): Promise<void> {
  await services.db
    .updateTable("import")
    .set({ report: pgSql`report || ${JSON.stringify(part)}::jsonb` as never })
    .where("id", "=", id)
    .execute();
}
