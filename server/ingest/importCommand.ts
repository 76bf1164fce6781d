import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Command, CommandContext, CommandOptions } from "../command.ts";
import { factKinds } from "../fact.ts";
import { refuse } from "../refuse.ts";
import type { VerbOutput } from "../verb.ts";
import { errorWord } from "./errorWords.ts";
import { fixesOf } from "./importFixes.ts";
import type { Fix } from "./options.ts";
import type { listMatchTemplates } from "./templates/listMatchTemplates.ts";
import type { inspectFile } from "./verbs/inspectFile.ts";
import type { listImports } from "./verbs/listImports.ts";
import type { readImport } from "./verbs/readImport.ts";

/** All that the wizard does, in one line. */
export const importCommand: Command = {
  takes: "<file>",
  says: {
    zh: "导入一个文件（订单、客户、商品，或互动、商机、问卷等）",
    en: "Import a file (orders, customers, products, or interactions, opportunities, surveys and more)",
  },
  options: [
    {
      flags: "--kind <kind>",
      says: {
        zh: `${factKinds.join("、")}；不写就是 orders`,
        en: `${factKinds.join(", ")}; orders where nothing is said`,
      },
    },
    { flags: "--source <name>", says: { zh: "数据来自哪里", en: "where the rows come from" } },
    {
      flags: "--map <field=column...>",
      says: {
        zh: "字段=列名，可多次；field= 表示不导入",
        en: "field=column, repeatable; field= leaves one out",
      },
    },
    {
      flags: "--template <name>",
      says: {
        zh: "按存好的匹配模板导入；其他选项可再改",
        en: "import by a saved matching template; other options still change it",
      },
    },
    {
      flags: "--encoding <name>",
      says: { zh: "utf-8、gb18030、utf-16le …", en: "utf-8, gb18030, utf-16le …" },
    },
    { flags: "--delimiter <character>", says: { zh: "分隔符，tab 写 \\t", en: "delimiter; \\t for a tab" } },
    {
      flags: "--baskets-on <day>",
      says: {
        zh: "每行是一个购物篮、每格是一件商品；都在这一天买",
        en: "each line is a basket, each cell a product, all bought on this day",
      },
    },
    { flags: "--sheet <name>", says: { zh: "工作表", en: "sheet" } },
    { flags: "--header <row>", says: { zh: "表头在第几行，0 为没有", en: "row of the header; 0 for none" } },
    { flags: "--zone <name>", says: { zh: "文件的时区", en: "time zone of the file" } },
    { flags: "--date-order <dmy|mdy>", says: { zh: "3/5/2026 是几月几号", en: "what 3/5/2026 means" } },
    {
      flags: "--duplicates <rule>",
      says: { zh: "add、update、skip 或 ask", en: "add, update, skip or ask" },
    },
    {
      flags: "--waiting <wait|keep|replace>",
      says: {
        zh: "ask 时，已有而又不同的记录：wait 等您决定，keep 保留原有的，replace 换成文件里的",
        en: "under ask, records that are there and differ: wait for a decision, keep them, or replace them",
      },
    },
    {
      flags: "--fix <column:from=to...>",
      says: {
        zh: "改值，可多次：列名:原值=新值，或 列名@行号=新值；新值空着就是留空",
        en: "a correction, repeatable: column:from=to, or column@row=to; without a new value the cell is left empty",
      },
    },
    {
      flags: "--basis <channel=basis...>",
      says: {
        zh: "按渠道可否联系：unknown、consent、contract、refused",
        en: "ground for contact by channel: unknown, consent, contract, refused",
      },
    },
    {
      flags: "--return-prefix <text>",
      says: { zh: "以它开头的单号是退货", en: "order numbers that begin so are returns" },
    },
    {
      flags: "--without-order-no <day|row>",
      says: {
        zh: "没有单号时：一人一天一单，或一行一单",
        en: "without order numbers: a customer's day, or each row, is an order",
      },
    },
    {
      flags: "--keep <column...>",
      says: { zh: "保留这一列，用来细分", en: "keep this column to slice by" },
    },
    {
      flags: "--question <column=measure:aspect:from:to:shift...>",
      says: {
        zh: "问卷里一列是一道题，例如 推荐意愿=nps:overall:0:10:0",
        en: "a column is a question of a survey, such as nps=nps:overall:0:10:-1",
      },
    },
    {
      flags: "--accept-cut",
      says: { zh: "最后一行断了也照样读", en: "read a file whose last row breaks off" },
    },
    {
      flags: "--clear-sample",
      says: {
        zh: "示例数据还在时，先清除它再导入（与 --dry-run 同用时不清除，只说会清除什么）",
        en: "where the sample data is loaded, clear it before importing (with --dry-run, only say what would go)",
      },
    },
    { flags: "--dry-run", says: { zh: "只看会怎样，不写入", en: "only say what would happen" } },
  ],
  async run(context, [file = ""], options) {
    if (!existsSync(file)) throw refuse("ingest.no_such_file", { file });
    const template = await templateNamed(context, one(options.template), one(options.kind));
    const kind = template?.kind ?? one(options.kind) ?? "orders";
    const made = (await context.call("createUpload", {
      kind,
      fileName: basename(file),
      source: one(options.source) ?? basename(file).replace(/[\d_.-]*\.[a-z.]+$/i, ""),
    })) as { id: string };
    const { id } = made;
    const sent = (await context.upload("import", { id }, file)) as { sameAs: { number: number } | null };
    if (sent.sameAs)
      context.say({
        zh: `这个文件在第 ${sent.sameAs.number} 次导入时已经导入过；再导入一次不会有变化。`,
        en: `This file was imported before, as number ${sent.sameAs.number}; importing it again changes nothing.`,
      });
    // A template decides on what ground people are contacted: nobody's but the one that was named.
    const found = (await context.call("inspectFile", {
      id,
      template: template?.id ?? "none",
      ...readingChoices(options),
    })) as VerbOutput<typeof inspectFile>;
    const missing = found.template?.missing ?? [];
    if (missing.length > 0) throw refuse("ingest.template_misses", { columns: missing.join("、") });
    const mapping = { ...found.mapping };
    for (const pair of many(options.map)) {
      const at = pair.indexOf("=");
      const field = at < 0 ? pair : pair.slice(0, at);
      const column = at < 0 ? "" : pair.slice(at + 1);
      if (column === "") delete mapping[field];
      else mapping[field] = column;
    }
    await context.call("changeImport", {
      id,
      reading: { ...found.reading, ...(options.acceptCut ? { acceptCut: true } : {}) },
      mapping,
      options: ruleOptions(options, found, fixesOf(many(options.fix), mapping)),
    });
    if (options.clearSample && (await sampleThere(context))) {
      if (options.dryRun) return checkBesideSample(context, id, mapping);
      await waitFor(context, "clearSampleData", {});
    }
    await waitFor(context, options.dryRun ? "dryRun" : "startImport", { id });
    const result = (await context.call("readImport", { id })) as VerbOutput<typeof readImport>;
    tell(context, result, mapping, (result.result ?? result.dryRun)?.errors ?? []);
    const summary = options.dryRun ? result.dryRun : result.result;
    tellWaiting(context, id, summary?.rows.waiting ?? 0);
    context.print({ id, number: result.number, ...(summary?.rows ?? {}), mapping, summary });
  },
};

