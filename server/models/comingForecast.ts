import type { Db, Trx } from "../platform/database.ts";

/** The job that works out forecasts and has not ended. */
export async function comingForecast(db: Db | Trx): Promise<string | null> {
  const coming = await db
    .selectFrom("job_run")
    .select("id")
    .where("name", "=", "fitAndScore")
    .where("state", "in", ["queued", "running"])
    .orderBy("created_at")
    .executeTakeFirst();
  return coming?.id ?? null;
}
