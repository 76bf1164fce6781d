import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { dropParties } from "../../customers/dropParties.ts";
import { dropReplacedTexts } from "../../customers/factTexts.ts";
import type { EventKind } from "../../fact.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { removeRows } from "../batches.ts";
import { eventFacts } from "../events/eventFacts.ts";
import { importState } from "../loadImport.ts";
import { distrustTotals } from "../orders/totalOrders.ts";
import { shownTables } from "../stage/cells.ts";
import { undoDays } from "../verbs/listImports.ts";
import { sweepZone } from "../zone/sweepZone.ts";
import { clearTraces } from "./clearTraces.ts";
import { emptyPersonalParts } from "./emptyImports.ts";
import { giveBack } from "./runImport.ts";

/**
 * Once a day: rows of dropped batches go for good, replaced order versions after the days in which an import can be undone,
 * originals after 30 days or when their import was thrown away, and with them what an import keeps of single people.
 */
export const sweepImports: Job = {
  says: { zh: "清理旧的导入文件", en: "Clear away old import files" },
  async run({ services, signal }: JobContext) {
    const { db, ch } = services;
    const limit = new Date(services.clock().getTime() - undoDays * 86_400_000);
    await giveBackAbandoned(services);
    await sweepZone(services);
    // What was undone longer ago than it could be brought back goes the way of what was never seen.
    await db
      .updateTable("batch")
      .set({ state: "dropped" })
      .where("state", "=", "undone")
      .where("undone_at", "<", limit)
      .execute();
    const dropped = await db
      .selectFrom("batch")
      .select(["id", "kind", "visible_at", "sample"])
      .where("state", "=", "dropped")
      .execute();
    await removeRows(services, dropped);
    await dropParties(
      services,
      dropped.filter((one) => one.visible_at === null).map((one) => one.id),
    );
    // A forecast or a segment that was being worked out while the sample was cleared wrote of its people after it.
    await clearTraces(
      services,
      dropped.filter((one) => one.sample).map((one) => one.id),
    );
    const settled = await db
      .selectFrom("batch")
      .select(["id", "kind"])
      .where("state", "=", "visible")
      .where("visible_at", "<", limit)
      .orderBy("id")
      .execute();
    for (const { id, kind } of settled) {
      signal.throwIfAborted();
      for (const table of ["order_line", "order_total"])
        await ch.exec(
          `delete from ${table} where (order_id, batch) in (select order_id, batch from replaced_order where by_batch = {batch:UInt32})`,
          { batch: id },
        );
      const event = eventFacts[kind as EventKind]?.event;
      if (event) await removeReplaced(services, event.name, id);
      await db.updateTable("batch").set({ state: "replaced" }).where("id", "=", id).execute();
      await ch.exec("delete from replaced_order where by_batch = {batch:UInt32}", { batch: id });
      await db.updateTable("batch").set({ state: "done" }).where("id", "=", id).execute();
    }
    const folder = join(services.files, "imports");
    const known = await db.selectFrom("import").select(["id", "created_at"]).execute();
    const ages = new Map(known.map((k) => [k.id, k.created_at]));
    for (const name of await readdir(folder).catch(() => [])) {
      const at = ages.get(name);
      if (!at || at < limit) await rm(join(folder, name), { recursive: true, force: true });
    }
    const emptied = await emptyPersonalParts(db, limit);
    // Last, and once everything else is cleared away: it reads every line.
    const distrusted = await distrustTotals(services, signal);
    return { dropped: dropped.length, settled: settled.length, emptied, distrusted: distrusted.length };
  },
};

/** Imports whose job ended without them, and working tables that no import works with. */
async function giveBackAbandoned(services: Services): Promise<void> {
  const { db, ch } = services;
  // The tables first: an import that begins in between is not among them.
  const tables = await ch.rows<{ name: string }>(
    `select name from system.tables where database = currentDatabase() and match(name, '^import_[0-9]+_[a-z]+$') order by name`,
  );
  const under = await db
    .selectFrom("import")
    .select(["id", "number", "state", "job", importState])
    .where("state", "in", ["running", "checking"])
    .execute();
  for (const one of under) {
    if (one.importState === "failed" || one.importState === "cancelled")
      await giveBack(services, one.id, one.importState);
  }
  const working = new Set(under.filter((one) => one.importState === one.state).map((one) => one.number));
  for (const { name } of tables)
    if (!working.has(Number(name.split("_")[1]))) await ch.exec(`drop table if exists ${name} sync`);
  // Nobody downloads for a day: these were left by a server that was killed.
  const left = await ch.rows<{ name: string }>(
    `select name from system.tables where database = currentDatabase() and startsWith(name, '${shownTables}')
  and metadata_modification_time < now() - interval 1 day order by name`,
  );
  for (const { name } of left) await ch.exec(`drop table if exists ${name} sync`);
}

/** Versions of events that a batch put out of force, and their words. */
async function removeReplaced({ db, ch }: Services, name: string, batch: number): Promise<void> {
  const gone = await ch.rows<{ id: string; batch: number }>(
    `select toString(reinterpretAsInt64(id)) as id, batch from replaced_fact where kind = {name:String} and by_batch = {batch:UInt32} order by id`,
    { name, batch },
  );
  await ch.exec(
    `delete from ${name}_row where (id, batch) in (select id, batch from replaced_fact where kind = {name:String} and by_batch = {batch:UInt32})`,
    { name, batch },
  );
  await dropReplacedTexts(db, name, gone);
  await ch.exec("delete from replaced_fact where by_batch = {batch:UInt32}", { batch });
}
