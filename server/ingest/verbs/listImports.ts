import { z } from "zod";
import type { Db } from "../../platform/database.ts";
import { read } from "../../verb.ts";
import { importState } from "../loadImport.ts";
import { type ImportLine, importLine } from "../schema.ts";
import { countStayed } from "../stayed.ts";

export const undoDays = 30;

export const listImports = read({
  may: "ingest:read",
  http: "GET /imports",
  says: { zh: "导入记录，新的在前", en: "Imports, latest first" },
  input: z.object({ limit: z.int().min(1).max(200).default(50), before: z.int().positive().optional() }),
  output: z.object({ rows: z.array(importLine), sources: z.array(z.string()) }),
  async run({ db, now }, { limit, before }) {
    const rows = await importLines(db, now, { limit, ...(before === undefined ? {} : { before }) });
    const sources = await db
      .selectFrom("source")
      .select("name")
      .where("sample", "=", false)
      .orderBy("name")
      .execute();
    return { rows, sources: sources.map((s) => s.name) };
  },
});

export async function importLines(
  db: Db,
  now: Date,
  { limit, before, id }: { limit: number; before?: number; id?: string },
): Promise<ImportLine[]> {
  let query = db
    .selectFrom("import")
    .innerJoin("source", "source.id", "import.source")
    .leftJoin("member", "member.person", "import.created_by")
    .selectAll("import")
    .select(["source.name as sourceName", "source.sample", "member.name as by", importState])
    .orderBy("import.number", "desc")
    .limit(limit);
  if (before !== undefined) query = query.where("import.number", "<", before);
  if (id !== undefined) query = query.where("import.id", "=", id);
  const rows = await query.execute();
  const fresh = (at: Date | null) => at !== null && now.getTime() - at.getTime() < undoDays * 86_400_000;
  return rows.map((r) => ({
    id: r.id,
    number: r.number,
    kind: r.kind as ImportLine["kind"],
    source: r.sourceName,
    fileName: r.file_name,
    fileBytes: Number(r.file_bytes),
    state: r.importState,
    counts: r.counts,
    job: r.job,
    createdAt: r.created_at.toISOString(),
    finishedAt: r.finished_at?.toISOString() ?? null,
    undoneAt: r.undone_at?.toISOString() ?? null,
    by: r.by,
    sample: r.sample,
    mayUndo: !r.sample && r.state === "done" && fresh(r.finished_at),
    mayRedo: !r.sample && r.state === "undone" && fresh(r.undone_at),
    stayed: countStayed(r.report.undo),
  }));
}
