import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Command, CommandOptions } from "../../command.ts";
import { refuse } from "../../refuse.ts";
import type { VerbOutput } from "../../verb.ts";
import { customerKeyNames } from "../messages.ts";
import type { inspectListFile } from "./inspectListFile.ts";
import type { matchListFile } from "./matchListFile.ts";
import { type CustomerKey, customerKeys } from "./schema.ts";

/** All that the dialog does with a file, in one line. */
export const listCommand: Command = {
  takes: "<file>",
  says: {
    zh: "用文件建固定名单，或加进、移出、替换一个固定名单",
    en: "Make a fixed list from a file, or add to, take off or replace one",
  },
  options: [
    { flags: "--name <name>", says: { zh: "新名单的名称", en: "name of the new list" } },
    { flags: "--folder <name>", says: { zh: "文件夹", en: "folder" } },
    { flags: "--into <number>", says: { zh: "改这个固定名单", en: "change this fixed list" } },
    { flags: "--how <add|replace|remove>", says: { zh: "加入、替换或移出", en: "add, replace or remove" } },
    { flags: "--column <name>", says: { zh: "哪一列说明是哪位客户", en: "which column says who" } },
    { flags: "--by <key>", says: { zh: customerKeys.join("、"), en: customerKeys.join(", ") } },
    {
      flags: "--several <leave|take>",
      says: {
        zh: "一个号码有几位客户时：不要，或都要",
        en: "several customers with one value: none, or all",
      },
    },
    { flags: "--encoding <name>", says: { zh: "utf-8、gb18030 …", en: "utf-8, gb18030 …" } },
    { flags: "--sheet <name>", says: { zh: "工作表", en: "sheet" } },
    { flags: "--header <row>", says: { zh: "表头在第几行，0 为没有", en: "row of the header; 0 for none" } },
    {
      flags: "--accept-cut",
      says: { zh: "最后一行断了也照样读", en: "read a file whose last row breaks off" },
    },
    { flags: "--missing <file>", says: { zh: "没找到的行写到这里", en: "write the rows not found here" } },
    { flags: "--dry-run", says: { zh: "只看找到谁，不建名单", en: "only say who is found" } },
  ],
  async run(context, [path = ""], options) {
    if (!existsSync(path)) throw refuse("ingest.no_such_file", { file: path });
    const { file } = (await context.upload("segment", { name: basename(path) }, path)) as { file: string };
    const reading = {
      file,
      ...given(options, "encoding"),
      ...given(options, "sheet"),
      ...(text(options.header) === undefined ? {} : { headerRow: Number(text(options.header)) }),
      ...(options.acceptCut ? { acceptCut: true } : {}),
    };
    const looked = (await context.call("inspectListFile", reading)) as VerbOutput<typeof inspectListFile>;
    const column = text(options.column) ?? looked.suggested?.column;
    if (column === undefined) throw refuse("segments.which_column", { columns: looked.columns.join("、") });
    const by = text(options.by) ?? looked.looksLike[column] ?? "member_no";
    const asked = { ...reading, column, by, ...given(options, "several") };
    const known = customerKeyNames[by as CustomerKey] as (typeof customerKeyNames)[CustomerKey] | undefined;
    context.say({ zh: `${column} → ${known?.zh ?? by}`, en: `${column} → ${known?.en ?? by}` });
    const matched = (await context.call("matchListFile", asked)) as VerbOutput<typeof matchListFile>;
    const missing = text(options.missing);
    if (missing !== undefined)
      await context.download(
        "segment-missing",
        file,
        missing,
        Object.fromEntries(
          Object.entries({ ...asked, language: context.language })
            .filter(([key]) => key !== "file")
            .map(([key, value]) => [key, String(value)]),
        ),
      );
    const into = text(options.into);
    const done = options.dryRun
      ? {}
      : into === undefined
        ? await context.call("createListFromFile", {
            ...asked,
            name:
              text(options.name) ??
              basename(path)
                .replace(/(\.gz)?$/i, "")
                .replace(/\.[^.]+$/, ""),
            ...given(options, "folder"),
          })
        : await context.call("changeListByFile", {
            ...asked,
            segment: Number(into),
            version: ((await context.call("readSegment", { id: Number(into) })) as { version: number })
              .version,
            how: text(options.how) ?? "add",
          });
    context.print({
      rows: matched.rows,
      customers: matched.customers,
      ...matched.counts,
      ...(done as Record<string, unknown>),
    });
  },
};

const text = (value: CommandOptions[string]): string | undefined =>
  Array.isArray(value) ? value[0] : value === true ? undefined : value;

const given = (options: CommandOptions, name: string): Record<string, string> => {
  const value = text(options[name]);
  return value === undefined ? {} : { [name]: value };
};
