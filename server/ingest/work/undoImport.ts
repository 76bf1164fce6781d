import { sql as pgSql } from "kysely";
import { redoParties, undoParties } from "../../customers/undoParties.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { eventFacts } from "../events/eventFacts.ts";
import { loadImport } from "../loadImport.ts";
import { totalLater } from "../orders/totalOrders.ts";
import { redoProducts, undoProducts } from "../products/undoProducts.ts";
import { mostStayed, undoReport } from "../stayed.ts";

/**
 * Hides what an import brought. Order versions that it had replaced are current again by themselves, because the rows
 * that name the replacement are hidden with it. People whom later orders stand on stay.
 */
export const undoImport: Job = {
  says: { zh: "撤回一次导入", en: "Undo an import" },
  async run(context: JobContext, { id }: { id: string }) {
    const { services } = context;
    const one = await loadImport(services.db, id);
    if (one.state === "undone") return one.report.undo;
    const now = services.clock();
    const undo = undoReport.parse({});
    await context.report(0, 100, { zh: "找出后来用到的内容", en: "Finding what later work stands on" });
    for (const { id: batch } of await batchesOf(services, id, ["visible", "replaced", "done"])) {
      const standing = await partiesOfOthers(services, batch);
      const later = await changedOrders(services, batch);
      undo.orders += later.count;
      undo.stayed.orders.push(...later.numbers);
      await services.db.transaction().execute(async (trx) => {
        const by = { now, by: context.person };
        await trx
          .updateTable("batch")
          .set({ state: "undone", undone_at: now })
          .where("id", "=", batch)
          .execute();
        const parties = await undoParties(trx, batch, standing, by);
        undo.restored += parties.restored;
        undo.changedSince += parties.changedSince;
        undo.kept += parties.kept.length;
        const products = await undoProducts(trx, batch, now);
        undo.changedSince += products.length;
        const { stayed } = undo;
        stayed.people.push(...parties.kept.slice(0, mostStayed));
        stayed.values.push(...parties.changed);
        stayed.products.push(...products.slice(0, mostStayed));
        await trx
          .updateTable("import")
          .set({
            state: "undone",
            undone_at: now,
            report: pgSql`report || ${JSON.stringify({ undo })}::jsonb` as never,
          })
          .where("id", "=", id)
          .execute();
      });
    }
    services.committed.emit("committed", "undoImport");
    services.committed.emit("facts");
    return undo;
  },
};

/** Brings an undone import back as it was. */
export const redoImport: Job = {
  says: { zh: "恢复撤回的导入", en: "Bring back an undone import" },
  async run(context: JobContext, { id }: { id: string }) {
    const { services } = context;
    const one = await loadImport(services.db, id);
    if (one.state === "done") return {};
    const now = services.clock();
    let restored = 0;
    for (const { id: batch } of await batchesOf(services, id, ["undone"])) {
      await services.db.transaction().execute(async (trx) => {
        const back = await trx
          .updateTable("batch")
          .set({ state: "visible", undone_at: null })
          .where("id", "=", batch)
          .returning(["kind", "totalled"])
          .executeTakeFirst();
        if (back?.kind === "orders" && !back.totalled) await totalLater(trx, context.person, now);
        restored += (await redoParties(trx, batch, { now, by: context.person })).restored;
        await redoProducts(trx, batch, now);
        await trx
          .updateTable("import")
          .set({ state: "done", undone_at: null, report: pgSql`report - 'undo'` as never })
          .where("id", "=", id)
          .execute();
      });
    }
    services.committed.emit("committed", "redoImport");
    services.committed.emit("facts");
    return { restored };
  },
};

function batchesOf(services: Services, id: string, states: ("visible" | "replaced" | "done" | "undone")[]) {
  return services.db
    .selectFrom("batch")
    .select("id")
    .where("import", "=", id)
    .where("state", "in", states)
    .orderBy("id")
    .execute();
}

/** Orders of this batch that a later import changed: its version stands. */
async function changedOrders(
  services: Services,
  batch: number,
): Promise<{ count: number; numbers: string[] }> {
  const rows = await services.ch.rows<{ no: string; n: string }>(
    `select any(order_no) as no, toString(count() over ()) as n from order_line
where batch = {batch:UInt32} and order_id in (
  select order_id from replaced_order where batch = {batch:UInt32} and by_batch not in {hidden:Array(UInt32)})
group by order_id order by order_id limit {most:UInt32}`,
    { batch, most: mostStayed },
  );
  return { count: Number(rows[0]?.n ?? 0), numbers: rows.map((row) => row.no).filter((no) => no !== "") };
}

/** People made by this batch whom lines or events of other batches name. */
async function partiesOfOthers(services: Services, batch: number): Promise<number[]> {
  const made = await services.db
    .selectFrom("party")
    .select((eb) => [eb.fn.min("party_id").as("first"), eb.fn.max("party_id").as("last")])
    .where("batch", "=", batch)
    .executeTakeFirst();
  if (made?.first === null || made?.first === undefined) return [];
  const rows = await services.ch.rows<{ party_id: number }>(
    `select distinct party_id from order_line
where batch != {batch:UInt32} and batch not in {hidden:Array(UInt32)} and party_id between {first:UInt32} and {last:UInt32}
order by party_id`,
    { batch, first: made.first, last: made.last ?? made.first },
  );
  const others = new Set(rows.map((r) => r.party_id));
  for (const { event } of Object.values(eventFacts)) {
    if (!event) continue;
    const named = await services.ch.rows<{ party_id: number }>(
      `select distinct ${event.looksUp.includes("referred") ? "arrayJoin([party_id, referred]) as party_id" : "party_id"} from ${event.name}_row
where batch != {batch:UInt32} and batch not in {hidden:Array(UInt32)} and party_id between {first:UInt32} and {last:UInt32}
order by party_id`,
      { batch, first: made.first, last: made.last ?? made.first },
    );
    for (const { party_id } of named) others.add(party_id);
  }
  return [...others];
}
