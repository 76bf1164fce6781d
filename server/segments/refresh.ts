import type { ClickHouse, Params } from "../platform/clickhouse/client.ts";
import type { MovedFacts } from "../platform/movedFacts.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { Refusal } from "../refuse.ts";
import { compileOptions } from "./asking.ts";
import { addDays } from "./businessDays.ts";
import { dependents, type KeptSegment, keptSegments, plainFor } from "./keptSegments.ts";
import type { Reason } from "./messages.ts";
import { type CompileOptions, compileRules } from "./rule/compile.ts";
import type { PlainRule } from "./rule/plain.ts";
import { type Touched, touchedCustomers } from "./touchedCustomers.ts";

export interface Refresh {
  reason: Reason;
  /** Left out: every segment with a rule. Those that name these are refreshed with them. */
  segments?: readonly number[];
  /** Left out: everybody is looked at. Else only these, by the segments that were up to date before they moved. */
  moved?: MovedFacts;
}

const turns = new WeakMap<Services, Promise<unknown>>();
const rulesPerPass = 16;

/** Brings the log of who is in which segment up to date. One at a time; running it twice writes nothing the second time. */
export function refreshSegments(services: Services, refresh: Refresh): Promise<{ segments: number }> {
  const turn = (turns.get(services) ?? Promise.resolve())
    .catch(() => {})
    .then(() => refreshNow(services, refresh));
  turns.set(services, turn);
  return turn;
}

async function refreshNow(services: Services, refresh: Refresh): Promise<{ segments: number }> {
  const { db, ch } = services;
  const all = await keptSegments(db);
  const wanted = refresh.segments ? dependents(refresh.segments, all) : new Set(all.keys());
  const due = [...all.values()].filter((segment) => segment.rule && wanted.has(segment.id));
  if (due.length === 0) return { segments: 0 };
  const clock = services.clock();
  const { zone } = await companySettings(db);
  const options = await compileOptions({ db, ch, now: clock, zone });
  const only = refresh.moved && (await touchedCustomers(ch, refresh.moved));
  const now = await momentAfterLog(
    ch,
    due.map(({ id }) => id),
    clock,
  );
  await keepMonthEnds(ch, due, options.today, now);
  const moved = (segment: KeptSegment) =>
    segment.refreshedOn !== null && segment.refreshedOn !== options.today;
  const follows = ({ segment, plain }: Due) =>
    only !== undefined &&
    segment.refreshedVersion === segment.version &&
    segment.refreshedOn === options.today &&
    !scoresEverybody(plain);
  const readableOnes = readableRules(services, due, all);
  // The short ones first: they need not wait for those that look at everybody.
  const passes = [
    ...passesOf(readableOnes.filter(follows)).map((pass) => ({ pass, only })),
    ...passesOf(readableOnes.filter((one) => !follows(one))).map((pass) => ({ pass, only: undefined })),
  ];
  for (const { pass, only } of passes) {
    if (only?.customers.length === 0) continue;
    const reason = (segment: KeptSegment): Reason =>
      segment.refreshedVersion === null
        ? "start"
        : segment.refreshedVersion !== segment.version
          ? "rule"
          : moved(segment)
            ? "time"
            : refresh.reason;
    await writeChanges(ch, pass, { options: only ? { ...options, only } : options, now, reason });
    const segments = pass.map(({ segment }) => segment.id);
    if (only) await moveBitmaps(ch, segments, { only, now });
    else await keepBitmaps(ch, segments, now);
    await noteRefreshed(
      services,
      pass.map(({ segment }) => segment),
      { now, today: options.today },
    );
  }
  return { segments: due.length };
}

/** The log's last word counts, so a line is never written at or before the one it follows, whatever the clock did. */
export async function momentAfterLog(ch: ClickHouse, segments: readonly number[], now: Date): Promise<Date> {
  const [row] = await ch.rows<{ last: string }>(
    "select toString(toUnixTimestamp64Milli(max(at))) as last from membership where segment in {segments:Array(UInt32)}",
    { segments },
  );
  return new Date(Math.max(now.getTime(), Number(row?.last ?? 0) + 1));
}

