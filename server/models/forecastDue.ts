import { definitionShape } from "../customers/schema.ts";
import type { Db } from "../platform/database.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { comingForecast } from "./comingForecast.ts";
import { dayNumber } from "./dayNumber.ts";
import { lastKnownDay } from "./lastKnownDay.ts";
import { questionText } from "./questionText.ts";
import { fitReport, type Sentence } from "./schema.ts";

/** Purchases that the last run did not know, over those that it knew. */
const mostNew = 0.05;
/** Purchases that came over those that were expected, less 1; asked of at least so many and so many days. */
const mostOff = 0.3;
const leastExpected = 200;
const leastDays = 3;
const weekDays = 7;
const pauseAfterFailureMs = 6 * 3_600_000;

/** Why a new run is due: none yet, a failure, a week gone by, new or changed purchases, or expectations that do not come true. */
export async function forecastDue(services: Services): Promise<Sentence | null> {
  const { db, clock } = services;
  const day = (await comingForecast(db)) === null ? await lastKnownDay(services) : null;
  if (day === null) return null;
  const last = await db
    .selectFrom("model_run")
    .select(["id", "as_of", "state", "facts_version", "zone", "fit", "created_at", "finished_at"])
    .where((eb) =>
      eb.or([
        eb("state", "in", ["thin", "failed"]),
        eb.and([eb("state", "=", "whole"), eb("rows_kept", "=", true)]),
      ]),
    )
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!last) return { code: "first", zh: "第一次有订单", en: "the first orders are there" };
  if (last.state === "failed") {
    const since = clock().getTime() - (last.finished_at ?? last.created_at).getTime();
    if (since < pauseAfterFailureMs) return null;
    return { code: "again", zh: "上次没有算成", en: "the last try failed" };
  }
  const age = dayNumber(day) - dayNumber(last.as_of);
  if (age >= weekDays) return { code: "week", zh: `过了 ${age} 天`, en: `${age} days have passed` };
  const version = await factsVersion(db);
  if (last.facts_version === version) return null;
  if (last.zone !== "" && last.zone !== (await companySettings(db)).zone)
    return { code: "zone", zh: "营业时区换了", en: "the business time zone changed" };
  if (last.state !== "whole") return { code: "more", zh: "来了新数据", en: "more data came" };

  const { purchaseDays, expected30 } = fitReport.parse(last.fit);
  const moved = await movedSince(services, { run: last.id, asOf: last.as_of, day, version });
  if (!moved) return null;
  const added = (Math.abs(moved.known - purchaseDays) + moved.since) / Math.max(1, purchaseDays);
  if (added >= mostNew) {
    const share = (100 * added).toFixed(0);
    return { code: "new", zh: `购买记录变动 ${share}%`, en: `${share}% of the purchases are new or changed` };
  }
  const days = moved.last_day - dayNumber(last.as_of);
  const expected = (expected30 * days) / 30;
  if (days < leastDays || expected < leastExpected) return null;
  const off = moved.came / expected - 1;
  if (Math.abs(off) <= mostOff) return null;
  const by = `${off > 0 ? "+" : "−"}${Math.abs(100 * off).toFixed(0)}%`;
  return {
    code: "off",
    zh: `${days} 天里的购买与预测差 ${by}`,
    en: `purchases of ${days} days are ${by} off what was expected`,
  };
}

interface Moved {
  known: number;
  since: number;
  came: number;
  last_day: number;
}

/** The answer for one run, state of the facts and day: every change of a customer asks whether a run is due. */
const kept = new WeakMap<Db, { of: string; moved: Moved | undefined }>();

async function movedSince(
  { db, ch }: Services,
  { run, asOf, day, version }: { run: number; asOf: string; day: string; version: string },
): Promise<Moved | undefined> {
  const of = `${run} ${version} ${day}`;
  const before = kept.get(db);
  if (before?.of === of) return before.moved;
  const { sql, params } = await questionText(ch, "moved", {
    definition: definitionShape.parse({}),
    until: dayNumber(asOf),
  });
  const [moved] = await ch.rows<Moved>(sql, { ...params, last: dayNumber(day) });
  kept.set(db, { of, moved });
  return moved;
}
