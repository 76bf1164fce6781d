import { z } from "zod";
import { refuseBesideSample } from "../../platform/sampleApart.ts";
import { keepZone } from "../../platform/zoneLock.ts";
import { refuse } from "../../refuse.ts";
import type { WriteContext } from "../../verb.ts";
import { start } from "../../verb.ts";
import { loadImport } from "../loadImport.ts";
import { importId } from "../schema.ts";
import { refuseWhileZoneChanges } from "../zone/zoneUnderWay.ts";

const jobId = z.object({ jobId: z.string() });

async function begin(context: WriteContext, id: string, state: "checking" | "running", job: string) {
  const one = await loadImport(context.db, id);
  if (["running", "checking"].includes(one.state)) {
    const run = one.job
      ? await context.db.selectFrom("job_run").select("state").where("id", "=", one.job).executeTakeFirst()
      : undefined;
    if (run && ["queued", "running"].includes(run.state)) throw refuse("ingest.busy");
  }
  if (one.state === "done" || one.state === "undone") throw refuse("ingest.already_done");
  if (!one.reading) throw refuse("ingest.not_inspected");
  await keepZone(context.db);
  await refuseWhileZoneChanges(context.db);
  // What a dry run finds is compared with who is there, so that it would not hold without the sample either.
  if (job !== "checkImport") await refuseBesideSample(context.db);
  const run = await context.enqueue(job, { id });
  await context.db.updateTable("import").set({ state, job: run }).where("id", "=", id).execute();
  context.audit({ target: `import ${id}`, summary: { job } });
  return { jobId: run };
}

export const checkValues = start({
  may: "ingest:write",
  http: "POST /imports/:id/check",
  says: { zh: "检查每一格的值", en: "Check every value" },
  input: z.object({ id: importId }),
  output: jobId,
  run: (context, { id }) => begin(context, id, "checking", "checkImport"),
});

export const dryRun = start({
  may: "ingest:write",
  http: "POST /imports/:id/dry-run",
  says: { zh: "试运行：会改动什么，一行也不写入", en: "Dry run: what would change; nothing is written" },
  input: z.object({ id: importId }),
  output: jobId,
  run: (context, { id }) => begin(context, id, "checking", "dryRunImport"),
});

export const startImport = start({
  may: "ingest:write",
  http: "POST /imports/:id/run",
  says: { zh: "开始导入", en: "Start the import" },
  input: z.object({ id: importId }),
  output: jobId,
  run: (context, { id }) => begin(context, id, "running", "runImport"),
});
