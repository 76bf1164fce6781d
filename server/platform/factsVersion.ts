import { sql } from "kysely";
import type { Db } from "./database.ts";

/**
 * Moves with every batch that becomes visible, is undone or comes back, with every change of the business time zone, and with
 * exchange rates once the engine converts by them: answers kept under it are still true.
 */
export async function factsVersion(db: Db): Promise<string> {
  const found = await sql<{ version: string }>`
    select coalesce(max(id), 0) || '.' ||
      coalesce(extract(epoch from max(greatest(visible_at, undone_at)))::numeric(20, 3), 0) || '.' ||
      count(*) filter (where state in ('visible', 'replaced', 'done')) || '.' ||
      (select carried from exchange_rate_state) ||
      coalesce((select '.z' || max(id) from zone_change where state in ('visible', 'done')), '') as version
    from batch`.execute(db);
  return found.rows[0]?.version ?? "0";
}
