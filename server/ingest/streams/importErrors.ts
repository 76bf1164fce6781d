import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { csvLine } from "../../customers/cellText.ts";
import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { refuse } from "../../refuse.ts";
import { download } from "../../stream.ts";
import { errorWord } from "../errorWords.ts";
import { workingFact } from "../factOf.ts";
import type { Sql } from "../fields/sql.ts";
import { importFiles } from "../importFiles.ts";
import { loadImport, type StoredImport } from "../loadImport.ts";
import { planning } from "../planning.ts";
import { importId } from "../schema.ts";
import { refuseRows } from "../seesRows.ts";
import { showCells } from "../stage/cells.ts";
import { streamRows } from "../stage/streamRows.ts";
import { validated } from "../validated.ts";
import { workingImport } from "../workingImport.ts";
import { unseenCell, unseenCells } from "./unseenCells.ts";

type Row = [row: number, field: string, code: string, errors: [string, string, string][], cells: string[]];

const titles = {
  zh: ["行", "列", "原值", "原因", "怎么处理"],
  en: ["Row", "Column", "Value", "Reason", "What happens"],
};
const fate = {
  zh: ["这一行不导入", "这一格留空"],
  en: ["the row is not imported", "the cell is left empty"],
};

/** One line a wrong cell, with the whole row behind it so that it can be mended and imported again. */
export const importErrors = download({
  may: "ingest:write",
  says: {
    zh: "下载有问题的行：行、列、原值、原因",
    en: "Download the rows with problems: row, column, value, reason",
  },
  input: z.object({ id: importId, language: z.enum(["zh", "en"]).optional() }),
  async open({ db, ch, actor, files, now, audit, language: own, signal }, { id, language = own }) {
    const one = await loadImport(db, id);
    refuseRows(actor, one);
    if (!one.reading) throw refuse("ingest.not_inspected");
    const { rows: file, circles: circleFile } = importFiles({ files }, id);
    if (!existsSync(`${file}.00000`)) throw refuse("ingest.file_gone");
    const working = workingImport(workingFact(one), one);
    const { reading } = one;
    const rowsOf = (cellsFrom: Sql) =>
      validated({
        fact: working.fact,
        reading,
        mapping: working.one.mapping,
        options: one.options,
        cellsFrom,
        latestYear: now.getUTCFullYear(),
        cells: true,
      });
    const circles = existsSync(circleFile)
      ? (await readFile(circleFile, "utf8")).split("\n").filter(Boolean).map(Number)
      : [];
    const said = { language, unseen: unseenCells(one, actor), circles: new Set(circles) };
    await audit({ target: `import ${id}`, summary: { file: one.fileName } });
    const word = language === "zh" ? "有问题的行" : "problems";
    return {
      name: `${one.fileName.replace(/\.[^.]+$/, "")}-${word}.csv`,
      type: "text/csv; charset=utf-8",
      body: showCells(
        ch,
        one,
        { cells: { path: file, columns: reading.columns.length } },
        ({ cells }) => errorLines(ch, one, rowsOf(cells), said, signal),
        { signal },
      ),
    };
  },
});

interface Said {
  language: "zh" | "en";
  unseen: ReturnType<typeof unseenCells>;
  /** Rows that were refused because of whom they name as referrer. */
  circles: ReadonlySet<number>;
}

async function* errorLines(
  ch: ClickHouse,
  one: StoredImport,
  from: string,
  { language, unseen, circles }: Said,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const columns = one.reading?.columns ?? [];
  yield Buffer.from(`\ufeff${csvLine([...titles[language], ...columns])}`);
  // The cells come along only where something is wrong; no filter goes into the levels of the field expressions.
  const named = columns.map((_, n) => `c${n}`).join(", ");
  const wrong = `bad_at > 0 or length(errors) > 0${circles.size > 0 ? ` or row in (${[...circles].join(", ")})` : ""}`;
  const sql = `select row, bad_field, bad_code, errors, if(${wrong}, array(${named}), []) as cells from ${from} order by not (${wrong}), row`;
  const referrer = columns.indexOf(one.mapping.referrer ?? "");
  const fields = new Map(workingImport(workingFact(one), one).fact.fields.map((f) => [f.name, f]));
  for await (const rows of streamRows<Row>(ch, sql, 1000, { signal, settings: planning })) {
    let text = "";
    for (const [row, field, code, errors, own] of rows) {
      if (code === "" && errors.length === 0 && !circles.has(row)) {
        // Rows without problems come last.
        if (text !== "") yield Buffer.from(text);
        return;
      }
      const cells = own.map((cell, n) => (unseen.column(n) && cell !== "" ? unseenCell[language] : cell));
      const lines: [string, string, string, boolean][] = errors.map(([f, c, v]) => [
        f,
        c,
        v,
        f === field && c === code,
      ]);
      if (code !== "" && !lines.some(([, , , hard]) => hard)) lines.unshift([field, code, "", true]);
      if (circles.has(row)) lines.unshift(["referrer", "referral_circle", own[referrer] ?? "", true]);
      for (const [f, c, value, hard] of lines) {
        const known = fields.get(f);
        const column = one.mapping[f] ?? known?.says[language] ?? "";
        const was = unseen.field(f) && value !== "" ? unseenCell[language] : value;
        const what = fate[language][hard || code !== "" || circles.has(row) ? 0 : 1] ?? "";
        text += csvLine([row, column, was, errorWord(c)[language], what, ...cells]);
      }
    }
    yield Buffer.from(text);
  }
}
