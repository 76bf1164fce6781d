import { writeXlsx } from "hucre/xlsx";
import { z } from "zod";
import { customFields } from "../../customers/customFields.ts";
import type { Fact } from "../../fact.ts";
import { factKinds } from "../../fact.ts";
import { download } from "../../stream.ts";
import { factOf } from "../factOf.ts";

export const importTemplate = download({
  may: "ingest:read",
  says: { zh: "下载导入模板", en: "Download a template to fill in" },
  input: z.object({
    id: z.enum(factKinds),
    format: z.enum(["csv", "xlsx"]).default("xlsx"),
    language: z.enum(["zh", "en"]).optional(),
  }),
  async open({ db, language: own }, { id, format, language = own }) {
    const fact = factOf(
      id,
      (await customFields(db)).filter((field) => !field.archived),
    );
    const { header, example } = templateRows(fact, language);
    const name = `${fact.says[language]}${language === "zh" ? "导入模板" : " template"}.${format}`;
    if (format === "csv") {
      const lines = [header, example].map((r) => r.map(csvCell).join(",")).join("\r\n");
      return { name, type: "text/csv; charset=utf-8", body: Buffer.from(`\ufeff${lines}\r\n`) };
    }
    const body = await writeXlsx({ sheets: [{ name: fact.says[language], rows: [header, example] }] });
    return {
      name,
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: body.length,
      body,
    };
  },
});

/** The names of all fields, and one row of made-up values. */
function templateRows({ fields }: Fact, language: "zh" | "en"): { header: string[]; example: string[] } {
  return {
    header: fields.map((f) =>
      language === "zh" ? (f.synonyms.find((s) => /[\u4e00-\u9fff]/.test(s)) ?? f.says.zh) : f.says.en,
    ),
    example: fields.map((f) => f.example),
  };
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
