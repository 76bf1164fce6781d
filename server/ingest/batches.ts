import { dropFactTexts } from "../customers/factTexts.ts";
import type { EventKind } from "../fact.ts";
import type { Services } from "../platform/services.ts";
import { eventFacts } from "./events/eventFacts.ts";
import type { StoredImport } from "./loadImport.ts";

/** A batch that nobody sees: the rows written under its number are hidden until it is made visible. */
export async function openBatch(services: Services, one: StoredImport): Promise<number> {
  const row = await services.db
    .insertInto("batch")
    .values({
      import: one.id,
      kind: one.kind,
      source: one.source,
      state: "staged",
      hashes: "{}",
      replaces: "[]",
      sample: one.sample,
      created_at: services.clock(),
      visible_at: null,
      undone_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Removes what an import wrote that never became visible. Can be repeated; the rows stay hidden until they are gone. */
export async function dropBatches(services: Services, importId: string): Promise<void> {
  const dropped = await services.db
    .updateTable("batch")
    .set({ state: "dropped" })
    .where("import", "=", importId)
    .where("state", "in", ["staged", "dropped"])
    .returning("id")
    .execute();
  for (const { id } of dropped) await removeRows(services, id);
}

export async function removeRows(services: Services, batch: number): Promise<void> {
  const { ch } = services;
  await ch.exec("delete from order_line where batch = {batch:UInt32}", { batch });
  await ch.exec("delete from replaced_order where by_batch = {batch:UInt32}", { batch });
  const row = await services.db.selectFrom("batch").select("kind").where("id", "=", batch).executeTakeFirst();
  const event = eventFacts[row?.kind as EventKind]?.event;
  if (!event) return;
  await ch.exec(`delete from ${event.name}_row where batch = {batch:UInt32}`, { batch });
  await ch.exec("delete from replaced_fact where by_batch = {batch:UInt32}", { batch });
  await dropFactTexts(services.db, batch);
}
