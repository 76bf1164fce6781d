import type { EventRows, EventStage, Fact } from "../../fact.ts";
import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import { lit, type Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { planning } from "../planning.ts";
import {
  identityFields,
  partyKey,
  productKey,
  referredKey,
  regionKey,
  staffKey,
  stageTables,
  storeKey,
} from "../stage/keys.ts";
import { questionSql } from "./questionSql.ts";

/** The id of a row with a number of its own: table, source and number, the same for ever. */
const numberedId = (source: number, name: string, parts: readonly Sql[]): Sql =>
  `sipHash64(${lit(name)}, toUInt16(${source}), ${parts.join(", ")})`;

/** Writes every row of the file, validated and typed, into the import's own table; of free words only a hash. */
export async function stageEvents(
  ch: ClickHouse,
  fact: Fact,
  event: EventRows,
  one: StoredImport,
  from: Sql,
  currency: string,
  ask: AskOptions,
): Promise<void> {
  const { rows } = stageTables(one);
  const zone = lit(one.options.zone);
  const mapped = (field: string) => one.mapping[field] !== undefined;
  const stage: EventStage = {
    mapped,
    zone,
    currency: lit(currency),
    numbered: (name, field) => numberedId(one.source, name, [`f_${field}`]),
  };
  const key = (name: string, sql: Sql) =>
    (event.looksUp as readonly string[]).includes(name) ? sql : "toUInt64(0)";
  const precision = event.precision === undefined ? "'day'" : `p_${event.precision}`;
  const kept = one.options.keep.map((column, n) => `${lit(column)}, f_keep_${n}`);
  const [first = ""] = event.identity;
  const names = event.identity.map((f) => (f === "question" ? "q_question" : `toString(f_${f})`));
  // Everything that the row says but whose it is and what is only kept for slicing.
  const says = fact.fields
    .filter(
      (f) => !(identityFields as readonly string[]).includes(f.name) && !/^(keep|question)_\d+$/.test(f.name),
    )
    .map((f) => `toString(f_${f.name})`);
  const questions = fact.kind === "answers" ? questionSql(one) : undefined;
  const columns: [name: string, type: string, sql: Sql][] = [
    ["row", "UInt32", "row"],
    ["bad_field", "LowCardinality(String)", "bad_field"],
    ["bad_code", "LowCardinality(String)", "bad_code"],
    ["party_key", "UInt64", partyKey(one)],
    ["referred_key", "UInt64", key("referred", referredKey(one))],
    ["product_key", "UInt64", key("sku", productKey(one))],
    ["store_key", "UInt64", key("store", storeKey(one))],
    ["region_key", "UInt64", key("region", regionKey(one))],
    ["staff_key", "UInt64", key("staff", staffKey(one))],
    ["occurred_at", "DateTime('UTC')", "in_at"],
    ["occurred_on", "Date", `toDate(in_at, ${zone})`],
    ["precision", "LowCardinality(String)", precision],
    ["number_id", "UInt64", `if(f_${first} = '', toUInt64(0), ${numberedId(one.source, event.name, names)})`],
    [
      "sheet_id",
      "UInt64",
      `if(f_${first} = '', toUInt64(0), ${numberedId(one.source, "sheet", [`f_${first}`])})`,
    ],
    ["content", "UInt64", `cityHash64(${[...says, ...(questions ? ["q_question"] : [])].join(", ")})`],
    ["sheet", "UInt64", `cityHash64(${says.join(", ")})`],
    [
      "words",
      "UInt64",
      event.texts.length > 0 ? `cityHash64(${event.texts.map((t) => `f_${t}`).join(", ")})` : "toUInt64(0)",
    ],
    [
      "groups",
      "Map(LowCardinality(String), String)",
      kept.length > 0 ? `mapFilter((k, v) -> v != '', map(${kept.join(", ")}))` : "map()",
    ],
    ...event.columns.map((c): [string, string, Sql] => [
      c.name,
      c.type,
      typeof c.sql === "string" ? c.sql : c.sql(stage),
    ]),
  ];
  await ch.exec(`drop table if exists ${rows} sync`);
  await ch.exec(
    `create table ${rows} (${columns.map(([name, type]) => `${name} ${type}`).join(", ")}) engine = MergeTree order by tuple()
settings max_bytes_to_merge_at_max_space_in_pool = 1, fsync_after_insert = 0, fsync_part_directory = 0`,
  );
  // A row that is wrong stands there once, with its reason.
  const asked = questions
    ? `(select *, q.1 as q_question, q.2 as q_measure, q.3 as q_dimension, q.4 as q_score, q.5 as q_from, q.6 as q_to
  from (select *, arrayJoin(if(bad_code != '', [${questions.none}], ${questions.all})) as q from ${from}))`
    : from;
  await ch.exec(
    `insert into ${rows} (${columns.map(([name]) => name).join(", ")})
select ${columns.map(([name, , sql]) => `${sql} as o_${name}`).join(",\n  ")}
from (select *, ${event.at} as in_at from ${asked})`,
    {},
    { ...ask, settings: planning },
  );
}
