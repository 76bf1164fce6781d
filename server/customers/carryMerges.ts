import type { Carrier } from "../platform/outbox.ts";
import { rawQuery } from "./rawQuery.ts";
import { numberArray } from "./sqlArray.ts";

/** Outbox rows `merge`: `{ parties: [ids] }` whose survivor may have changed. */
export const mergeCarrier: Carrier = async (services, rows) => {
  const parties = [...new Set(rows.flatMap((row) => (row.payload as { parties: number[] }).parties))];
  // The newest entry of the history is the version. Equal versions are no danger: the later row counts.
  const found = await rawQuery<{ party_id: number; customer_id: number | null; version: string }>(
    services.db,
    `select u.party_id, m.customer_id, (select coalesce(max(id), 0) from merge_history) as version
     from unnest($1::integer[]) as u (party_id)
     left join merge m on m.party_id = u.party_id`,
    [numberArray(parties)],
  );
  await services.ch.insertRows(
    "merged_party",
    ["party_id", "customer_id", "gone", "version"],
    found.rows.map((row) => [
      row.party_id,
      row.customer_id ?? row.party_id,
      row.customer_id === null ? 1 : 0,
      row.version,
    ]),
  );
  await services.ch.exec("system reload dictionary {database}.canonical");
  return { parties };
};
