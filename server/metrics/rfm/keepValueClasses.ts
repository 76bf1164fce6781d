import type { JobContext } from "../../platform/jobs.ts";
import type { MovedFacts } from "../../platform/movedFacts.ts";
import type { Services } from "../../platform/services.ts";
import { companySettings } from "../../platform/settings.ts";
import { definitionsInForce } from "../definitions/inForce.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { addDays, dayOf } from "../slice/calendar.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import { valueClassRelation } from "../slice/valueClass.ts";
import { classOrder, segmentOf, segmentOfLevel } from "./classes.ts";
import { levelOrder } from "./grid.ts";

/**
 * Brings the log of who is in which of the eight classes and three levels, by the company's definitions, up to the last whole day. Only changes are written, one line for
 * leaving and one for entering, so a second run writes nothing; what was written is never rewritten.
 */
export async function writeValueClasses(
  services: Services,
  signal: AbortSignal,
): Promise<{ changed: number }> {
  const { db, ch } = services;
  const now = services.clock();
  const { zone } = await companySettings(db);
  const day = addDays(dayOf(now, zone), -1);
  const { replaced } = await answerVersion({ db, ch });
  const company = await definitionsInForce(db);
  const morning = addDays(day, 1);
  const asked = {
    periods: [{ from: morning, to: addDays(morning, 1) }],
    definition: company.purchase,
    classes: company.classes,
    actor: everyone,
    replaced,
  };
  const { params } = purchaseRelations({ ...asked, filters: [], lineSlices: [] });
  const standing = valueClassRelation(asked);
  const segments = [...classOrder.map(segmentOf), ...levelOrder.map(segmentOfLevel)];
  const before = await counted(services, segments);
  await ch.exec(
    `insert into membership (segment, version, party_id, at, as_of, entered, why)
with now_in as (
  select customer_id, arrayJoin([class, level]) as name, transform(name, {names:Array(String)}, {segments:Array(UInt32)}, toUInt32(0)) as segment
  from (
${standing.sql}
  )
),
known as (
  select party_id as customer_id, segment
  from membership
  where segment in {segments:Array(UInt32)}
  group by party_id, segment
  having argMax(entered, at) = 1
)
select segment, {version:UInt32}, customer_id, {at:DateTime64(3, 'UTC')}, {as_of:Date}, is_in, 'facts'
from (
  select segment, customer_id, max(here) as is_in, max(there) as was_in
  from (
    select segment, customer_id, toUInt8(1) as here, toUInt8(0) as there from now_in where segment != 0
    union all
    select segment, customer_id, toUInt8(0) as here, toUInt8(1) as there from known
  )
  group by segment, customer_id
  having is_in != was_in
)`,
    {
      ...params,
      ...standing.params,
      names: [...classOrder, ...levelOrder],
      segments,
      // 1 is the product's own rule; it rises with what the company decides.
      version: 1 + Math.max(company.versions.valueClasses ?? 0, company.versions.purchase ?? 0),
      at: now,
      as_of: day,
    },
    // Whoever reads figures meanwhile comes first.
    { signal, settings: { max_threads: 1 } },
  );
  return { changed: (await counted(services, segments)) - before };
}

async function counted({ ch }: Services, segments: readonly number[]): Promise<number> {
  const [row] = await ch.rows<{ n: number }>(
    "select toUInt32(count()) as n from membership where segment in {segments:Array(UInt32)}",
    { segments },
  );
  return row?.n ?? 0;
}

/** The log is the company's, not one reader's. */
const everyone = {
  id: "system",
  person: null,
  name: "system",
  role: "administrator",
  may: new Set<never>(),
  scope: { all: true },
  masked: new Set<never>(),
  via: "job",
} as const;

export const keepValueClasses = {
  says: { zh: "记下价值等级的变化", en: "Keeping changes of value class" },
  async run({ services, signal }: JobContext) {
    const done = await writeValueClasses(services, signal);
    // Lists that ask for a class look again, and rules that name a level, which look at everybody each time.
    if (done.changed > 0) services.committed.emit("facts", {} satisfies MovedFacts);
    return done;
  },
};
