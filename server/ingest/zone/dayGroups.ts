import type { EventKind } from "../../fact.ts";
import type { Db, Trx } from "../../platform/database.ts";
import { eventFacts } from "../events/eventFacts.ts";

/** Rows of these batches are dated alike: first by the clock of their file, now and from now on by a zone. */
export interface DayGroup {
  /** The table of the engine. */
  table: string;
  fileZone: string;
  /** The zone that their days are to be in. */
  zone: string;
  batches: number[];
}

/** Contacts that colleagues noted have no batch of a file. */
export const contacts = 0;

/**
 * What a change of the business zone re-dates. Whoever goes back to a zone that the company has been in finds every batch as
 * it was then, also those whose file had a clock of its own.
 */
export async function dayGroups(db: Db | Trx, to: string): Promise<DayGroup[]> {
  const batches = await db
    .selectFrom("batch")
    .select(["id", "kind", "file_zone", "day_zone"])
    .where("state", "in", ["visible", "replaced", "done", "undone"])
    .orderBy("id")
    .execute();
  const left = await db
    .selectFrom("zone_change")
    .select("days_before")
    .where("from_zone", "=", to)
    .where("state", "in", ["visible", "done"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const groups = new Map<string, DayGroup>();
  const add = (table: string, fileZone: string, zone: string, batch: number) => {
    const key = JSON.stringify([table, fileZone, zone]);
    const group = groups.get(key) ?? { table, fileZone, zone, batches: [] };
    groups.set(key, group);
    group.batches.push(batch);
  };
  for (const batch of batches) {
    const table = tableOf(batch.kind);
    const zone = left?.days_before[String(batch.id)] ?? to;
    if (table && zone !== batch.day_zone) add(table, batch.file_zone, zone, batch.id);
  }
  add(contactTable, to, to, contacts);
  return [...groups.values()];
}

export const lineTable = "order_line";
const contactTable = "interaction_row";
const eventTables: readonly string[] = Object.values(eventFacts).flatMap(({ event }) =>
  event ? [`${event.name}_row`] : [],
);
/** Every table whose rows carry a business day. */
export const datedTables: readonly string[] = [lineTable, ...eventTables];

function tableOf(kind: string): string | undefined {
  if (kind === "orders") return lineTable;
  const event = eventFacts[kind as EventKind]?.event;
  return event ? `${event.name}_row` : undefined;
}
