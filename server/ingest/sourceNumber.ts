import type { Trx } from "../platform/database.ts";
import { companySettings } from "../platform/settings.ts";
import { refuse } from "../refuse.ts";

export const sampleSource = "示例数据 Sample";

/** The number of a source by its name; a new one gets the company's time zone. The sample's name is the sample's alone. */
export async function sourceNumber(db: Trx, name: string, now: Date, sample = false): Promise<number> {
  if (name === sampleSource && !sample) throw refuse("ingest.sample_source", { name });
  const known = await db.selectFrom("source").select("id").where("name", "=", name).executeTakeFirst();
  if (known) return known.id;
  const { zone } = await companySettings(db);
  const made = await db
    .insertInto("source")
    .values({ name, zone, sample, created_at: now })
    .onConflict((c) => c.column("name").doUpdateSet({ name }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}
