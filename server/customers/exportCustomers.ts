import { z } from "zod";
import { start } from "../verb.ts";
import { exportColumnNames } from "./exportColumns.ts";
import { exportTitles } from "./messages.ts";
import { refuseMasked } from "./refuseMasked.ts";
import { customerFilter, definitionShape } from "./schema.ts";

export const exportAsked = z.object({
  filter: customerFilter.prefault({}),
  columns: z.array(z.enum(exportColumnNames)).min(1).max(exportColumnNames.length),
  format: z.enum(["csv", "xlsx"]),
  sort: z
    .enum(["lastOn", "amount", "amountYear", "orders", "averageOrder", "firstOn", "newest"])
    .default("lastOn"),
  descending: z.boolean().default(true),
  definition: definitionShape.prefault({}),
  language: z.enum(["zh", "en"]).optional(),
});

/** A file of all customers that a filter finds. The job's result names it; it is fetched from /api/files/customers/<job>. */
export const exportCustomers = start({
  may: "customers:export",
  http: "POST /customers/export",
  says: { zh: "导出客户为 CSV 或 XLSX", en: "Export customers as CSV or XLSX" },
  input: exportAsked,
  output: z.object({ jobId: z.string() }),
  async run({ actor, language, audit, enqueue }, asked) {
    for (const column of asked.columns) refuseMasked(actor, exportTitles[column].of);
    const jobId = await enqueue("exportCustomers", { language, ...asked });
    audit({
      target: `export:${jobId}`,
      summary: { columns: asked.columns, format: asked.format, narrowedBy: Object.keys(asked.filter) },
    });
    return { jobId };
  },
});
