import { rawQuery } from "../customers/rawQuery.ts";
import { numberArray } from "../customers/sqlArray.ts";
import type { Carrier } from "../platform/outbox.ts";
import { companySettings } from "../platform/settings.ts";
import { compileOptions } from "./asking.ts";
import { keepBitmaps, momentAfterLog } from "./refresh.ts";

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
  for (const [segment, set] of touched) {
    const parties = [...set].sort((a, b) => a - b);
    const listed = await rawQuery<{ party_id: number }>(
      db,
      "select party_id from segment_listed where segment = $1 and party_id = any($2::integer[])",
      [segment, numberArray(parties)],
    );
    await ch.exec(
      `insert into membership (segment, version, party_id, at, as_of, entered, why)
       with known as (select party_id from segment_member where segment = {segment:UInt32})
       select {segment:UInt32}, 1, party, {at:DateTime64(3, 'UTC')}, {as_of:Date}, is_on, 'list'
       from (
         select arrayJoin({parties:Array(UInt32)}) as party, has({listed:Array(UInt32)}, party) as is_on,
           party in (select party_id from known) as was_on
       )
       where is_on != was_on`,
      { segment, parties, listed: listed.rows.map((row) => row.party_id), at: now, as_of: today },
    );
  }
  await keepBitmaps(ch, [...touched.keys()], now);
  return { parties: [...new Set([...touched.values()].flatMap((set) => [...set]))] };
};
