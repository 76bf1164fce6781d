import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { eventFacts } from "../events/eventFacts.ts";
import { lit } from "../fields/sql.ts";
import type { DayGroup } from "./dayGroups.ts";
import { movedEvents } from "./movedRows.ts";

/** What happened beside orders and would fall on another day, by kind. */
export async function previewEvents(ch: ClickHouse, groups: readonly DayGroup[], signal: AbortSignal) {
  const found = Object.values(eventFacts).map(({ kind, says, event }) => ({
    kind: kind as string,
    table: `${event?.name ?? ""}_row`,
    title: says,
    day: 0,
    month: 0,
  }));
  for (const { table, zone, batches } of groups) {
    const kind = found.find((one) => one.table === table);
    if (!kind) continue;
    const [row] = await ch.rows<{ day: string; month: string }>(
      `select count() as day, countIf(toStartOfMonth(occurred_on) != toStartOfMonth(toDate(occurred_at, ${lit(zone)}))) as month
from ${table.replace(/_row$/, "")}(hidden = {hidden:Array(UInt32)}) where ${movedEvents(zone)}`,
      { batches },
      { signal },
    );
    kind.day += Number(row?.day ?? 0);
    kind.month += Number(row?.month ?? 0);
  }
  return found.flatMap(({ table: _, ...kind }) => (kind.day > 0 ? [kind] : []));
}
