import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import { datedTables } from "./dayGroups.ts";

const atOnce = { mutations_sync: 1 } as const;

/** Makes sure that for each row which lost its place another lies there, the same but for its day; tells how many. */
export async function compareDays(ch: ClickHouse, change: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of datedTables) {
    const id = table === "order_line" ? "order_id, line, qty, amount_original" : "id";
    const hash = `cityHash64(${id}, batch, source, party_id, occurred_at)`;
    const [found] = await ch.rows<{ left: string; dated: string; left_sum: string; dated_sum: string }>(
      `select countIf(left_by = {change:UInt32}) as left, countIf(dated_by = {change:UInt32}) as dated,
  sumIf(${hash}, left_by = {change:UInt32}) as left_sum, sumIf(${hash}, dated_by = {change:UInt32}) as dated_sum
from ${table} where left_by = {change:UInt32} or dated_by = {change:UInt32}`,
      { change },
    );
    if (!found || found.left !== found.dated || found.left_sum !== found.dated_sum)
      throw new Error(
        `change ${change}, ${table}: ${found?.left} rows leave, ${found?.dated} come, or they differ`,
      );
    if (found.dated !== "0") counts[table] = Number(found.dated);
  }
  return counts;
}

/** Takes back what a change that did not become visible has written. Can be repeated. */
export async function takeBackDays(ch: ClickHouse, change: number): Promise<void> {
  for (const table of datedTables) {
    if (!(await holds(ch, table, "dated_by = {change:UInt32} or left_by = {change:UInt32}", change)))
      continue;
    await ch.exec(`delete from ${table} where dated_by = {change:UInt32}`, { change });
    await ch.exec(
      `alter table ${table} update left_by = 0 where left_by = {change:UInt32}`,
      { change },
      { settings: atOnce },
    );
  }
}

/** The rows that a visible change put out of place go, once nobody reads them any more. */
export async function settleDays({ db, ch }: Services, change: number): Promise<void> {
  await ch.questionsBegun();
  for (const table of datedTables)
    if (await holds(ch, table, "left_by = {change:UInt32}", change))
      await ch.exec(`delete from ${table} where left_by = {change:UInt32}`, { change });
  await db
    .updateTable("zone_change")
    .set({ state: "done" })
    .where("id", "=", change)
    .where("state", "=", "visible")
    .execute();
}

/** A change that does not happen: its rows go, and then its number. */
export async function dropChange({ db, ch }: Services, change: number): Promise<void> {
  await db
    .updateTable("zone_change")
    .set({ state: "dropped" })
    .where("id", "=", change)
    .where("state", "=", "staged")
    .execute();
  await ch.questionsBegun();
  const now = await db.selectFrom("zone_change").select("state").where("id", "=", change).executeTakeFirst();
  // It came into force after all, and only the word of it was lost.
  if (now?.state !== "dropped") return;
  await takeBackDays(ch, change);
  await db
    .updateTable("zone_change")
    .set({ state: "gone" })
    .where("id", "=", change)
    .where("state", "=", "dropped")
    .execute();
}

async function holds(ch: ClickHouse, table: string, where: string, change: number): Promise<boolean> {
  return (await ch.rows(`select 1 as one from ${table} where ${where} limit 1`, { change })).length > 0;
}
