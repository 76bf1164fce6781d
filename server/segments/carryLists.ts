import { rawQuery } from "../customers/rawQuery.ts";
import { numberArray } from "../customers/sqlArray.ts";
import type { Carrier } from "../platform/outbox.ts";
import { companySettings } from "../platform/settings.ts";
import { compileOptions } from "./asking.ts";
import { keepBitmaps, momentAfterLog } from "./refresh.ts";

/** A statement may be 256 kB long. As one text 5,000 numbers cost 40 ms, as an array of literals 1.3 s. */
const partiesPerStatement = 20_000;

/** Outbox rows `segment_list`: `{ segment, parties }` whose place on the list may have changed. Twice does no harm. */
export const listCarrier: Carrier = async (services, rows) => {
  const { db, ch } = services;
  const touched = new Map<number, Set<number>>();
  for (const row of rows) {
    const { segment, parties } = row.payload as { segment: number; parties: number[] };
    const known = touched.get(segment) ?? new Set();
    for (const party of parties) known.add(party);
    touched.set(segment, known);
  }
  const clock = services.clock();
  const { zone } = await companySettings(db);
  const { today } = await compileOptions({ db, ch, now: clock, zone });
  const now = await momentAfterLog(ch, [...touched.keys()], clock);
  const kept = await db
    .selectFrom("segment")
    .select(["id", "version"])
    .where("id", "in", [...touched.keys()])
    .execute();
  const versions = new Map(kept.map(({ id, version }) => [id, version]));
  for (const [segment, set] of touched) {
    const all = [...set].sort((a, b) => a - b);
    for (let from = 0; from < all.length; from += partiesPerStatement) {
      const parties = all.slice(from, from + partiesPerStatement);
      const listed = await rawQuery<{ party_id: number }>(
        db,
        "select party_id from segment_listed where segment = $1 and party_id = any($2::integer[])",
        [segment, numberArray(parties)],
      );
      const on = new Set(listed.rows.map((row) => row.party_id));
      await ch.exec(
        `insert into membership (segment, version, party_id, at, as_of, entered, why)
         with known as (select party_id from segment_member where segment = {segment:UInt32})
         select {segment:UInt32}, {version:UInt32}, party, {at:DateTime64(3, 'UTC')}, {as_of:Date}, is_on, 'list'
         from (
           select party, is_on, party in (select party_id from known) as was_on
           from (
             select arrayJoin(JSONExtract({on:String}, 'Array(UInt32)')) as party, 1 as is_on
             union all
             select arrayJoin(JSONExtract({off:String}, 'Array(UInt32)')) as party, 0 as is_on
           )
         )
         where is_on != was_on`,
        {
          segment,
          version: versions.get(segment) ?? 1,
          on: JSON.stringify(parties.filter((party) => on.has(party))),
          off: JSON.stringify(parties.filter((party) => !on.has(party))),
          at: now,
          as_of: today,
        },
      );
    }
  }
  await keepBitmaps(ch, [...touched.keys()], now);
  return { parties: [...new Set([...touched.values()].flatMap((set) => [...set]))] };
};
