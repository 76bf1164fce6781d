import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { metSql } from "../metSql.ts";
import { stageTables } from "../stage/keys.ts";
import { keptSignature, plainJoins } from "./resolvedOrders.ts";

/**
 * Which staged orders are there already, and whether anything about them differs: as many lines with the same signatures
 * in any order are the same order. Answers how many there are of each sort.
 */
export async function compareOrders(
  ch: ClickHouse,
  one: StoredImport,
  resolved: Sql,
  ask: AskOptions,
): Promise<KnownOrders> {
  const { known } = stageTables(one);
  await ch.exec(`drop table if exists ${known} sync`);
  await ch.exec(`create table ${known} (order_id UInt64, same UInt8) engine = MergeTree order by order_id`);
  const [any] = await ch.rows<{ n: string }>(
    "select count() as n from (select 1 from purchase_line(hidden = {hidden:Array(UInt32)}) where source = {source:UInt16} limit 1)",
    { source: one.source },
  );
  if (Number(any?.n ?? 0) === 0) return { same: 0, changed: 0, others: 0 };
  await ch.exec(
    `insert into ${known}
select order_id, if(lines = kept_lines and total = kept_total, toUInt8(1), ${metSql(one, "order_id")})
from (select order_id, count() as lines, sum(signature) as total from ${resolved} group by order_id) as staged
inner join (
  select order_id, count() as kept_lines, sum(${keptSignature}) as kept_total
  from purchase_line(hidden = {hidden:Array(UInt32)})
  where source = {source:UInt16}
  group by order_id
) as kept using order_id`,
    { source: one.source },
    { ...ask, settings: plainJoins },
  );
  const [counts] = await ch.rows<{ alike: string; changed: string; others: string }>(
    `select countIf(same = 1) as alike, countIf(same = 0) as changed, countIf(same > 1) as others from ${known}`,
  );
  return {
    same: Number(counts?.alike ?? 0),
    changed: Number(counts?.changed ?? 0),
    others: Number(counts?.others ?? 0),
  };
}

export interface KnownOrders {
  same: number;
  /** Replaced by what the file says. */
  changed: number;
  /** Left as they are, or waiting. */
  others: number;
}

/** The condition on `order_id` of rows that are written: new ones, and what replaces others. */
export function writtenOrders(one: StoredImport, counts: KnownOrders): Sql {
  if (counts.same + counts.others === 0) return "true";
  return `order_id not in (select order_id from ${stageTables(one).known} where same > 0)`;
}
