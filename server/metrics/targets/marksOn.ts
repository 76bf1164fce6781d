import type { Db, Trx } from "../../platform/database.ts";
import type { Marks } from "./schema.ts";

/** Target and benchmark of each metric as they counted on a day: the last first day up to it, the newest line of that. */
export async function marksOn(
  db: Db | Trx,
  metrics: readonly string[],
  day: string,
): Promise<Map<string, Marks>> {
  const rows = await db
    .selectFrom("metric_target")
    .distinctOn(["metric", "kind"])
    .select(["metric", "kind", "value", "valid_from", "source"])
    .where("metric", "in", [...metrics])
    .where("valid_from", "<=", day)
    .orderBy("metric")
    .orderBy("kind")
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .execute();
  const of = (metric: string, kind: "target" | "benchmark") => {
    const row = rows.find((found) => found.metric === metric && found.kind === kind);
    return row && row.value !== null ? { value: row.value, from: row.valid_from, source: row.source } : null;
  };
  return new Map(
    metrics.map((name) => [name, { target: of(name, "target"), benchmark: of(name, "benchmark") }]),
  );
}
