import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { type Level, levelSegments } from "./schema.ts";

/** Asks for {levels} and {parties}: the segment of the newest word of the log, if any. */
const newestLevel = `select segment
from (
  select segment, party_id, max(at) as since, argMax(entered, at) as inside
  from membership
  where segment in {levels:Array(UInt32)}
    and party_id in {parties:Array(UInt32)}
  group by segment, party_id
)
where inside = 1
order by since desc, party_id, segment
limit 1`;

/** The same as a figure beside others, 0 where there is none. */
export const levelColumn = `toUInt32(ifNull((${newestLevel}), 0))`;
export const levelParams = { levels: Object.values(levelSegments) };

export const levelOfSegment = (segment: number | undefined): Level | null =>
  (Object.keys(levelSegments) as Level[]).find((level) => levelSegments[level] === segment) ?? null;

/**
 * A customer's value level by the company's rule, as it was last worked out: the newest word of the log. Null before his
 * first purchase and until the log has been brought up to it.
 */
export async function levelOf(ch: ClickHouse, parties: readonly number[]): Promise<Level | null> {
  const [row] = await ch.rows<{ segment: number }>(newestLevel, { parties, ...levelParams });
  return levelOfSegment(row?.segment);
}
