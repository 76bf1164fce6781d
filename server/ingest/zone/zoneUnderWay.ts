import type { Trx } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";

/** Nothing is imported between the moment at which rows are looked at and the one at which their new days are in force. */
export async function refuseWhileZoneChanges(trx: Trx): Promise<void> {
  const change = await trx
    .selectFrom("zone_change")
    .select("to_zone")
    .where("state", "=", "staged")
    .executeTakeFirst();
  if (change) throw refuse("ingest.zone_changing", { zone: change.to_zone });
}

/** Imports without a file of the user's own, and what turns them over. */
const working = ["loadSample", "clearSample", "undoImport", "redoImport"];

/** Imports under way write rows by the zone of now: they end first. */
export async function refuseWhileImporting(trx: Trx): Promise<void> {
  const queued = await trx
    .selectFrom("import")
    .innerJoin("job_run", "job_run.id", "import.job")
    .select("import.file_name")
    .where("import.state", "in", ["running", "checking"])
    .where("job_run.state", "in", ["queued", "running"])
    .executeTakeFirst();
  if (queued) throw refuse("ingest.zone_waits_for_import", { file: queued.file_name });
  const other = await trx
    .selectFrom("job_run")
    .select("id")
    .where("name", "in", working)
    .where("state", "in", ["queued", "running"])
    .executeTakeFirst();
  if (other) throw refuse("ingest.zone_waits");
}
