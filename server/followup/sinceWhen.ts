import { z } from "zod";
import { businessDay } from "../platform/businessDay.ts";
import type { Db } from "../platform/database.ts";

const judgedBy = z.object({
  segments: z.array(z.number()).default([]),
  reasons: z.array(z.string()).default([]),
  measure: z.object({ metric: z.string() }),
});

/** Of each strategy the business day since when it is for the same people and judged by the same figure, by its versions. */
export async function sinceWhen(db: Db, zone: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom("strategy_version")
    .select(["strategy", "content", "at"])
    .orderBy("strategy")
    .orderBy("version")
    .execute();
  const found = new Map<number, { same: string; day: string }>();
  for (const { strategy, content, at } of rows) {
    const { segments, reasons, measure } = judgedBy.parse(content);
    const same = JSON.stringify([[...segments].sort(), [...reasons].sort(), measure.metric]);
    if (found.get(strategy)?.same !== same) found.set(strategy, { same, day: businessDay(at, zone) });
  }
  return new Map([...found].map(([strategy, { day }]) => [strategy, day]));
}
