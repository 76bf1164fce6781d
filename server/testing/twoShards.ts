import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedClickHouse } from "../platform/clickhouse/embedded.ts";
import { migrateClickHouse, statements } from "../platform/clickhouse/migrate.ts";
import { silent } from "../platform/logger.ts";
import { sqlFolder } from "../start.ts";

/** Two shards that are both this process: queries take the distributed path, and mistakes of a real cluster show. */
const cluster = `<tcp_port>9000</tcp_port>
  <remote_servers><two>
    <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
    <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
  </two></remote_servers>`;

/** Rows live with their party; everything else lies whole on every shard. */
const events = [
  ...["interaction", "opportunity", "opportunity_stage", "invoice", "payment", "membership_term"],
  ...["answer", "complaint", "referral", "spend", "observation", "delivery"],
];
const shardedTables = [
  ...["order_line", "order_total", "party", "membership", "score_row"],
  ...events.map((kind) => `${kind}_row`),
];
const published = [
  ...[
    "customer",
    "purchase_line",
    "purchase_line_settled",
    "purchase_line_whole",
    "purchase_line_moving",
    "purchase_order",
    "purchase_order_settled",
    "purchase_order_whole",
    "order_line_rated",
    "purchase_line_moving_rated",
    "purchase_line_rated",
    "purchase_line_settled_rated",
    "purchase_line_whole_rated",
    "customer_score",
    "score_kept",
  ],
  ...events,
];

/**
 * The product's tables twice over the same rows: `plain` as on one machine, and `sharded`, where half of the parties lie on
 * each shard, under the same names. `fill` writes into the plain tables. Inserts through the shards, ON CLUSTER,
 * replicas and network faults are not covered.
 */
export async function twoShards(fill: (plain: EmbeddedClickHouse) => Promise<void>) {
  const directory = mkdtempSync(join(tmpdir(), "perennial-shards-"));
  const open = async (database: string) => {
    const engine = new EmbeddedClickHouse({ directory, log: silent, database, configuration: cluster });
    await engine.start();
    return engine;
  };
  const store = await open("store");
  await migrateClickHouse(store, sqlFolder("clickhouse"));
  await fill(store);
  await store.stop();
  const sharded = await open("sharded");
  await sharded.exec("create database if not exists shard engine = Atomic");
  for (const table of shardedTables) {
    await sharded.exec(
      `create view shard.${table} as select * from store.${table} where ${table === "membership" ? "intHash32(party_id) % 64" : "bucket"} % 2 = shardNum() - 1`,
    );
    await sharded.exec(`create table ${table} as store.${table} engine = Distributed(two, shard, ${table})`);
  }
  const folder = sqlFolder("clickhouse");
  for (const file of [
    "20261122T0500_facts.sql",
    "20261126T0940_events.sql",
    "20261126T0955_scores.sql",
    "20261127T1000_exchange_rates.sql",
  ])
    for (const statement of statements(readFileSync(join(folder, file), "utf8")))
      await sharded.exec(statement);
  for (const table of [
    "merged_party",
    "replaced_order",
    "replaced_fact",
    "rate_row",
    "score_run",
    "product",
    "store",
  ])
    await sharded.exec(`insert into sharded.${table} select * from store.${table}`);
  await sharded.exec("system reload dictionary canonical");
  await sharded.exec("system reload dictionary exchange_rate");
  for (const name of published) {
    for (const statement of statements(readFileSync(join(folder, "published", `${name}.sql`), "utf8")))
      await sharded.exec(statement, undefined, { raw: true });
  }
  return {
    sharded,
    /** The same engine's plain tables: names in the text are looked up there. */
    async plainRows<T>(sql: string, params?: Parameters<EmbeddedClickHouse["rows"]>[1]): Promise<T[]> {
      return sharded.rows<T>(
        sql
          .replace(
            new RegExp(
              `\\b(purchase_line(?:_settled|_moving)?(?:_rated)?|purchase_order(?:_settled)?|customer|customer_score|${events.join("|")})\\(hidden`,
              "g",
            ),
            "store.$1(hidden",
          )
          .replace(/\bfrom score_kept\b/g, "from store.score_kept")
          .replace(/\bfrom membership\b/g, "from store.membership"),
        params,
      );
    },
    async stop() {
      await sharded.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
