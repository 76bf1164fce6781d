import { sql } from "kysely";
import { refuse } from "../refuse.ts";
import type { Trx } from "./database.ts";

/*
 * The sample and real rows are never there together. Whatever makes people or facts of the company's own asks the first,
 * whatever brings the sample in asks the second; a lock keeps the two questions of two transactions apart.
 */

const key = sql`hashtext('sample data')`;

/** For whatever makes rows of the company's own. Refused while the sample is there, on its way in or on its way out. */
export async function refuseBesideSample(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${key})`.execute(trx);
  const found = await sql<{ there: boolean; coming: boolean; going: boolean }>`
    select
      exists (select from batch where sample and state in ('visible', 'replaced', 'done')) as there,
      exists (select from job_run where name = 'loadSample' and state in ('queued', 'running')) as coming,
      exists (select from job_run where name = 'clearSample' and state in ('queued', 'running')) as going`.execute(
    trx,
  );
  const { there, coming, going } = found.rows[0]!;
  if (going) throw refuse("platform.sample_going");
  if (there || coming) throw refuse("platform.beside_sample");
}

/** For whatever brings the sample in. Refused where an import, an import under way or a person typed in is there. */
export async function refuseBesideOwnRows(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${key})`.execute(trx);
  const found = await sql<{ imported: boolean; importing: boolean; typed: boolean; going: boolean }>`
    select
      exists (select from batch where not sample and state in ('visible', 'replaced', 'done')) as imported,
      exists (select from job_run where name in ('runImport', 'redoImport') and state in ('queued', 'running')) as importing,
      exists (select from party where batch is null and erased_at is null) as typed,
      exists (select from job_run where name = 'clearSample' and state in ('queued', 'running')) as going`.execute(
    trx,
  );
  const { imported, importing, typed, going } = found.rows[0]!;
  if (going) throw refuse("platform.sample_going");
  if (imported || importing) throw refuse("platform.beside_imports");
  if (typed) throw refuse("platform.beside_people");
}
