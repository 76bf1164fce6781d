import { sql as pgSql } from "kysely";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import type { KeyLines } from "./keyLines.ts";
import { staffKey } from "./keys.ts";
import { streamRows } from "./streamRows.ts";

/** Names of colleagues → their numbers; new ones are made, and team and manager filled where the file names them. */
export async function nameStaff(
  services: Services,
  one: StoredImport,
  from: Sql,
  make: boolean,
  lines: KeyLines,
  ask: AskOptions,
): Promise<{ known: number; made: number }> {
  const counts = { known: 0, made: 0 };
  if (one.mapping.staff === undefined) return counts;
  const extra = (field: string) => (one.mapping[field] === undefined ? "''" : `anyLast(f_${field})`);
  const sql = `select toString(key), any(f_staff), ${extra("team")}, ${extra("manager")}
from (select ${staffKey(one)} as key, * from ${from}) where key != 0 group by key`;
  for await (const rows of streamRows<[string, string, string, string]>(services.ch, sql, 5000, ask)) {
    const names = rows.map(([, name]) => name);
    const found = await services.db
      .selectFrom("staff")
      .select(["id", "name"])
      .where(pgSql<boolean>`name = any(${names}::text[])`)
      .execute();
    const numbers = new Map(found.map((s) => [s.name, s.id]));
    counts.known += names.filter((n) => numbers.has(n)).length;
    counts.made += names.filter((n) => !numbers.has(n)).length;
    if (make) {
      const made = await pgSql<{ id: number; name: string }>`
        insert into staff (name, team, manager, person, created_at)
        select u.name, u.team, u.manager, (select min(person) from member m where m.name = u.name), ${services.clock()}
        from unnest(${names}::text[], ${rows.map(([, , team]) => team)}::text[], ${rows.map(([, , , manager]) => manager)}::text[]) as u (name, team, manager)
        on conflict (name) do update set
          team = case when excluded.team = '' then staff.team else excluded.team end,
          manager = case when excluded.manager = '' then staff.manager else excluded.manager end
        returning id, name`.execute(services.db);
      for (const s of made.rows) numbers.set(s.name, s.id);
    }
    await lines.add(
      "staff",
      rows.map(([key, name]) => ({ key, id: numbers.get(name) ?? 0 })),
    );
  }
  return counts;
}
