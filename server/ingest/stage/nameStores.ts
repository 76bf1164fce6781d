import { sql as pgSql } from "kysely";
import { regionOf } from "../../geo/regionOf.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import type { KeyLines } from "./keyLines.ts";
import { regionKey, storeKey } from "./keys.ts";
import { streamRows } from "./streamRows.ts";

/** Store names → store numbers; new ones are made. */
export async function nameStores(
  services: Services,
  one: StoredImport,
  from: Sql,
  make: boolean,
  lines: KeyLines,
  ask: AskOptions,
): Promise<{ known: number; made: number }> {
  const counts = { known: 0, made: 0 };
  if (one.mapping.store === undefined) return counts;
  const sql = `select toString(key), any(f_store) from (select ${storeKey(one)} as key, * from ${from})
where key != 0 group by key`;
  for await (const rows of streamRows<[string, string]>(services.ch, sql, 5000, ask)) {
    const stores = await storeNumbers(
      services,
      rows.map(([, name]) => name),
      make,
    );
    for (const [, name] of rows) {
      if (stores.known.has(name)) counts.known++;
      else counts.made++;
    }
    await lines.add(
      "store",
      rows.map(([key, name]) => ({ key, id: stores.numbers.get(name) ?? 0 })),
    );
  }
  return counts;
}

/** The numbers of stores by code or name. */
export async function storeNumbers(
  services: Services,
  names: readonly string[],
  make: boolean,
): Promise<{ numbers: Map<string, number>; known: Set<string> }> {
  const wanted = [...new Set(names.filter((n) => n !== ""))];
  if (wanted.length === 0) return { numbers: new Map(), known: new Set() };
  const found = await pgSql<{ id: number; code: string; name: string }>`
    select id, code, name from store where code = any(${wanted}::text[]) or name = any(${wanted}::text[]) order by id desc`.execute(
    services.db,
  );
  const numbers = new Map<string, number>();
  for (const s of found.rows) {
    numbers.set(s.name, s.id);
    numbers.set(s.code, s.id);
  }
  const known = new Set(wanted.filter((n) => numbers.has(n)));
  const fresh = wanted.filter((n) => !numbers.has(n));
  if (make && fresh.length > 0) {
    const made = await pgSql<{ id: number; code: string; name: string; region: number }>`
      insert into store (code, name, region)
      select * from unnest(${fresh}::text[], ${fresh}::text[], ${fresh.map(regionOf)}::integer[])
      on conflict (code) do update set version = store.version
      returning id, code, name, region`.execute(services.db);
    for (const s of made.rows) numbers.set(s.code, s.id);
    await services.ch.insertRows(
      "store",
      ["store", "code", "name", "region", "version"],
      made.rows.map((s) => [s.id, s.code, s.name, s.region, 1]),
    );
  }
  return { numbers, known };
}

/** Region texts and addresses → administrative codes, worked out once per different text. */
export async function nameRegions(
  services: Services,
  one: StoredImport,
  from: Sql,
  lines: KeyLines,
  ask: AskOptions,
): Promise<{ known: number; unknown: number; examples: string[] }> {
  const counts = { known: 0, unknown: 0, examples: [] as string[] };
  if (one.mapping.region === undefined) return counts;
  const sql = `select toString(key), any(f_region) from (select ${regionKey(one)} as key, * from ${from})
where key != 0 group by key`;
  for await (const rows of streamRows<[string, string]>(services.ch, sql, 20_000, ask)) {
    const found: { key: string; id: number }[] = [];
    for (const [key, text] of rows) {
      const code = regionOf(text);
      if (code === 0) {
        counts.unknown++;
        if (counts.examples.length < 8) counts.examples.push(text.slice(0, 60));
        continue;
      }
      counts.known++;
      found.push({ key, id: code });
    }
    await lines.add("region", found);
  }
  return counts;
}
