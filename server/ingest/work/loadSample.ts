import { randomUUID } from "node:crypto";
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
import { suggestQuestions } from "../match/suggestQuestions.ts";
import { defaultOptions } from "../options.ts";
import { inspectBytes } from "../read/inspectBytes.ts";
import { sampleSource, sourceNumber } from "../sourceNumber.ts";
import { runImport } from "./runImport.ts";

const parts: { kind: FactKind; csv: CsvKind }[] = [
  { kind: "products", csv: "商品" },
  { kind: "customers", csv: "客户" },
  { kind: "orders", csv: "订单明细" },
  { kind: "interactions", csv: "互动" },
  { kind: "complaints", csv: "投诉" },
  { kind: "answers", csv: "满意度调查" },
  { kind: "referrals", csv: "推荐" },
  { kind: "spend", csv: "营销费用" },
  { kind: "opportunities", csv: "线索与商机" },
  { kind: "opportunityStages", csv: "商机阶段" },
  { kind: "invoices", csv: "账单" },
  { kind: "payments", csv: "回款" },
  { kind: "memberships", csv: "会籍" },
  { kind: "observations", csv: "市场与竞争" },
  { kind: "deliveries", csv: "交付与缺货" },
];

/** The sample chain goes through the very importer that the user's files go through, under a source of its own. */
export const loadSample: Job = {
  says: { zh: "载入示例数据", en: "Load the sample data" },
  async run(context: JobContext) {
    const { services } = context;
    await context.report(0, 100, { zh: "编一家连锁店", en: "Making up a chain of shops" });
    const { zone } = await companySettings(services.db);
    const until = businessDay(new Date(services.clock().getTime() - 86_400_000), zone);
    const sample = generateSample({ until });
    let done = 0;
    const share = 99 / parts.length;
    for (const { kind, csv } of parts) {
      const id = await placeFile(context, kind, csv, [...toCsv(sample, csv)].join(""), zone);
      const from = done;
      await runImport.run(
        {
          ...context,
          report: (progress, total, note) =>
            context.report(from + (progress / (total ?? 100)) * share, 100, note),
        },
        { id } as never,
      );
      done += share;
    }
    services.committed.emit("facts");
    return { customers: sample.customers.length, orders: sample.orders.length };
  },
};

async function placeFile(
  { services, run }: JobContext,
  kind: FactKind,
  csv: CsvKind,
  text: string,
  zone: string,
): Promise<string> {
  const fileName = `${csv}.csv`;
  const now = services.clock();
  // A try that broke off left its import behind: it is taken up again.
  const source = await services.db.transaction().execute((trx) => sourceNumber(trx, sampleSource, now, true));
  const before = await services.db
    .selectFrom("import")
    .select("id")
    .where("source", "=", source)
    .where("kind", "=", kind)
    .where((e) =>
      e.or([
        // Killed after its commit: it is in, and is not imported again under another number.
        e.and([e("state", "=", "done"), e("job", "=", run)]),
        e.and([e("state", "in", ["running", "failed", "cancelled"]), e("finished_at", "is", null)]),
      ]),
    )
    .executeTakeFirst();
  const id = before?.id ?? randomUUID();
  await makeImportFolder(services, id);
  const { original } = importFiles(services, id);
  await writeFile(original, text, { mode: 0o600 });
  if (before) {
    await services.db.updateTable("import").set({ job: run }).where("id", "=", id).execute();
    return id;
  }
  const { reading, preview } = await inspectBytes(original, fileName, {}, { ch: services.ch });
  const { mapping } = suggestMapping(facts[kind], reading, preview);
  const questions =
    kind === "answers" ? suggestQuestions(reading, preview, new Set(Object.values(mapping))) : [];
  await services.db
    .insertInto("import")
    .values({
      id,
      kind,
      source,
      file_name: fileName,
      file_path: `imports/${id}/original`,
      file_bytes: String(Buffer.byteLength(text)),
      file_sha256: null,
      reading: JSON.stringify(reading),
      mapping: JSON.stringify(mapping),
      options: JSON.stringify({ ...defaultOptions(zone), samePhoneOtherName: "different", questions }),
      state: "running",
      counts: "{}",
      report: "{}",
      job: run,
      created_by: null,
      created_at: now,
      finished_at: null,
      undone_at: null,
    })
    .execute();
  return id;
}
