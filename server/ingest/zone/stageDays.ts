import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import { type DayGroup, lineTable } from "./dayGroups.ts";
import { movedEvents, movedLines, movedOrders, newDayOfLine, ordersOfSlice, slicesOf } from "./movedRows.ts";

const atOnce = { mutations_sync: 1 } as const;
/** Rows in force but for the change under way; what earlier changes left behind is gone before another begins. */
const unmoved = (table: string) =>
  `(select * from ${table} where left_by = 0 and dated_by != {change:UInt32})`;

/**
 * Writes the rows of a group that get another day once more, under it and the change's number, and marks the ones whose
 * place they take. Until the change is visible, readers see the marked ones and not the new.
 */
export async function stageDays(
  ch: ClickHouse,
  change: number,
  group: DayGroup,
  ask: AskOptions,
  progress: (share: number) => Promise<void>,
): Promise<void> {
  const params = { change, batches: group.batches };
  if (group.table !== lineTable) {
    const moved = movedEvents(group.zone);
    await ch.exec(
      `insert into ${group.table}
select * replace (toDate(occurred_at, {zone:String}) as occurred_on, {change:UInt32} as dated_by)
from (select * from ${unmoved(group.table)} where ${moved})`,
      { ...params, zone: group.zone },
      ask,
    );
    await ch.exec(
      `alter table ${group.table} update left_by = {change:UInt32} where left_by = 0 and dated_by != {change:UInt32} and ${moved}`,
      params,
      { ...ask, settings: atOnce },
    );
    return;
  }
  const [counted] = await ch.rows<{ n: string }>(
    `select count() as n from ${lineTable} where batch in {batches:Array(UInt32)}`,
    params,
  );
  const slices = slicesOf(Number(counted?.n ?? 0));
  for (let slice = 0; slice < slices; slice++) {
    const one = { ...params, slices, slice };
    await progress(slice / slices);
    await ch.exec(
      `insert into ${lineTable}
select * except (o_order, o_batch, o_first, o_one)
  replace (${newDayOfLine(group.zone)} as occurred_on, {change:UInt32} as dated_by)
from (select * from ${movedLines(unmoved(lineTable), group)})`,
      one,
      ask,
    );
    await ch.exec(
      `alter table ${lineTable} update left_by = {change:UInt32}
where left_by = 0 and dated_by != {change:UInt32} and batch in {batches:Array(UInt32)} and ${ordersOfSlice}
  and (order_id, batch) in (
    select order_id, batch from ${lineTable} where dated_by = {change:UInt32} and batch in {batches:Array(UInt32)} and ${ordersOfSlice}
  )`,
      one,
      { ...ask, settings: atOnce },
    );
    const [open] = await ch.rows<{ n: string }>(
      `select count() as n from (${movedOrders(unmoved(lineTable), group)})`,
      one,
    );
    if (open?.n !== "0") throw new Error(`change ${change}: ${open?.n} orders still lie under their old day`);
  }
}
