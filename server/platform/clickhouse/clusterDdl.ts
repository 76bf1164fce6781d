import { statements } from "./migrate.ts";

/** How rows of a table are spread. Tables not named here are whole on every node. */
const shardedBy: Readonly<Record<string, string>> = {
  order_line: "bucket",
  order_total: "bucket",
  interaction_row: "bucket",
  opportunity_row: "bucket",
  opportunity_stage_row: "bucket",
  invoice_row: "bucket",
  payment_row: "bucket",
  membership_term_row: "bucket",
  answer_row: "bucket",
  complaint_row: "bucket",
  referral_row: "bucket",
  spend_row: "bucket",
  observation_row: "bucket",
  delivery_row: "bucket",
  party: "bucket",
  score_row: "bucket",
  backtest_row: "bucket",
  membership: "intHash32(party_id) % 64",
};

/**
 * The same tables for a cluster: every table replicated, the facts of a party on the shard of its bucket behind a
 * Distributed table that keeps the plain name, small tables whole on every node. Generated from the migrations, so that
 * there is no second schema to keep. Not yet run on a real cluster: the engine here parses it, no more.
 */
export function clusterDdl(migrations: readonly string[], database: string, cluster: string): string[] {
  return migrations
    .flatMap((sql) => statements(sql))
    .flatMap((statement) => {
      const text = statement.replaceAll("{database}", database);
      const altered = /^alter table (\w+) (add column|modify column|materialize column|update)/.exec(text);
      if (altered) {
        const [, name, what] = altered;
        const on = (place: string) =>
          text.replace(/^alter table \w+/, `alter table ${place} on cluster ${cluster}`);
        if (!shardedBy[name!]) return [on(name!)];
        // The Distributed table holds no rows: nothing to write there.
        return what === "add column" || what === "modify column"
          ? [on(`${name}_local`), on(name!)]
          : [on(`${name}_local`)];
      }
      const table = /^create table if not exists (\w+)/.exec(text)?.[1];
      const engine = table ? /\bengine = (\w*MergeTree)(?:\((\w+)\))?/.exec(text) : null;
      if (!table || !engine)
        return [text.replace(/^(create dictionary if not exists \w+)/, `$1 on cluster ${cluster}`)];
      const shard = shardedBy[table];
      const local = shard ? `${table}_local` : table;
      const path = shard
        ? `/clickhouse/tables/{shard}/${database}/${table}`
        : `/clickhouse/tables/${database}/${table}`;
      const member = shard ? "{replica}" : "{shard}-{replica}";
      const replicated = `engine = Replicated${engine[1]}('${path}', '${member}'${engine[2] ? `, ${engine[2]}` : ""})`;
      const create = text
        .replace(
          /^create table if not exists \w+/,
          `create table if not exists ${local} on cluster ${cluster}`,
        )
        .replace(engine[0], replicated)
        .replace(/\n?settings non_replicated_deduplication_window = \d+/, "");
      if (!shard) return [create];
      return [
        create,
        `create table if not exists ${table} on cluster ${cluster} as ${local}\n` +
          `engine = Distributed('${cluster}', ${database}, ${local}, ${shard})`,
      ];
    });
}
