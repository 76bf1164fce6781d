import { sql as pgSql } from "kysely";
import { customFields } from "../customers/customFields.ts";
import type { CustomField } from "../customers/schema.ts";
import type { FactKind } from "../fact.ts";
import type { Db, Trx } from "../platform/database.ts";
import { companySettings } from "../platform/settings.ts";
import { refuse } from "../refuse.ts";
import { defaultOptions, ImportOptions, Mapping } from "./options.ts";
import { Reading } from "./read/reading.ts";

export interface StoredImport {
  id: string;
  number: number;
  kind: FactKind;
  source: number;
  sourceName: string;
  sample: boolean;
  fileName: string;
  fileBytes: number;
  reading: Reading | undefined;
  mapping: Mapping;
  options: ImportOptions;
  state: string;
  counts: Record<string, number>;
  report: Record<string, unknown>;
  job: string | null;
  createdBy: number | null;
  createdAt: Date;
  /** The company's own fields in use, which files of customers and of orders can fill. */
  ownFields: readonly CustomField[];
}

/**
 * The state that is told: an import whose job has ended without it, as after a crash on its last try, is under way no more.
 * The imports of the sample have one job together.
 */
export const importState = pgSql<string>`case
    when import.state in ('running', 'checking') and exists (
      select from job_run where job_run.id = import.job and job_run.state in ('done', 'failed', 'cancelled'))
    then case
      when import.state = 'checking' then 'draft'
      when exists (select from job_run where job_run.id = import.job and job_run.state = 'cancelled') then 'cancelled'
      else 'failed' end
    else import.state end`.as("importState");

/** An import with its documents parsed; refused when there is none. */
export async function loadImport(db: Db | Trx, id: string): Promise<StoredImport> {
  const row = await db
    .selectFrom("import")
    .innerJoin("source", "source.id", "import.source")
    .selectAll("import")
    .select(["source.name as sourceName", "source.zone as sourceZone", "source.sample", importState])
    .where("import.id", "=", id)
    .executeTakeFirst();
  if (!row) throw refuse("ingest.import_not_found");
  const zone = row.sourceZone || (await companySettings(db)).zone;
  const reading = Reading.safeParse(row.reading);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as FactKind,
    source: row.source,
    sourceName: row.sourceName,
    sample: row.sample,
    fileName: row.file_name,
    fileBytes: Number(row.file_bytes),
    reading: reading.success ? reading.data : undefined,
    mapping: Mapping.parse(row.mapping),
    options: ImportOptions.parse({ ...defaultOptions(zone), ...row.options }),
    state: row.importState,
    counts: row.counts,
    report: row.report,
    job: row.job,
    createdBy: row.created_by,
    createdAt: row.created_at,
    ownFields: (await customFields(db)).filter((field) => !field.archived),
  };
}
