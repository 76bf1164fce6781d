import { z } from "zod";
import { csvLine } from "../../customers/cellText.ts";
import { download } from "../../stream.ts";
import { matchFile } from "./matchFile.ts";
import { isMissing, missingReason } from "./missingWords.ts";
import { fileColumn, fileId } from "./schema.ts";

const titles = { zh: ["行", "原因"], en: ["Row", "Reason"] };
const linesPerPiece = 2000;

/** `/api/files/segment-missing/<file>?column=…&by=…`: the rows that mean nobody, each whole, with the reason. */
export const missingRows = download({
  may: "segments:write",
  says: {
    zh: "下载名单文件里没找到的行，带原因",
    en: "Download the rows of a file that mean nobody, with the reason",
  },
  input: fileColumn.omit({ file: true }).extend({ id: fileId, language: z.enum(["zh", "en"]).optional() }),
  async open(context, { id, language = context.language, ...asked }) {
    const { fileName, columns, rows, again } = await matchFile(context, { file: id, ...asked });
    const missing = new Map(
      rows.flatMap((row, n) => (isMissing(row) ? [[n, missingReason(row)[language]] as const] : [])),
    );
    await context.audit({ target: `segment file ${id}`, summary: { file: fileName, rows: missing.size } });
    const word = language === "zh" ? "没找到的行" : "not found";
    return {
      name: `${fileName.replace(/(\.gz)?$/i, "").replace(/\.[^.]+$/, "")}-${word}.csv`,
      type: "text/csv; charset=utf-8",
      body: (async function* () {
        // A BOM, so that spreadsheet programs read the file as UTF-8.
        yield Buffer.from(`\ufeff${csvLine([...titles[language], ...columns])}`);
        let n = 0;
        for await (const block of again())
          for (let from = 0; from < block.length; from += linesPerPiece) {
            let lines = "";
            for (const { row, cells } of block.slice(from, from + linesPerPiece)) {
              const reason = missing.get(n++);
              if (reason !== undefined) lines += csvLine([row, reason, ...cells]);
            }
            if (lines !== "") yield Buffer.from(lines);
          }
      })(),
    };
  },
});
