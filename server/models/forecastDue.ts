import { definitionShape } from "../customers/schema.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { Services } from "../platform/services.ts";
import { dayNumber } from "./fitAndScore.ts";
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

/** Why a new run is due: none yet, a week gone by, new or changed purchases, or expectations that do not come true. */
export async function forecastDue(services: Services): Promise<Sentence | null> {
  const { db, ch, clock } = services;
  const coming = await db
    .selectFrom("job_run")
    .select("id")
    .where("name", "=", "fitAndScore")
    .where("state", "in", ["queued", "running"])
    .executeTakeFirst();
  const day = coming ? null : await lastKnownDay(services);
  if (day === null) return null;
  const last = await db
    .selectFrom("model_run")
    .select(["as_of", "state", "facts_version", "fit", "created_at"])
    .where("state", "in", ["whole", "thin", "failed"])
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!last) return { code: "first", zh: "第一次有订单", en: "the first orders are there" };
  if (last.state === "failed" && clock().getTime() - last.created_at.getTime() < pauseAfterFailureMs)
    return null;
  const age = dayNumber(day) - dayNumber(last.as_of);
  if (age >= weekDays) return { code: "week", zh: `过了 ${age} 天`, en: `${age} days have passed` };
  if (last.facts_version === (await factsVersion(db))) return null;
  if (last.state !== "whole") return { code: "more", zh: "来了新数据", en: "more data came" };

  const { purchaseDays, expected30 } = fitReport.parse(last.fit);
  const { sql, params } = await questionText(ch, "moved", {
    definition: definitionShape.parse({}),
    until: dayNumber(last.as_of),
  });
  const [moved] = await ch.rows<{ known: number; since: number; came: number; last_day: number }>(sql, {
    ...params,
    last: dayNumber(day),
  });
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
