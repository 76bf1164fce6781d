import type { Services } from "../platform/services.ts";
import { rawQuery } from "./rawQuery.ts";
import { numberArray } from "./sqlArray.ts";

const blockRows = 20_000;

/**
 * Everyone whom these batches made goes for good, with what they brought to others. Only for batches that nobody has ever
 * seen, or that can no longer be brought back: nothing stands on their people. Numbers are not used again.
 */
export async function dropParties({ db, ch }: Services, batches: readonly number[]): Promise<void> {
  if (batches.length === 0) return;
  const those = [numberArray(batches)];
  for (const table of ["party_tag", "consent", "party_change"])
    await rawQuery(db, `delete from ${table} where batch = any($1::integer[])`, those);
  let dropped = false;
  for (;;) {
    const gone = await rawQuery<{ party_id: number }>(
      db,
      `with gone as (
         delete from party
         where party_id in (
           select party_id from party where batch = any($1::integer[])
           order by party_id limit ${blockRows})
         returning party_id),
       names as (
         delete from party_identifier where party_id in (select party_id from gone))
       select party_id from gone`,
      those,
    );
    if (gone.rows.length === 0) break;
    dropped = true;
  }
  if (dropped)
    await ch.exec("delete from party where batch in {batches:Array(UInt32)}", { batches: [...batches] });
}
