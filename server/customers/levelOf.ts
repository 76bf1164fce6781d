import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { type Level, levelSegments } from "./schema.ts";

/**
 * A customer's value level by the company's rule, as it was last worked out: the newest word of the log. Null before his
 * first purchase and until the log has been brought up to it.
 */
export async function levelOf(ch: ClickHouse, parties: readonly number[]): Promise<Level | null> {
  const [row] = await ch.rows<{ segment: number }>(
    `select segment
     from (
       select segment, party_id, max(at) as since, argMax(entered, at) as inside
       from membership
       where segment in {levels:Array(UInt32)}
         and party_id in {parties:Array(UInt32)}
       group by segment, party_id
     )
     where inside = 1
     order by since desc, party_id, segment
     limit 1`,
    { parties, levels: Object.values(levelSegments) },
  );
  return (
    (Object.keys(levelSegments) as Level[]).find((level) => levelSegments[level] === row?.segment) ?? null
  );
}
