import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { dropReplacedTexts } from "../../customers/factTexts.ts";
import type { EventKind } from "../../fact.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { removeRows } from "../batches.ts";
import { eventFacts } from "../events/eventFacts.ts";
import { undoDays } from "../verbs/listImports.ts";

/**
 * Once a day: rows of dropped batches go for good, replaced order versions after the days in which an import can be undone,
 * originals after 30 days or when their import was thrown away.
 */
export const sweepImports: Job = {
  says: { zh: "清理旧的导入文件", en: "Clear away old import files" },
  async run({ services, signal }: JobContext) {
    const { db, ch } = services;
    const limit = new Date(services.clock().getTime() - undoDays * 86_400_000);
    const dropped = await db
      .selectFrom("batch")
      .select("id")
      .where("state", "=", "dropped")
      .where("created_at", "<", limit)
      .execute();
    for (const { id } of dropped) await removeRows(services, id);
    const settled = await db
      .selectFrom("batch")
      .select(["id", "kind"])
      .where("state", "=", "visible")
      .where("visible_at", "<", limit)
      .orderBy("id")
      .execute();
    for (const { id, kind } of settled) {
      signal.throwIfAborted();
      await ch.exec(
        "delete from order_line where (order_id, batch) in (select order_id, batch from replaced_order where by_batch = {batch:UInt32})",
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
    return { dropped: dropped.length, settled: settled.length };
  },
};

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
