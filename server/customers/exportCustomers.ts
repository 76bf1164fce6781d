import { z } from "zod";
import { refuse } from "../refuse.ts";
import { type Actor, start } from "../verb.ts";
import { customKey } from "./customFields.ts";
import { exportColumnNames } from "./exportColumns.ts";
import { exportTitles } from "./messages.ts";
import { refuseMasked } from "./refuseMasked.ts";
import { customerFilter, definitionShape, mostCustomFields } from "./schema.ts";

export const exportAsked = z.object({
  filter: customerFilter.prefault({}),
  columns: z.array(z.enum(exportColumnNames)).max(exportColumnNames.length),
  /** The company's own fields, by number; they stand behind the others. */
  customColumns: z.array(z.int().positive().max(32_767)).max(mostCustomFields).default([]),
  format: z.enum(["csv", "xlsx"]),
  sort: z
    .enum(["lastOn", "amount", "amountYear", "orders", "averageOrder", "firstOn", "newest"])
    .default("lastOn"),
  descending: z.boolean().default(true),
  definition: definitionShape.prefault({}),
  language: z.enum(["zh", "en"]).optional(),
});

/** Some column, and none that this reader is not shown. */
export function refuseColumns(
  actor: Actor,
  { columns, customColumns }: Pick<z.output<typeof exportAsked>, "columns" | "customColumns">,
) {
  if (columns.length + customColumns.length === 0) throw refuse("customers.no_columns");
  for (const column of columns) refuseMasked(actor, exportTitles[column].of);
  for (const id of customColumns) refuseMasked(actor, `custom.${customKey(id)}`);
}

/** A file of all customers that a filter finds. The job's result names it; it is fetched from /api/files/customers/<job>. */
export const exportCustomers = start({
  may: "customers:export",
  http: "POST /customers/export",
  says: { zh: "导出客户为 CSV 或 XLSX", en: "Export customers as CSV or XLSX" },
  input: exportAsked,
  output: z.object({ jobId: z.string() }),
  async run({ actor, language, audit, enqueue }, asked) {
    refuseColumns(actor, asked);
    const jobId = await enqueue("exportCustomers", { language, ...asked });
    audit({
      target: `export:${jobId}`,
      summary: {
        columns: asked.columns,
        ownFields: asked.customColumns,
        format: asked.format,
        narrowedBy: Object.keys(asked.filter),
      },
    });
    return { jobId };
  },
});