/** Where to see what waits, and how to decide it. */
function tellWaiting(context: CommandContext, id: string, waiting: number): void {
  if (waiting === 0) return;
  context.say({
    zh: `${waiting} 行等您决定：listWaiting --id ${id} 看它们；再导入一次，加 --waiting keep（保留原有的）或 --waiting replace（换成文件里的），或在网页上逐条决定。`,
    en: `${waiting} ${waiting === 1 ? "row waits" : "rows wait"} for a decision: see them with listWaiting --id ${id}; import again with --waiting keep or --waiting replace, or decide one by one on the page.`,
  });
}

async function sampleThere(context: CommandContext): Promise<boolean> {
  return ((await context.call("whoAmI", {})) as { sample: boolean }).sample;
}

async function waitFor(context: CommandContext, verb: string, input: Record<string, unknown>): Promise<void> {
  const job = (await context.call(verb, input)) as { jobId: string };
  await context.wait(job.jobId);
}

/**
 * A dry run clears nothing, and beside the sample it would compare with people who will be gone: the values are checked, and
 * what clearing would take away is said.
 */
async function checkBesideSample(
  context: CommandContext,
  id: string,
  mapping: Record<string, string>,
): Promise<void> {
  const { rows } = (await context.call("listImports", { limit: 200 })) as VerbOutput<typeof listImports>;
  const going = rows.filter((row) => row.sample && row.state === "done");
  const sample = {
    imports: going.length,
    rows: going.reduce((sum, { counts }) => sum + (counts.new ?? 0), 0),
  };
  context.say({
    zh: `正式导入前会清除示例数据：${sample.imports} 次导入，${sample.rows} 行。示例还在，所以这次只检查了每一格的值；会新增、改动多少，清除后才知道。`,
    en: `The import would first clear the sample data: ${sample.imports} imports, ${sample.rows} rows. While the sample is there, only the values were checked; what would be new or changed is known once it is gone.`,
  });
  await waitFor(context, "checkValues", { id });
  const result = (await context.call("readImport", { id })) as VerbOutput<typeof readImport>;
  const { check } = result;
  tell(context, result, mapping, check?.errors.filter((found) => found.rejects) ?? []);
  context.print({
    id,
    number: result.number,
    rows: check?.rows ?? null,
    rejected: check?.rejected ?? null,
    clearSample: sample,
    mapping,
  });
}

