import type { Db } from "../../platform/database.ts";
import { type Pair, refuse } from "../../refuse.ts";
import type { Against } from "../schema.ts";

/** What the segment that figures are held against is called; null where they are held against other days. */
export async function segmentTitle(db: Db, against: Against): Promise<Pair | null> {
  if (typeof against !== "object") return null;
  const row = await db
    .selectFrom("segment")
    .select("name")
    .where("id", "=", against.segment)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) throw refuse("metrics.unknown_segment", { id: against.segment });
  return { zh: row.name, en: row.name };
}
