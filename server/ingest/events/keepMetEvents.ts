import type { EventRows, Fact } from "../../fact.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import type { StoredImport } from "../loadImport.ts";
import { MetRows } from "../MetRows.ts";
import { met } from "../metSql.ts";
import { outcomeNames } from "../orders/keepMetOrders.ts";
import { plainJoins } from "../orders/resolvedOrders.ts";
import { stageTables } from "../stage/keys.ts";
import { streamRows } from "../stage/streamRows.ts";
import { factColumns } from "./resolveEvents.ts";

/** Keeps which rows met a record that was there, and, of those that wait for a decision, what would change. */
export async function keepMetEvents(
  services: Services,
  fact: Fact,
  event: EventRows,
  one: StoredImport,
  ask: AskOptions,
): Promise<{ met: number; undecided: number }> {
  const kept = new MetRows(services, one.id);
  const { known, resolved } = stageTables(one);
  const settings = { ...ask, settings: plainJoins };
  const rows = streamRows<[number, number]>(
    services.ch,
    `select row, max(k.same) from (select row, id from ${resolved} where later = 1) as r inner join ${known} as k using id group by row`,
    10_000,
    settings,
  );
  for await (const block of rows)
    for (const [row, outcome] of block) await kept.add(row, outcomeNames[outcome] ?? "same", "");
  if (one.options.duplicates === "ask") {
    const columns = ["occurred_at", ...factColumns(fact, event), "party_id"];
    const text = (alias: string) => columns.map((c) => `ifNull(toString(${alias}.${c}), '')`).join(", ");
    const waiting = `(select id from ${known} where same = ${met.waiting})`;
    const sql = `select toString(r.id), r.row, [${text("k")}], [${text("r")}]
from (select id, row, ${columns.join(", ")} from ${resolved} where later = 1 and id in ${waiting}) as r
inner join (
  select id, ${columns.map((c) => `any(${c}) as ${c}`).join(", ")}
  from ${event.name}(hidden = {hidden:Array(UInt32)})
  where source = ${one.source} and id in ${waiting}
  group by id
) as k on r.id = k.id
order by r.row, r.id`;
    for await (const block of streamRows<[string, number, string[], string[]]>(
      services.ch,
      sql,
      2000,
      settings,
    ))
      for (const [key, row, was, becomes] of block) {
        const differing = columns.flatMap((field, n): [string, string, string][] =>
          was[n] === becomes[n]
            ? []
            : [[field === "party_id" ? "customer" : field, was[n] ?? "", becomes[n] ?? ""]],
        );
        await kept.wait({
          key,
          name: "",
          row,
          rows: 1,
          // Free words are not in the engine; they differ where nothing else does.
          fields: differing.length > 0 ? differing : [["words", "", ""]],
        });
      }
  }
  await kept.close();
  return { met: kept.rows, undecided: kept.waiting };
}
