import { sql as pgSql } from "kysely";
import { leaveSampleStores } from "../../customers/leaveSampleStores.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { removeRows } from "../batches.ts";
import { eventFacts } from "../events/eventFacts.ts";
import { removeImportFiles } from "../importFiles.ts";
import { clearTraces } from "./clearTraces.ts";

/** Everything of the sample goes: its batches are hidden at once, in one transaction, and their rows removed after it. */
export const clearSample: Job = {
  says: { zh: "清除示例数据", en: "Clear the sample data" },
  async run({ services, report }: JobContext) {
    const { db, ch } = services;
    await report(0, 100, { zh: "清除", en: "Clearing" });
    const batches = await db.transaction().execute(async (trx) => {
      const hidden = await trx
        .updateTable("batch")
        .set({ state: "dropped" })
        .where("sample", "=", true)
        .returning(["id", "import", "kind"])
        .execute();
      await pgSql`delete from product_before where batch in (select id from batch where sample)`.execute(trx);
      await trx
        .updateTable("import")
        .set({ state: "undone", undone_at: new Date(0) })
        .where("source", "in", trx.selectFrom("source").select("id").where("sample", "=", true))
        .execute();
      return hidden;
    });
    services.committed.emit("facts");
    for (const [n, batch] of batches.entries()) {
      await report(10 + (n / batches.length) * 80, 100, { zh: "移除行", en: "Removing rows" });
      await removeRows(services, [batch]);
    }
    for (const one of new Set(batches.map((b) => b.import))) if (one) await removeImportFiles(services, one);
    const products = await pgSql<{ sku: number }>`
      delete from product where source in (select id from source where sample)
        and sku not in (select sku from product_before) returning sku`.execute(db);
    if (products.rows.length > 0)
      await ch.exec("delete from product where sku in {skus:Array(UInt32)}", {
        skus: products.rows.map((p) => p.sku),
      });
    const used = await ch.rows<{ store: number }>(
      "select distinct store from order_line where store > 0 order by store",
    );
    // The sample's people are hidden with their batch; they let go of their shops, and shops that nobody names go.
    const freed = await leaveSampleStores(db);
    const stores = await pgSql<{ id: number }>`
      delete from store s where s.id = any(${freed}::integer[])
        and s.id <> all(${used.map((u) => u.store)}::integer[])
        and not exists (select from party p where p.store = s.id)
      returning id`.execute(db);
    if (stores.rows.length > 0)
      await ch.exec("delete from store where store in {stores:Array(UInt32)}", {
        stores: stores.rows.map((s) => s.id),
      });
    await forgetStaff(services);
    await clearTraces(
      services,
      batches.map((batch) => batch.id),
    );
    services.committed.emit("facts");
    return { batches: batches.length, products: products.rows.length, stores: stores.rows.length };
  },
};

/** Colleagues whom no record names any more, and who do not sign in here, go. */
async function forgetStaff({ db, ch }: Services): Promise<void> {
  const tables = Object.values(eventFacts).flatMap(({ event }) =>
    event?.looksUp.includes("staff") ? [`select staff from ${event.name}_row where staff > 0`] : [],
  );
  const named = await ch.rows<{ staff: number }>(
    `select distinct staff from (${tables.join(" union all ")}) order by staff`,
  );
  await pgSql`delete from staff where person is null and id <> all(${named.map((n) => n.staff)}::integer[])`.execute(
    db,
  );
}
