import type { ClickHouse, Params } from "../../platform/clickhouse/client.ts";
import type { CompileOptions } from "../rule/compile.ts";
import { featuresIn, type GroupingResult, groupedRelation } from "./grouping.ts";

/** Sizes, money and medians of the groups among those in scope: a pass over everybody's purchases. */
export async function groupRows(
  ch: Pick<ClickHouse, "rows">,
  grouping: Parameters<typeof groupedRelation>[0] & Parameters<typeof featuresIn>[0],
  options: Pick<CompileOptions, "settled">,
  scope: { sql: string; params: Params },
  signal: AbortSignal,
): Promise<GroupingResult["rows"]> {
  const relation = groupedRelation(grouping, options, scope.sql);
  return ch.rows<GroupingResult["rows"][number]>(
    `select group_no, toUInt32(count()) as n, toFloat64(sum(money_year)) as money_year,
  [${featuresIn(grouping)
    .map(({ sql, known }) =>
      known === undefined
        ? `toFloat64(quantileExact(${sql}))`
        : `if(countIf(${known}) = 0, null, toFloat64(quantileExactIf(${sql}, ${known})))`,
    )
    .join(", ")}] as medians
from ${relation.sql}
group by group_no
order by group_no`,
    { ...relation.params, ...scope.params },
    { signal, timeoutMs: 60_000 },
  );
}
