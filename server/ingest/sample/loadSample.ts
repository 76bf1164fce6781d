import { createHash, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { FactKind } from "../../fact.ts";
import { facts } from "../../facts.ts";
import { businessDay } from "../../platform/businessDay.ts";
import type { Job, JobContext } from "../../platform/jobs.ts";
import { companySettings } from "../../platform/settings.ts";
import { generateSample } from "../../seed/generateSample.ts";
import { type CsvKind, toCsv } from "../../seed/toCsv.ts";
import { importFiles, makeImportFolder } from "../importFiles.ts";
import { suggestMapping } from "../match/suggestMapping.ts";
import { defaultOptions } from "../options.ts";
import { inspectBytes } from "../read/inspectBytes.ts";
import { runImport } from "../work/runImport.ts";

const steps: readonly { kind: FactKind; csv: CsvKind; share: number; says: { zh: string; en: string } }[] = [
  { kind: "products", csv: "商品", share: 5, says: { zh: "商品", en: "Products" } },
  { kind: "customers", csv: "客户", share: 25, says: { zh: "客户", en: "Customers" } },
  { kind: "orders", csv: "订单明细", share: 70, says: { zh: "订单", en: "Orders" } },
];

/**
 * The sample chain goes the way of every file: written as CSV, inspected, matched, imported. So what the sample shows is
 * what an import gives, and one undo per file takes it out again. A step that is done is not done twice.
 */
export const loadSample: Job = {
  says: { zh: "载入示例数据", en: "Load the sample data" },
  async run(context: JobContext) {
    const { services } = context;
    const { zone } = await companySettings(services.db);
    const until = businessDay(services.clock(), zone);
    const source = await sampleSource(context, zone);
    await context.report(1, 100, { zh: "生成示例", en: "Making the sample" });
    const sample = generateSample({ until });
    let done = 2;
    for (const step of steps) {
      const id = await stepImport(context, { ...step, source, zone, csv: () => toCsv(sample, step.csv) });
      if (id) {
        const from = done;
        const within: JobContext = {
          ...context,
          report: (progress, total = 100) =>
            context.report(from + (progress / total) * step.share * 0.98, 100, step.says),
        };
        await runImport.run(within, { id } as never);
      }
      done += step.share * 0.98;
    }
    return { until };
  },
};

async function sampleSource({ services }: JobContext, zone: string): Promise<number> {
  const row = await services.db
    .insertInto("source")
    .values({ name: "sample", zone, sample: true, created_at: services.clock() })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ zone, sample: true }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

interface Step {
  kind: FactKind;
  source: number;
  zone: string;
  csv(): string;
  says: { zh: string; en: string };
}

/** The import of one file of the sample, made ready to run; undefined where it is already in force. */
async function stepImport(context: JobContext, step: Step): Promise<string | undefined> {
  const { services } = context;
  const before = await services.db
    .selectFrom("import")
    .select(["id", "state"])
    .where("source", "=", step.source)
    .where("kind", "=", step.kind)
    .where("state", "in", ["running", "done"])
    .executeTakeFirst();
  if (before?.state === "done") return undefined;
  if (before) return before.id;
  const id = randomUUID();
  const bytes = Buffer.from(step.csv(), "utf8");
  const { original } = importFiles(services, id);
  await makeImportFolder(services, id);
  await writeFile(original, bytes, { mode: 0o600 });
  const fileName = `${step.says.zh}.csv`;
  const { reading, preview } = await inspectBytes(original, fileName, {}, { ch: services.ch });
  const { mapping } = suggestMapping(facts[step.kind], reading, preview);
  await services.db
    .insertInto("import")
    .values({
      id,
      kind: step.kind,
      source: step.source,
      file_name: fileName,
      file_path: original,
      file_bytes: String(bytes.length),
      file_sha256: createHash("sha256").update(bytes).digest(),
      reading: JSON.stringify(reading),
      mapping: JSON.stringify(mapping),
      options: JSON.stringify(defaultOptions(step.zone)),
      state: "running",
      counts: "{}",
      report: "{}",
      job: context.run,
      created_by: context.person,
      created_at: services.clock(),
      finished_at: null,
      undone_at: null,
    })
    .execute();
  return id;
}
