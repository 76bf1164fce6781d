import type { Job, JobContext } from "../../platform/jobs.ts";
import { dropStage } from "../stage/engineTables.ts";
import { dryRunRows } from "./applyRows.ts";
import { leaveDraft } from "./checkImport.ts";
import { foundAnew, keepReport, prepareImport } from "./prepare.ts";

/** Does everything but write: what would be new, changed, the same or left out, counted to the last row. */
export const dryRunImport: Job = {
  says: { zh: "试运行导入", en: "Dry run of an import" },
  async run(context: JobContext, { id }: { id: string }) {
    return leaveDraft(context, id, async () => {
      const { services, signal } = context;
      const began = performance.now();
      const prepared = await prepareImport(services, id, { signal }, (percent, note) =>
        context.report(percent * 0.05, 100, note),
      );
      const summary = await dryRunRows(services, prepared, { signal }, (percent, note) =>
        context.report(percent, 100, note),
      ).finally(() =>
        dropStage(services.ch, prepared.one).catch((error: unknown) => {
          services.log.warn(
            { err: error, import: id },
            "clearing away after a dry run: the daily sweep goes on",
          );
        }),
      );
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      await keepReport(services, id, { ...foundAnew(prepared.one), dryRun: { ...summary, seconds } });
      await services.db
        .updateTable("import")
        .set({ state: "ready" })
        .where("id", "=", id)
        .where("state", "=", "checking")
        .execute();
      return summary.rows;
    });
  },
};
