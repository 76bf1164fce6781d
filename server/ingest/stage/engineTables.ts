import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import type { StoredImport } from "../loadImport.ts";
import { stageTables } from "./keys.ts";

export async function dropStage(ch: ClickHouse, one: Pick<StoredImport, "number">): Promise<void> {
  for (const table of Object.values(stageTables(one))) await ch.exec(`drop table if exists ${table} sync`);
}

export async function createKeys(ch: ClickHouse, one: Pick<StoredImport, "number">): Promise<void> {
  const { keys } = stageTables(one);
  await ch.exec(`drop table if exists ${keys} sync`);
  await ch.exec(
    `create table ${keys} (kind UInt8, key UInt64, id UInt32, words String) engine = MergeTree order by (kind, key)`,
  );
}