/** The template of that name. */
async function templateNamed(context: CommandContext, name: string | undefined, kind: string | undefined) {
  if (name === undefined) return undefined;
  const { templates } = (await context.call("listMatchTemplates", {})) as VerbOutput<
    typeof listMatchTemplates
  >;
  const named = templates.filter((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  // Kinds may share a name; orders are what a file is taken for.
  const found = named.length > 1 ? named.filter((one) => one.kind === (kind ?? "orders")) : named;
  if (found.length !== 1)
    throw refuse("ingest.no_template_named", {
      name,
      names: templates.map((one) => one.name).join("、") || "–",
    });
  if (kind !== undefined && kind !== found[0]?.kind) throw refuse("ingest.template_of_another_kind");
  return found[0];
}

const one = (value: string | string[] | true | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value === true ? undefined : value;
const many = (value: string | string[] | true | undefined): string[] =>
  value === undefined || value === true ? [] : [value].flat();

function readingChoices(options: CommandOptions): Record<string, unknown> {
  const delimiter = one(options.delimiter);
  const day = one(options.basketsOn);
  const between = delimiter === "\\t" ? "\t" : (delimiter ?? ",");
  return {
    ...(options.encoding ? { encoding: one(options.encoding) } : {}),
    ...(day
      ? { form: { kind: "baskets", delimiter: between, day } }
      : delimiter
        ? { form: { kind: "delimited", delimiter: between } }
        : {}),
    ...(options.sheet ? { sheet: one(options.sheet) } : {}),
    ...(options.header ? { headerRow: Number(one(options.header)) } : {}),
  };
}

function ruleOptions(
  options: CommandOptions,
  found: VerbOutput<typeof inspectFile>,
  fixes: readonly Fix[],
): Record<string, unknown> {
  const { template, proposed } = found;
  const basis = Object.fromEntries(many(options.basis).map((pair) => pair.split("=", 2)));
  return {
    ...(template ? { ...template.options, template: template.id } : {}),
    dateOrder: one(options.dateOrder) ?? proposed.dateOrder,
    decimalComma: proposed.decimalComma,
    returnPrefix: one(options.returnPrefix) ?? proposed.returnPrefix,
    ...(options.zone ? { zone: one(options.zone) } : {}),
    ...(options.keep ? { keep: many(options.keep) } : {}),
    questions: options.question ? many(options.question).map(questionOf) : proposed.questions,
    ...(options.duplicates ? { duplicates: one(options.duplicates) } : {}),
    ...(options.waiting ? { otherwise: one(options.waiting) } : {}),
    ...(fixes.length > 0 ? { fixes: [...(template?.options.fixes ?? []), ...fixes] } : {}),
    ...(options.withoutOrderNo ? { withoutOrderNo: one(options.withoutOrderNo) } : {}),
    ...(Object.keys(basis).length > 0
      ? {
          basis: {
            phone: "unknown",
            sms: "unknown",
            email: "unknown",
            wechat: "unknown",
            post: "unknown",
            visit: "unknown",
            ...basis,
          },
        }
      : {}),
  };
}

/** `nps=nps:overall:0:10:-1`: column, measure, aspect, lowest and highest score, what is added to the number. */
function questionOf(text: string): Record<string, unknown> {
  const at = text.lastIndexOf("=");
  const column = at < 0 ? text : text.slice(0, at);
  const [measure = "satisfaction", dimension = "overall", from, to, shift] = text.slice(at + 1).split(":");
  return {
    column,
    question: column,
    measure,
    dimension,
    from: Number(from ?? (measure === "nps" ? 0 : 1)),
    to: Number(to ?? (measure === "nps" ? 10 : 5)),
    shift: Number(shift ?? 0),
  };
}

function tell(
  context: CommandContext,
  result: VerbOutput<typeof readImport>,
  mapping: Record<string, string>,
  errors: readonly { field: string; code: string; rows: number }[],
): void {
  for (const [field, column] of Object.entries(mapping)) {
    const known = result.fields.find((f) => f.name === field);
    context.say({ zh: `${column} → ${known?.zh ?? field}`, en: `${column} → ${known?.en ?? field}` });
  }
  for (const e of errors) {
    const word = errorWord(e.code);
    const known = result.fields.find((f) => f.name === e.field);
    context.say({
      zh: `${e.rows} 行不导入：${known?.zh ?? ""}${word.zh}`,
      en: `${e.rows} ${e.rows === 1 ? "row" : "rows"} not imported: ${known?.en ?? "the row"} ${word.en}`,
    });
  }
}
