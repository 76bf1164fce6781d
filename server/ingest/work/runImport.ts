import { randomUUID } from "node:crypto";
import { sql as pgSql } from "kysely";
import { diskFull } from "../../platform/diskFull.ts";
import { enqueueJob } from "../../platform/enqueueJob.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import type { MovedFacts } from "../../platform/movedFacts.ts";
import { sawForeignLines } from "../../platform/rates/sawForeignLines.ts";
import type { Services } from "../../platform/services.ts";
import { Refusal, refuse } from "../../refuse.ts";
import { dropBatches, openBatch } from "../batches.ts";
import { loadImport } from "../loadImport.ts";
import { totalLater } from "../orders/totalOrders.ts";
import { dropStage } from "../stage/engineTables.ts";
import { applyRows } from "./applyRows.ts";
import { foundAnew, keepReport, prepareImport, type Report } from "./prepare.ts";
import { whatEnded } from "./whatEnded.ts";

/**
 * The import itself, as one commit: rows are written under a staged batch in both stores, compared, and one PostgreSQL
 * transaction makes them visible. A server that dies anywhere before it leaves hidden rows, which the next try removes.
 */
export const runImport: Job = {
  says: { zh: "导入文件", en: "Import a file" },
  async run(context: JobContext, payload: { id: string }) {
    const { services, signal } = context;
    const { id } = payload;
    const before = await loadImport(services.db, id);
    if (before.state === "done") {
      // Killed between its commit and this: what it worked with still lies there.
      await dropStage(services.ch, before);
      return before.report.result;
    }
    const report: Report = (percent, note) => context.report(percent, 100, note);
    const ask = { signal };
    try {
      await dropBatches(services, id);
      const prepared = await prepareImport(services, id, ask, (percent, note) =>
        report(percent * 0.05, note),
      );
      const batch = await openBatch(services, prepared.one);
      const finish = await applyRows(services, prepared, batch, ask, report);
      await report(95, { zh: "公布", en: "Making it visible" });
      const now = services.clock();
      const { rows, summary } = await services.db.transaction().execute(async (trx) => {
        const { rows, hashes, summary, totalled = false } = await finish(trx);
        if (Array.isArray(summary.foreign) && summary.foreign.length > 0) await sawForeignLines(trx);
        await trx
          .updateTable("batch")
          .set({
            state: "visible",
            rows: String(rows),
            hashes: JSON.stringify(hashes),
            totalled,
            visible_at: now,
          })
          .where("id", "=", batch)
          .where("state", "=", "staged")
          .execute();
        await trx
          .updateTable("import")
          .set({
            state: "done",
            finished_at: now,
            counts: JSON.stringify(summary.rows),
            report:
              pgSql`report || ${JSON.stringify({ ...foundAnew(prepared.one), result: summary, batch })}::jsonb` as never,
          })
          .where("id", "=", id)
          .execute();
        if (prepared.one.kind === "orders" && !totalled) await totalLater(trx, context.person, now);
        await enqueueJob(trx, {
          id: randomUUID(),
          job: "suspectDuplicates",
          payload: { batch },
          person: context.person,
          now,
        });
        return { rows, summary };
      });
      await dropStage(services.ch, prepared.one);
      services.committed.emit("committed", "runImport");
      services.committed.emit("facts", { batches: [batch] } satisfies MovedFacts);
      return { rows, ...summary.rows };
    } catch (error) {
      await failed(context, id, error);
      throw error;
    }
  },
  gaveUp: (services, { id }: { id: string }) => giveBack(services, id, "failed"),
};

/** What was refused or cancelled is cleaned up at once; what broke is cleaned up by the next try. */
async function failed({ services, signal }: JobContext, id: string, error: unknown): Promise<void> {
  const said = diskFull(error) ? refuse("platform.no_space_left") : whatEnded(error, signal);
  if (!(said instanceof Refusal)) return;
  // The word first: on a full disk the rest may have to wait for the daily sweep.
  await keepReport(services, id, { refusal: { code: said.code, values: said.values } });
  await giveBack(services, id, said.code === "platform.cancelled" ? "cancelled" : "failed");
}

/** An import that will not go on by itself says so, and gives back the room that it took. */
export async function giveBack(services: Services, id: string, state: "cancelled" | "failed"): Promise<void> {
  await services.db
    .updateTable("import")
    .set({ state, finished_at: services.clock() })
    .where("id", "=", id)
    .where("state", "in", ["running", "failed", "cancelled"])
    .execute();
  try {
    await dropStage(services.ch, await loadImport(services.db, id));
    await dropBatches(services, id);
  } catch (error) {
    services.log.warn({ err: error, import: id }, "clearing away after an import: the daily sweep goes on");
  }
}
