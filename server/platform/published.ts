import type pg from "pg";
import type { Published } from "./clickhouse/viewsFor.ts";

/**
 * The batches that no figure may see: staged, undone or dropped ones whose rows may still lie in ClickHouse, and whether
 * amounts have to be converted. PostgreSQL is the only truth, so it is asked at every question (0.2 ms on the partial index).
 */
export function published(pool: pg.Pool): () => Promise<Published> {
  return async () => {
    const found = await pool.query<{ hidden: number[]; converts: boolean }>(
      `select
         array(select id from batch where state in ('staged', 'undone', 'dropped') order by id) as hidden,
         coalesce((select converts and foreign_lines from exchange_rate_state), false) as converts`,
    );
    return found.rows[0] ?? { hidden: [], converts: false };
  };
}
