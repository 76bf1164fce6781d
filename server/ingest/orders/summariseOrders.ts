import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Sql } from "../fields/sql.ts";
import { type ForeignRows, foreignRows, worthSql } from "../foreignRows.ts";
import type { StoredImport } from "../loadImport.ts";
import { stageTables } from "../stage/keys.ts";
import type { KnownOrders } from "./compareOrders.ts";
import { plainJoins } from "./resolvedOrders.ts";
import type { Written } from "./writeOrders.ts";

export interface OrdersSummary {
  /** Rows by outcome; they add up to the file's rows. */
  rows: { new: number; updated: number; same: number; skipped: number; waiting: number; errors: number };
  orders: { new: number; updated: number; same: number };
  errors: { field: string; code: string; rows: number }[];
  unidentified: { rows: number; orders: number };
  kinds: Record<string, { rows: number; amount: string }>;
  /** In the company's currency, as are those of the kinds; without rows that have no rate. */
  amount: string;
  firstDay: string | null;
  lastDay: string | null;
  identicalRows: number;
  customers: { known: number; new: number };
  /** Rows in another currency for whose day there is no rate: they are kept and left out of sums. */
  withoutRate: number;
  foreign: ForeignRows[];
  /** What must lie in the engine once it is written. */
  expected: Written;
  changes: { orderNo: string; before: string; after: string; linesBefore: number; linesAfter: number }[];
}

/** What an import will do, counted exactly over its staged rows. */
export async function summariseOrders(
  ch: ClickHouse,
  one: StoredImport,
  resolved: Sql,
  counts: KnownOrders,
  currency: string,
  ask: AskOptions,
): Promise<OrdersSummary> {
  const { rows: staged, known } = stageTables(one);
  const any = counts.same + counts.changed + counts.others > 0;
  const outcome = any
    ? "multiIf(k.same is null, 'new', k.same = 1, 'same', k.same = 0, 'changed', k.same = 2, 'left', 'waiting')"
    : "'new'";
  const found = await ch.rows<{
    outcome: "new" | "same" | "changed" | "left" | "waiting";
    rows: string;
    orders: string;
    identical: string;
    unidentifiedRows: string;
    unidentifiedOrders: string;
    first: string;
    last: string;
    buckets: [number, string, string][];
  }>(
    `select outcome, sum(n) as rows, uniqExactMerge(o) as orders, sum(i) as identical, sum(u) as unidentifiedRows,
  uniqExactMerge(uo) as unidentifiedOrders, min(f) as first, max(l) as last,
  groupArray((bucket, toString(n), toString(h))) as buckets
from (select ${outcome} as outcome, intHash32(r_party) % 64 as bucket, count() as n, uniqExactState(order_id) as o,
  countIf(nth > 1) as i, countIf(r_party = 0) as u, uniqExactStateIf(order_id, r_party = 0) as uo,
  min(occurred_on) as f, max(occurred_on) as l,
  sum(cityHash64(line, order_id, qty, amount_original)) as h
from ${resolved} as r ${any ? `any left join (select order_id, toNullable(same) as same from ${known}) as k using order_id` : ""}
group by outcome, bucket)
group by outcome order by outcome`,
    {},
    { ...ask, settings: plainJoins },
  );
  const errors = await ch.rows<{ field: string; code: string; rows: string }>(
    `select bad_field as field, bad_code as code, count() as rows from ${staged} where bad_code != '' group by field, code order by rows desc, field, code`,
  );
  const foreign = await foreignRows(ch, staged, "amount", currency);
  const kinds = await ch.rows<{ kind: string; rows: string; amount: string }>(
    `select kind, count() as rows, sum(${worthSql("amount")}) as amount from ${staged} where bad_code = '' group by kind order by kind`,
    { currency },
  );
  const of = (name: string) => found.find((f) => f.outcome === name);
  const sum = (key: "identical" | "unidentifiedRows" | "unidentifiedOrders") =>
    found.reduce((n, f) => n + Number(f[key]), 0);
  return {
    rows: {
      new: Number(of("new")?.rows ?? 0),
      updated: Number(of("changed")?.rows ?? 0),
      same: Number(of("same")?.rows ?? 0),
      skipped: Number(of("left")?.rows ?? 0),
      waiting: Number(of("waiting")?.rows ?? 0),
      errors: errors.reduce((n, e) => n + Number(e.rows), 0),
    },
    orders: {
      new: Number(of("new")?.orders ?? 0),
      updated: Number(of("changed")?.orders ?? 0),
      same: Number(of("same")?.orders ?? 0),
    },
    errors: errors.map((e) => ({ ...e, rows: Number(e.rows) })),
    unidentified: { rows: sum("unidentifiedRows"), orders: sum("unidentifiedOrders") },
    kinds: Object.fromEntries(kinds.map((k) => [k.kind, { rows: Number(k.rows), amount: k.amount }])),
    amount: sumOf(kinds.map((k) => k.amount)),
    firstDay: found.length === 0 ? null : (found.map((f) => f.first).sort()[0] ?? null),
    lastDay:
      found.length === 0
        ? null
        : (found
            .map((f) => f.last)
            .sort()
            .at(-1) ?? null),
    identicalRows: sum("identical"),
    customers: { known: 0, new: 0 },
    withoutRate: foreign.reduce((n, f) => n + f.withoutRate, 0),
    foreign,
    expected: expectedOf(found.filter((f) => f.outcome === "new" || f.outcome === "changed")),
    changes: counts.changed > 0 ? await changedOrders(ch, one, resolved, ask) : [],
  };
}