interface Due {
  segment: KeptSegment;
  plain: PlainRule;
}

function readableRules(
  { log }: Services,
  due: readonly KeptSegment[],
  all: ReadonlyMap<number, KeptSegment>,
): Due[] {
  return due.flatMap((segment) => {
    const plain = readable(segment, all);
    if (plain) return [{ segment, plain }];
    log.warn({ segment: segment.id }, "a segment names one that is gone, and keeps its members");
    return [];
  });
}

/** By scores that compare everybody with everybody, or by a level: that moves without a fact of the customer's own. */
const scoresEverybody = ({ where }: PlainRule) => /"kind":"(rfm|level)"/.test(JSON.stringify(where));

/** Rules of one definition share a pass over the lines; those that score everybody go by themselves. */
function passesOf(due: readonly Due[]): Due[][] {
  const groups = new Map<string, Due[]>();
  for (const one of due) {
    const key = `${JSON.stringify(one.plain.definition)} ${scoresEverybody(one.plain)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / rulesPerPass) }, (_, i) =>
      group.slice(i * rulesPerPass, (i + 1) * rulesPerPass),
    ),
  );
}

function readable(segment: KeptSegment, all: ReadonlyMap<number, KeptSegment>): PlainRule | undefined {
  try {
    return plainFor(segment.rule!, all);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/**
 * One statement: who fits now against who is in by the log. Who enters gets a line under the customer's number; who
 * leaves gets one for each of the parties that are in, with the outermost conditions that still hold as a bit mask.
 */
function changesStatement(
  pass: readonly { segment: { id: number; version: number }; plain: PlainRule }[],
  to: { options: CompileOptions; now: Date; reason(segment: never): Reason },
): { sql: string; params: Params } {
  const { from, members, parts, params } = compileRules(
    pass.map(({ plain }) => plain),
    to.options,
  );
  const held = (i: number) =>
    parts[i]!.map((part, bit) => `bitShiftLeft(toUInt32(${part}), ${bit})`).join(" + ") || "toUInt32(0)";
  const known = to.options.only ? "\n    and party_id in {touched:Array(UInt32)}" : "";
  const tuples = pass.map(
    ({ segment }, i) => `(toUInt32(${segment.id}), toUInt8(${members[i]!}), ${held(i)})`,
  );
  const sql = `insert into membership (segment, version, party_id, at, as_of, entered, why)
with known as (
  select segment, customer_id, groupArray(party_id) as parties
  from segment_member
  where segment in {segments:Array(UInt32)}${known}
  group by segment, customer_id
)
select segment, transform(segment, {segments:Array(UInt32)}, {versions:Array(UInt32)}, toUInt32(0)),
  arrayJoin(if(fits = 1, [customer_id], parties)), {at:DateTime64(3, 'UTC')}, {as_of:Date}, fits,
  concat(transform(segment, {segments:Array(UInt32)}, {reasons:Array(String)}, ''), if(fits = 1, '', concat(':', toString(held))))
from (
  select segment, customer_id, fits, held, parties
  from (
    select found.1 as segment, customer_id, found.2 as fits, found.3 as held
    from (
      select customer_id, arrayJoin([
        ${tuples.join(",\n        ")}
      ]) as found
      from ${from}
    )
    where fits = 1 or (segment, customer_id) global in (select segment, customer_id from known)
  ) as now_in
  global full join known using (segment, customer_id)
  settings join_use_nulls = 0
)
where (fits = 1) != notEmpty(parties)`;
  return { sql, params: { ...params, touched: to.options.only?.parties ?? [] } };
}

async function writeChanges(
  ch: ClickHouse,
  pass: readonly Due[],
  to: { options: CompileOptions; now: Date; reason(segment: KeptSegment): Reason },
) {
  const { sql, params } = changesStatement(pass, to);
  await ch.exec(sql, {
    ...params,
    segments: pass.map(({ segment }) => segment.id),
    versions: pass.map(({ segment }) => segment.version),
    reasons: pass.map(({ segment }) => to.reason(segment)),
    at: to.now,
    as_of: to.options.today,
  });
}

/** The newest state of each as one bitmap; a segment that nobody is in has an empty one. */
export async function keepBitmaps(ch: ClickHouse, segments: readonly number[], now: Date) {
  await ch.exec(
    `insert into segment_bitmap
     select segment, toDate(0), {at:DateTime64(3, 'UTC')}, groupBitmapStateIf(party_id, party_id != 0)
     from (
       select segment, party_id from segment_member where segment in {segments:Array(UInt32)}
       union all
       select arrayJoin({segments:Array(UInt32)}) as segment, toUInt32(0) as party_id
     )
     group by segment`,
    { segments, at: now },
  );
}

/** The same where only these may have come or gone: the rest of each bitmap stands. */
async function moveBitmaps(
  ch: ClickHouse,
  segments: readonly number[],
  { only, now }: { only: Touched; now: Date },
) {
  await ch.exec(
    `insert into segment_bitmap
     select segment, toDate(0), {at:DateTime64(3, 'UTC')},
       bitmapOr(bitmapAndnot(kept.members, bitmapBuild({touched:Array(UInt32)})), now_in.members)
     from (
       select segment, members from segment_bitmap final
       where kept = toDate(0) and segment in {segments:Array(UInt32)}
     ) as kept
     any left join (
       select segment, groupBitmapState(party_id) as members from segment_member
       where segment in {segments:Array(UInt32)} and party_id in {touched:Array(UInt32)}
       group by segment
     ) as now_in using (segment)`,
    { segments, at: now, touched: only.parties },
  );
}

/** Before the first refresh of a new month: what the log said last is what the month ended with. */
async function keepMonthEnds(ch: ClickHouse, due: readonly KeptSegment[], today: string, now: Date) {
  const month = today.slice(0, 7);
  const over = due.filter(({ refreshedOn }) => refreshedOn !== null && refreshedOn.slice(0, 7) < month);
  if (over.length === 0) return;
  await ch.exec(
    `insert into segment_bitmap
     select segment, {kept:Date}, {at:DateTime64(3, 'UTC')}, members
     from segment_bitmap final
     where kept = toDate(0) and segment in {segments:Array(UInt32)}`,
    { kept: addDays(`${month}-01`, -1), at: now, segments: over.map(({ id }) => id) },
  );
}

async function noteRefreshed(
  services: Services,
  segments: readonly KeptSegment[],
  at: { now: Date; today: string },
) {
  const counts = await services.ch.rows<{ segment: number; n: number }>(
    // A customer with several parties in a segment is one: those merged into another are put under his number.
    `with (select groupBitmapState(party_id) from merged_party final where gone = 0) as gone
     select segment, toUInt32(bitmapCardinality(members) - length(merged) + length(arrayDistinct(arrayFilter(
       customer -> not bitmapContains(members, customer),
       arrayMap(party -> dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party), party), merged)
     )))) as n
     from (
       select segment, members, bitmapToArray(bitmapAnd(members, gone)) as merged
       from segment_bitmap final
       where kept = toDate(0) and segment in {segments:Array(UInt32)}
     )`,
    { segments: segments.map(({ id }) => id) },
  );
  const members = new Map(counts.map((row) => [row.segment, row.n]));
  for (const { id, version } of segments)
    await services.db
      .updateTable("segment")
      .set({
        members: members.get(id) ?? 0,
        refreshed_at: at.now,
        refreshed_on: at.today,
        refreshed_version: version,
      })
      .where("id", "=", id)
      .execute();
  services.committed.emit(
    "segments",
    segments.map(({ id }) => id),
  );
}
