import type { EventRows } from "../../fact.ts";
import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import { type ForeignRows, foreignRows } from "../foreignRows.ts";
import type { StoredImport } from "../loadImport.ts";
import { plainJoins } from "../orders/resolvedOrders.ts";
import type { Written } from "../orders/writeOrders.ts";
import type { Summary } from "../schema.ts";
import { stageTables } from "../stage/keys.ts";

export interface EventsSummary extends Summary {
  /** Facts by what becomes of them; a row of a survey holds several. */
  facts: { new: number; updated: number; same: number };
  firstDay: string | null;
  lastDay: string | null;
  /** Facts without a day, and of nobody. */
  undated: number;
  unidentified: { rows: number };
  customers: { known: number; new: number };
  /** Rows in another currency for whose day there is no rate. */
  withoutRate: number;
  foreign: ForeignRows[];
  expected: Written;
}

/** What an import of events will do, counted over its resolved rows. A row is what the most telling of its facts is. */
export async function summariseEvents(
  ch: ClickHouse,
  event: EventRows,
  one: StoredImport,
  total: number,
  currency: string,
  ask: AskOptions,
): Promise<EventsSummary> {
  const { rows: staged, resolved, known } = stageTables(one);
  const join = `from ${resolved} as r any left join (select id, toNullable(same) as same from ${known}) as k using id`;
  const state = "multiIf(r.later > 1, 0, k.same is null, 2, k.same = 1, 1, k.same = 0, 3, k.same = 2, 4, 5)";
  const settings = { ...ask, settings: plainJoins };
  const byRow = await ch.rows<{ state: number; n: string }>(
    `select toUInt8(state) as state, count() as n from (select row, max(${state}) as state ${join} group by row) group by state order by state`,
    {},
    settings,
  );
  const byFact = await ch.rows<{
    state: number;
    n: string;
    first: string;
    last: string;
    undated: string;
    nobody: string;
  }>(
    `select toUInt8(${state}) as state, count() as n, toString(minIf(occurred_on, occurred_on > '1970-01-01')) as first, toString(max(occurred_on)) as last,
  countIf(occurred_on = '1970-01-01') as undated, countIf(party_id = 0) as nobody ${join} group by state order by state`,
    {},
    settings,
  );
  const buckets = await ch.rows<{ bucket: number; rows: string; total: string }>(
    `select bucket, count() as rows, sum(h) as total from (select r.bucket as bucket, ${state} as state, cityHash64(id, r.signature) as h ${join}) where state in (2, 3) group by bucket order by bucket`,
    {},
    settings,
  );
  const errors = await ch.rows<{ field: string; code: string; rows: string }>(
    `select bad_field as field, bad_code as code, uniqExact(row) as rows from ${staged} where bad_code != '' group by field, code order by rows desc, field, code`,
  );
  const has = (name: string) => event.columns.some((c) => c.name === name);
  const money = has("amount_original") ? "amount_original" : "amount";
  const foreign = has("currency") ? await foreignRows(ch, staged, money, currency) : [];
  const rowsOf = (n: number) => Number(byRow.find((r) => Number(r.state) === n)?.n ?? 0);
  const factsOf = (n: number) => Number(byFact.find((r) => Number(r.state) === n)?.n ?? 0);
  const bad = errors.reduce((n, e) => n + Number(e.rows), 0);
  const counted = byRow.reduce((n, r) => n + Number(r.n), 0);
  const days = byFact.filter((f) => f.last > "1970-01-01");
  return {
    rows: {
      new: rowsOf(2),
      updated: rowsOf(3),
      same: rowsOf(1),
      // A later row with the same number holds, or the row holds no answer.
      skipped: rowsOf(0) + (total - bad - counted) + rowsOf(4),
      waiting: rowsOf(5),
      errors: bad,
    },
    errors: errors.map((e) => ({ ...e, rows: Number(e.rows) })),
    facts: { new: factsOf(2), updated: factsOf(3), same: factsOf(1) },
    firstDay: days.map((f) => f.first).sort()[0] ?? null,
    lastDay:
      days
        .map((f) => f.last)
        .sort()
        .at(-1) ?? null,
    undated: byFact.reduce((n, f) => n + Number(f.undated), 0),
    unidentified: { rows: byFact.reduce((n, f) => n + Number(f.nobody), 0) },
    customers: { known: 0, new: 0 },
    withoutRate: foreign.reduce((n, f) => n + f.withoutRate, 0),
    foreign,
    expected: {
      rows: buckets.reduce((n, b) => n + Number(b.rows), 0),
      hashes: Object.fromEntries(buckets.map((b) => [String(b.bucket), `${b.rows}:${b.total}`])),
    },
  };
}