/** A sum of decimals with four places, exact at any size. */
function sumOf(amounts: readonly (string | null)[]): string {
  const units = amounts.reduce((sum, amount) => sum + unitsOf(amount ?? "0"), 0n);
  const digits = String(units < 0n ? -units : units).padStart(5, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, "");
}

function unitsOf(amount: string): bigint {
  const [whole = "0", decimals = ""] = amount.split(".");
  return BigInt(`${whole}${decimals.padEnd(4, "0").slice(0, 4)}`);
}

function expectedOf(written: readonly { buckets: [number, string, string][] }[]): Written {
  const sums = new Map<number, { rows: bigint; total: bigint }>();
  for (const [bucket, rows, total] of written.flatMap((w) => w.buckets)) {
    const sum = sums.get(bucket) ?? { rows: 0n, total: 0n };
    sums.set(bucket, { rows: sum.rows + BigInt(rows), total: BigInt.asUintN(64, sum.total + BigInt(total)) });
  }
  const ordered = [...sums].sort(([a], [b]) => a - b);
  return {
    rows: ordered.reduce((n, [, s]) => n + Number(s.rows), 0),
    hashes: Object.fromEntries(ordered.map(([bucket, s]) => [String(bucket), `${s.rows}:${s.total}`])),
  };
}

/** A few changed orders with what they were and will be. */
async function changedOrders(
  ch: ClickHouse,
  one: StoredImport,
  resolved: Sql,
  ask: AskOptions,
): Promise<OrdersSummary["changes"]> {
  const { known } = stageTables(one);
  const some = `(select order_id from ${known} where same = 0 order by order_id limit 5)`;
  const rows = await ch.rows<{ no: string; before: string; after: string; was: string; will: string }>(
    `select any(no) as no, sumIf(amount, side = 0) as before, sumIf(amount, side = 1) as after,
  countIf(side = 0) as was, countIf(side = 1) as will
from (
  select order_id, order_no as no, amount, 0 as side from purchase_line(hidden = {hidden:Array(UInt32)})
  where source = {source:UInt16} and order_id in ${some}
  union all
  select order_id, order_no as no, ifNull(worth, toDecimal64(0, 4)) as amount, 1 as side from ${resolved} where order_id in ${some}
)
group by order_id order by order_id`,
    { source: one.source },
    { ...ask, settings: plainJoins },
  );
  return rows.map((r) => ({
    orderNo: r.no,
    before: r.before,
    after: r.after,
    linesBefore: Number(r.was),
    linesAfter: Number(r.will),
  }));
}
