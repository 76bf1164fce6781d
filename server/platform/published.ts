import type pg from "pg";
import { betweenZones, type Published } from "./clickhouse/viewsFor.ts";

/**
 * What no figure may see: staged, undone or dropped batches whose rows may still lie in ClickHouse, and a change of the
 * business time zone that is not in force; whether amounts have to be converted; and whether the orders of all others are totalled. PostgreSQL is the only truth, so it is
 * asked at every question (0.2 ms on the partial indexes). While a change of the zone has rows both before and after it in
 * ClickHouse, the list says so too.
 */
export function published(pool: pg.Pool): () => Promise<Published> {
  return async () => {
    const found = await pool.query<{
      batches: number[];
      zones: number[];
      moving: boolean;
      converts: boolean;
      totalled: boolean;
    }>(
      `select
         array(select id from batch where state in ('staged', 'undone', 'dropped') order by id) as batches,
         array(select id from zone_change where state in ('staged', 'dropped') order by id) as zones,
         exists (select from zone_change where state in ('staged', 'visible', 'dropped')) as moving,
         coalesce((select converts and foreign_lines from exchange_rate_state), false) as converts,
         exists (select from batch where kind = 'orders' and totalled)
           and not exists (
             select from batch
             where kind = 'orders' and not totalled and state not in ('staged', 'undone', 'dropped')) as totalled`,
    );
    const { batches, zones, moving, converts, totalled } = found.rows[0]!;
    return { hidden: [...batches, ...zones, ...(moving ? [betweenZones] : [])], converts, totalled };
  };
}
