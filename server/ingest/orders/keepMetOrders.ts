import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { type MetOutcome, MetRows } from "../MetRows.ts";
import { met } from "../metSql.ts";
import { stageTables } from "../stage/keys.ts";
import { streamRows } from "../stage/streamRows.ts";
import type { KnownOrders } from "./compareOrders.ts";
import { plainJoins } from "./resolvedOrders.ts";

export const outcomeNames = Object.entries(met)
  .sort(([, a], [, b]) => a - b)
  .map(([name]) => name as MetOutcome);

/** What of an order is held against what it was; of numbers the sum, of words and things all that occur. */
const compared: [field: string, of: (side: 0 | 1) => Sql][] = [
  ["amount", (side) => `toString(sumIf(amount, side = ${side}))`],
  ["quantity", (side) => `toString(sumIf(qty, side = ${side}))`],
  ["lines", (side) => `toString(countIf(side = ${side}))`],
  ["ordered_at", (side) => all("toString(occurred_on)", side)],
  ["status", (side) => all("status", side)],
  ["channel", (side) => all("channel", side)],
  ["sku", (side) => all("toString(sku)", side)],
  ["store", (side) => all("toString(store)", side)],
  ["customer", (side) => all("toString(party_id)", side)],
];
const all = (column: Sql, side: 0 | 1): Sql =>
  `arrayStringConcat(arraySort(groupUniqArrayIf(20)(${column}, side = ${side})), ' ')`;

/** Keeps which rows met an order that was there, and, of orders that wait for a decision, what would change. */
export async function keepMetOrders(
  services: Services,
  one: StoredImport,
  resolved: Sql,
  counts: KnownOrders,
  ask: AskOptions,
): Promise<{ met: number; undecided: number }> {
  const kept = new MetRows(services, one.id);
  const { known } = stageTables(one);
  const settings = { ...ask, settings: plainJoins };
  if (counts.same + counts.changed + counts.others > 0) {
    const rows = streamRows<[number, number, string]>(
      services.ch,
      `select row, k.same, order_no from ${resolved} as r inner join ${known} as k using order_id`,
      10_000,
      settings,
    );
    for await (const block of rows)
      for (const [row, outcome, order] of block) await kept.add(row, outcomeNames[outcome] ?? "same", order);
  }
  if (counts.others > 0 && one.options.duplicates === "ask") {
    const waiting = `(select order_id from ${known} where same = ${met.waiting})`;
    const columns = "order_id, order_no, occurred_on, status, channel, party_id";
    const sql = `select toString(order_id), any(order_no), toUInt32(minIf(row, side = 1)), toUInt32(countIf(side = 1)),
  ${compared.map(([, of]) => `[${of(0)}, ${of(1)}]`).join(",\n  ")}
from (
  select ${columns}, sku, store, qty, amount, toUInt32(0) as row, 0 as side
  from purchase_line(hidden = {hidden:Array(UInt32)})
  where source = ${one.source} and order_id in ${waiting}
  union all
  select ${columns.replace("party_id", "r_party as party_id")}, r_sku as sku, r_store as store, qty, ifNull(worth, toDecimal64(0, 4)) as amount, row, 1 as side
  from ${resolved}
  where order_id in ${waiting}
)
group by order_id order by minIf(row, side = 1), order_id`;
    type Waiting = [string, string, number, number, ...[string, string][]];
    for await (const block of streamRows<Waiting>(services.ch, sql, 2000, settings))
      for (const [key, name, row, rows, ...values] of block) {
        const differing = compared.flatMap(([field], n): [string, string, string][] => {
          const [was = "", becomes = ""] = values[n] ?? [];
          return was === becomes ? [] : [[field, was, becomes]];
        });
        await kept.wait({
          key,
          name,
          row,
          rows,
          fields: differing.length > 0 ? differing : [["lines_differ", "", ""]],
        });
      }
  }
  await kept.close();
  return { met: kept.rows, undecided: kept.waiting };
}
