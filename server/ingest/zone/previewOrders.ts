import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { convertedSql } from "../../platform/rates/convertedSql.ts";
import type { DayGroup } from "./dayGroups.ts";
import { movedLines, newDayOfLine, slicesOf } from "./movedRows.ts";

const inForce = "purchase_line(hidden = {hidden:Array(UInt32)})";
/**
 * Currencies of which there are rates. The company's own is none of them; a line in a currency without any is worth the same on
 * every day: its amount, or nothing.
 */
const ratedCurrencies = "select distinct currency from rate_row final where gone = 0 order by currency";

/** Orders in force that would fall on another day, and what they move between months. */
export async function previewOrders(ch: ClickHouse, groups: readonly DayGroup[], signal: AbortSignal) {
  const [counted] = await ch.rows<{ n: string; without: string }>(
    `select count() as n, countIf(precision = 'day') as without from ${inForce}`,
    {},
    { signal },
  );
  const all = Number(counted?.n ?? 0);
  const rated = await ch.rows<{ currency: string }>(ratedCurrencies, {}, { signal });
  const found = { day: 0, month: 0, moved: 0 };
  const moves = new Map<string, number>();
  const slices = slicesOf(all);
  for (const group of groups)
    for (let slice = 0; slice < slices; slice++) {
      const [row] = await ch.rows<Slice>(
        `select uniqExact(order_id, batch) as orders, uniqExactIf((order_id, batch), month_before != month_after) as other_month,
  count() as moved, sumMap([month_before], [sold]) as leave, sumMap([month_after], [sold_after]) as come
from (
  select order_id, batch, ${newDayOfLine(group.zone)} as day_after,
    toStartOfMonth(occurred_on) as month_before, toStartOfMonth(day_after) as month_after,
    if(kind = 'sale', amount, toDecimal64(0, 4)) as sold,
    multiIf(
      kind != 'sale', toDecimal64(0, 4),
      toString(currency) in {rated:Array(String)}, ifNull(${convertedSql("amount_original", "currency", "day_after")}, toDecimal64(0, 4)),
      amount
    ) as sold_after
  from ${movedLines(inForce, group)}
)`,
        { batches: group.batches, slices, slice, rated: rated.map((one) => one.currency) },
        { signal },
      );
      found.day += Number(row?.orders ?? 0);
      found.month += Number(row?.other_month ?? 0);
      found.moved += Number(row?.moved ?? 0);
      add(moves, row?.leave, -1);
      add(moves, row?.come, 1);
    }
  const sold = await ch.rows<{ month: string; sold: string }>(
    `select toStartOfMonth(occurred_on) as month, sumIf(amount, kind = 'sale') as sold from ${inForce} group by month order by month`,
    {},
    { signal },
  );
  const before = new Map(sold.map((one) => [one.month, Number(one.sold)]));
  const months = [...new Set([...before.keys(), ...moves.keys()])].sort();
  return {
    ...found,
    lines: { all, withoutTime: Number(counted?.without ?? 0) },
    byMonth: months.map((month) => ({
      month,
      before: before.get(month) ?? 0,
      after: cents((before.get(month) ?? 0) + (moves.get(month) ?? 0)),
    })),
  };
}

interface Slice {
  orders: string;
  other_month: string;
  moved: string;
  leave: [string[], string[]];
  come: [string[], string[]];
}

function add(moves: Map<string, number>, found: [string[], string[]] | undefined, sign: 1 | -1) {
  const [months, sums] = found ?? [[], []];
  for (const [n, month] of months.entries())
    moves.set(month, (moves.get(month) ?? 0) + sign * Number(sums[n] ?? 0));
}

/** Shown, never kept: what adding floats left over is not a move. */
const cents = (amount: number) => Math.round(amount * 10_000) / 10_000;
