import type { ClickHouse, Params } from "../../platform/clickhouse/client.ts";
import { sqlText } from "../metric.ts";
import type { Membership } from "../schema.ts";

export interface MembershipAsked {
  /** Whose members: those of each period's first moment, or today's. Default: then. */
  membership?: Membership | undefined;
  /** Business time zone: a period begins with its day. */
  zone?: string | undefined;
}

/** Period, customer and segment: a customer may be in several. */
export function membershipRelation(asked: MembershipAsked): { sql: string; params: Params } {
  if (asked.zone === undefined) throw new RangeError("segments then need the business zone");
  return {
    sql: sqlText("slice/membership"),
    params: { membership: asked.membership ?? "then", zone: asked.zone },
  };
}

/** By segment: the business day from which on its log says who was in it. Before that nobody knows. */
export async function membershipKnownFrom(
  ch: ClickHouse,
  zone: string,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const rows = await ch.rows<{ segment: string; first: string }>(
    `select toString(log.segment) as segment, toString(toDate(min(log.at), {zone:String}) + 1) as first
from membership as log
where log.segment > 1000
group by log.segment
order by log.segment`,
    { zone },
    { signal },
  );
  return new Map(rows.map((row) => [row.segment, row.first]));
}
