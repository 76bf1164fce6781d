import { z } from "zod";
import { refuseBesideSample } from "../../platform/sampleApart.ts";
import { keepZone } from "../../platform/zoneLock.ts";
import { refuse } from "../../refuse.ts";
import { start, type WriteContext } from "../../verb.ts";
import { loadImport } from "../loadImport.ts";
import { importId } from "../schema.ts";
import { refuseWhileZoneChanges } from "../zone/zoneUnderWay.ts";
import { undoDays } from "./listImports.ts";

async function begin(context: WriteContext, id: string, from: "done" | "undone", job: string) {
  await keepZone(context.db);
  await refuseWhileZoneChanges(context.db);
  const one = await loadImport(context.db, id);
  if (one.state !== from) throw refuse(from === "done" ? "ingest.not_done" : "ingest.not_undone");
  if (one.sample) throw refuse("ingest.sample_as_whole");
  if (from === "undone") await refuseBesideSample(context.db);
  const row = await context.db
    .selectFrom("import")
    .select(["finished_at", "undone_at"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const at = from === "done" ? row.finished_at : row.undone_at;
  if (at && context.now.getTime() - at.getTime() > undoDays * 86_400_000)
    throw refuse("ingest.undo_over", { what: from === "done" ? "撤回" : "恢复" });
  const jobId = await context.enqueue(job, { id });
  await context.db.updateTable("import").set({ job: jobId }).where("id", "=", id).execute();
  context.audit({ target: `import ${id}`, summary: { job } });
  return { jobId };
}

export const undoImport = start({
  may: "ingest:write",
  http: "POST /imports/:id/undo",
  says: { zh: "整批撤回一次导入（30 天内）", en: "Undo a whole import (within 30 days)" },
  input: z.object({ id: importId }),
  output: z.object({ jobId: z.string() }),
  run: (context, { id }) => begin(context, id, "done", "undoImport"),
});

export const redoImport = start({
  may: "ingest:write",
  http: "POST /imports/:id/redo",
  says: { zh: "恢复撤回的导入（30 天内）", en: "Bring back an undone import (within 30 days)" },
  input: z.object({ id: importId }),
  output: z.object({ jobId: z.string() }),
  run: (context, { id }) => begin(context, id, "undone", "redoImport"),
});
