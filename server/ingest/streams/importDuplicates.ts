import { existsSync } from "node:fs";
import { z } from "zod";
import { csvLine } from "../../customers/cellText.ts";
import { xlsxSheet } from "../../customers/xlsxSheet.ts";
import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { type Pair, refuse } from "../../refuse.ts";
import { download } from "../../stream.ts";
import type { Sql } from "../fields/sql.ts";
import { importFiles } from "../importFiles.ts";
import { loadImport, type StoredImport } from "../loadImport.ts";
import type { MetOutcome } from "../MetRows.ts";
import { importId } from "../schema.ts";
import { refuseRows } from "../seesRows.ts";
import { showCells } from "../stage/cells.ts";
import { streamRows } from "../stage/streamRows.ts";
import { unseenCell, unseenCells } from "./unseenCells.ts";

type Row = [row: number, outcome: MetOutcome, found: string, cells: string[]];
/** A sheet of a spreadsheet program ends there. */
const mostSheetRows = 1_048_575;

const titles = {
  zh: ["行", "遇到的已有记录", "怎么处理"],
  en: ["Row", "Existing record", "What was done"],
};
const done: Record<MetOutcome, Pair> = {
  same: { zh: "完全一样，没有改动", en: "the same: nothing changed" },
  replaced: { zh: "更新了已有的", en: "the existing one was updated" },
  left: { zh: "保留已有的，没有导入", en: "the existing one was kept; not imported" },
  waiting: { zh: "等待决定，没有导入", en: "waits for a decision; not imported" },
};

/** `/api/files/import-duplicates/<id>?format=csv`: the rows that met what was there, each whole, with what became of it. */
export const importDuplicates = download({
  may: "ingest:write",
  says: {
    zh: "下载重复的行：遇到哪条已有记录，怎么处理",
    en: "Download the duplicates: which record a row met, and what was done",
  },
  input: z.object({
    id: importId,
    format: z.enum(["csv", "xlsx"]).default("csv"),
    language: z.enum(["zh", "en"]).optional(),
  }),
  async open({ db, ch, actor, files, audit, language: own, signal }, { id, format, language = own }) {
    const one = await loadImport(db, id);
    refuseRows(actor, one);
    const { rows, met } = importFiles({ files }, id);
    if (!one.reading) throw refuse("ingest.not_inspected");
    if (!existsSync(`${rows}.00000`) || !existsSync(met)) throw refuse("ingest.file_gone");
    await audit({ target: `import ${id}`, summary: { file: one.fileName } });
    const word = language === "zh" ? "重复的行" : "duplicates";
    const said = { language, unseen: unseenCells(one, actor), sight: actor.scope.all };
    const blocks = showCells(
      ch,
      one,
      {
        cells: { path: rows, columns: one.reading.columns.length },
        beside: { path: met, structure: "row UInt32, outcome String, found String" },
      },
      (from) => metBlocks(ch, one, from, said, format === "xlsx", signal),
      { signal },
    );
    return {
      name: `${one.fileName.replace(/\.[^.]+$/, "")}-${word}.${format}`,
      type:
        format === "csv"
          ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      body: format === "csv" ? csvBytes(blocks) : xlsxSheet(word, blocks),
    };
  },
});

/** A BOM, so that spreadsheet programs read the file as UTF-8. */
async function* csvBytes(blocks: AsyncIterable<(string | number)[][]>): AsyncGenerator<Uint8Array> {
  yield Buffer.from("\ufeff");
  for await (const block of blocks) yield Buffer.from(block.map(csvLine).join(""));
}

async function* metBlocks(
  ch: ClickHouse,
  one: StoredImport,
  { cells: rows, beside: met }: { cells: Sql; beside: Sql },
  {
    language,
    unseen,
    sight,
  }: { language: "zh" | "en"; unseen: ReturnType<typeof unseenCells>; sight: boolean },
  sheet: boolean,
  signal: AbortSignal,
): AsyncGenerator<(string | number)[][]> {
  const columns = one.reading?.columns ?? [];
  yield [[...titles[language], ...columns]];
  const cells = columns.map((_, n) => `c${n}`).join(", ");
  const sql = `select m.row, m.outcome, m.found, [${cells}]
from ${met} as m
inner join ${rows} as r on m.row = r.row
order by m.row${sheet ? ` limit ${mostSheetRows}` : ""}`;
  for await (const block of streamRows<Row>(ch, sql, 2000, { signal }))
    yield block.map(([row, outcome, found, own]) => [
      row,
      // Who was met may be somebody whom this reader does not see.
      sight || found === "" ? found : unseenCell[language],
      done[outcome][language],
      ...own.map((cell, n) => (unseen.column(n) && cell !== "" ? unseenCell[language] : cell)),
    ]);
}
