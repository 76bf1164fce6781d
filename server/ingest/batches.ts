import { dropParties } from "../customers/dropParties.ts";
import { dropFactTexts } from "../customers/factTexts.ts";
import type { EventKind } from "../fact.ts";
import type { Services } from "../platform/services.ts";
import { keepZone } from "../platform/zoneLock.ts";
import { eventFacts } from "./events/eventFacts.ts";
import type { StoredImport } from "./loadImport.ts";
import { refuseWhileZoneChanges } from "./zone/zoneUnderWay.ts";

/**
 * A batch that nobody sees: the rows written under its number are hidden until it is made visible. Refused while the
 * business time zone is being changed: its rows would be dated by the old one.
 */
export async function openBatch(services: Services, one: StoredImport): Promise<number> {
  return services.db.transaction().execute(async (trx) => {
    await keepZone(trx);
    await refuseWhileZoneChanges(trx);
    const row = await trx
      .insertInto("batch")
      .values({
        file_zone: one.options.zone,
        day_zone: one.options.zone,
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
  });
}

/** Removes what an import wrote that never became visible. Can be repeated; the rows stay hidden until they are gone. */
export async function dropBatches(services: Services, importId: string): Promise<void> {
  const dropped = await services.db
    .updateTable("batch")
    .set({ state: "dropped" })
    .where("import", "=", importId)
    .where("state", "in", ["staged", "dropped"])
    .returning(["id", "kind"])
    .execute();
  await removeRows(services, dropped);
  await dropParties(
    services,
    dropped.map((one) => one.id),
  );
}

/** The rows of hidden batches go: lines, events and their words. */
export async function removeRows(
  services: Services,
  dropped: readonly { id: number; kind: string }[],
): Promise<void> {
  if (dropped.length === 0) return;
  const { ch } = services;
  const ids = dropped.map((one) => one.id);
  const those = { ids };
  const kinds = new Set(dropped.map((one) => one.kind));
  if (kinds.has("orders")) {
    for (const table of ["order_line", "order_total"])
      await ch.exec(`delete from ${table} where batch in {ids:Array(UInt32)}`, those);
    await ch.exec("delete from replaced_order where by_batch in {ids:Array(UInt32)}", those);
  }
  const events = [...kinds].flatMap((kind) => eventFacts[kind as EventKind]?.event ?? []);
  for (const event of events)
    await ch.exec(`delete from ${event.name}_row where batch in {ids:Array(UInt32)}`, those);
  if (events.length > 0) {
    await ch.exec("delete from replaced_fact where by_batch in {ids:Array(UInt32)}", those);
    await dropFactTexts(services.db, ids);
  }
}
