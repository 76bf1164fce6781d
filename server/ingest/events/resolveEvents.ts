import type { EventRows, Fact } from "../../fact.ts";
import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { metSql } from "../metSql.ts";
import { notYet, plainJoins } from "../orders/resolvedOrders.ts";
import { keyKind, stageTables } from "../stage/keys.ts";

/** The columns of the kind's table that a row brings, in one order for staged and for kept rows. */
export function factColumns(fact: Fact, event: EventRows): string[] {
  return [
    ...event.columns.map((c) => c.name),
    ...event.looksUp,
    ...(fact.kind === "answers" ? ["respondent"] : []),
  ];
}

/**
 * All that a user would call a change. What an amount is worth in the company's currency is none: it follows from the rates,
 * and a kept row is read with it worked out.
 */
export const signatureOf = (columns: readonly string[]): Sql =>
  `cityHash64(party_id, occurred_at, toString(precision), ${columns
    .filter((c) => c !== "amount" || !columns.includes("amount_original"))
    .map((c) => `ifNull(toString(${c}), '?')`)
    .join(", ")}, toString(groups))`;

/**
 * The staged rows with the numbers that their keys stand for, each under its id, in the import's own table. Rows that are
 * alike are numbered and stay; of rows with one number the last one holds.
 */
export async function resolveEvents(
  ch: ClickHouse,
  fact: Fact,
  event: EventRows,
  one: StoredImport,
  ask: AskOptions,
): Promise<void> {
  const { rows, resolved } = stageTables(one);
  const columns = factColumns(fact, event);
  const looked: Record<string, keyof typeof keyKind> = {
    staff: "staff",
    sku: "product",
    store: "store",
    region: "region",
    referred: "party",
  };
  const keys = (kind: keyof typeof keyKind, alias: string, key: string) =>
    `any left join (select key, id from ${stageTables(one).keys} where kind = ${keyKind[kind]}) as ${alias} on s.${key} = ${alias}.key`;
  const keyName = (name: string) => `${name === "sku" ? "product" : name}_key`;
  const owner = `if(party_id = ${notYet}, party_key, toUInt64(party_id))`;
  const sheet = `sipHash64('sheet', toUInt16(${one.source}), ${owner}, sheet, nth)`;
  const respondent = fact.kind === "answers" ? `, if(sheet_id != 0, sheet_id, ${sheet}) as respondent` : "";
  await ch.exec(`drop table if exists ${resolved} sync`);
  await ch.exec(
    `create table ${resolved} engine = MergeTree order by tuple() as
select *, ${signatureOf(columns)} as signature, row_number() over (partition by id order by row desc) as later
from (
  select *, if(number_id != 0, number_id, sipHash64('${event.name}', toUInt16(${one.source}), ${owner}, content, nth)) as id${respondent}
  from (
    select s.*, party.id as party_id, intHash32(party.id) % 64 as bucket,
      ${event.looksUp.map((name) => `${name}_of.id as ${name},`).join("\n      ")}
      row_number() over (partition by s.party_key, s.content order by s.row) as nth
    from (select * from ${rows} where bad_code = '') as s
    ${keys("party", "party", "party_key")}
    ${event.looksUp.map((name) => keys(looked[name] as keyof typeof keyKind, `${name}_of`, keyName(name))).join("\n    ")}
  )
)`,
    {},
    { ...ask, settings: plainJoins },
  );
}

/** Which of the resolved rows are there already, and whether anything about them differs. */
export async function compareEvents(
  ch: ClickHouse,
  fact: Fact,
  event: EventRows,
  one: StoredImport,
  ask: AskOptions,
): Promise<void> {
  const { known, resolved } = stageTables(one);
  await ch.exec(`drop table if exists ${known} sync`);
  await ch.exec(
    `create table ${known} (id UInt64, same UInt8, batch UInt32, words UInt64) engine = MergeTree order by id`,
  );
  await ch.exec(
    `insert into ${known}
select id, if(r.signature = k.signature, toUInt8(1), ${metSql(one, "id")}), k.batch, r.words
from (select id, signature, words from ${resolved} where later = 1) as r
inner join (
  select id, any(batch) as batch, any(${signatureOf(factColumns(fact, event))}) as signature
  from ${event.name}(hidden = {hidden:Array(UInt32)}) where source = {source:UInt16} group by id
) as k using id`,
    { source: one.source },
    { ...ask, settings: plainJoins },
  );
}
