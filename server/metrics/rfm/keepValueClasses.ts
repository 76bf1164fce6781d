import type { JobContext } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { companySettings } from "../../platform/settings.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { definition } from "../schema.ts";
import { addDays, dayOf } from "../slice/calendar.ts";
import { classOrder, segmentOf } from "./classes.ts";
import { cubesOfClass, gridOf } from "./grid.ts";
import { scoredStatement } from "./scores.ts";

/** The rule that a class is kept under: equal scores, all of history, the default definition. Rises when that changes. */
const version = 1;

/**
 * Brings the log of who is in which of the eight classes up to the last whole day. Only changes are written, one line for
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
  const context = { ch, signal, actor: everyone };
  const scored = await scoredStatement(context, {
    day,
    scoring: { rule: "equal" },
    definition: definition.parse({}),
    filters: [],
    replaced,
  });
  const { borders } = await gridOf(context, scored);
  const segments = classOrder.map(segmentOf);
  const cubes = classOrder.flatMap((name) =>
    cubesOfClass(borders, name).map((cube) => ({ cube, segment: segmentOf(name) })),
  );
  const before = await counted(services, segments);
  await ch.exec(
    `insert into membership (segment, version, party_id, at, as_of, entered, why)
with now_in as (
  select customer_id, transform(concat(toString(r), toString(f), toString(m)), {cubes:Array(String)}, {segments_of:Array(UInt32)}, toUInt32(0)) as segment
  from (
${scored.sql}
  )
),
known as (
  select party_id as customer_id, segment
  from membership
  where segment in {segments:Array(UInt32)}
  group by party_id, segment
  having argMax(entered, at) = 1
)
select segment, {version:UInt32}, customer_id, {at:DateTime64(3, 'UTC')}, {as_of:Date}, entered, 'facts'
from (
  select segment, customer_id, 1 as entered from now_in
  where segment != 0 and (customer_id, segment) global not in (select customer_id, segment from known)
  union all
  select segment, customer_id, 0 as entered from known
  where (customer_id, segment) global not in (select customer_id, segment from now_in)
)`,
    {
      ...scored.params,
      cubes: cubes.map(({ cube }) => cube),
      segments_of: cubes.map(({ segment }) => segment),
      segments,
      version,
      at: now,
      as_of: day,
    },
    { signal },
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
  run({ services, signal }: JobContext) {
    return writeValueClasses(services, signal);
  },
};
