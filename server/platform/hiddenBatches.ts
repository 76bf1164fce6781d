import type pg from "pg";
import { betweenZones } from "./clickhouse/withoutHidden.ts";

/**
 * What no figure may see: staged, undone or dropped batches whose rows may still lie in ClickHouse, and a change of the
 * business time zone that is not in force. PostgreSQL is the only truth, so it is asked at every question (0.2 ms on the
 * partial indexes). While such a change has rows both before and after it in ClickHouse, the list says so too.
 */
export function hiddenBatches(pool: pg.Pool): () => Promise<readonly number[]> {
  return async () => {
    const found = await pool.query<{ id: number; is: "batch" | "staged" | "visible" | "dropped" }>(
      `select id, 'batch' as is from batch where state in ('staged', 'undone', 'dropped')
       union all
       select id, state from zone_change where state in ('staged', 'visible', 'dropped')
       order by id`,
    );
    const hidden = found.rows.filter((row) => row.is !== "visible").map((row) => row.id);
    return found.rows.some((row) => row.is !== "batch") ? [...hidden, betweenZones] : hidden;
  };
}
