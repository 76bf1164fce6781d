import { z } from "zod";
import { csvLine } from "../../customers/cellText.ts";
import { download } from "../../stream.ts";
import { fileColumn, fileId } from "../schema.ts";
import { matchFile } from "./matchFile.ts";
import { isMissing, missingReason } from "./missingWords.ts";

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
  async open({ db, actor, files, signal, audit, language: own }, { id, language = own, ...asked }) {
    const { fileName, columns, rows } = await matchFile(
      { db, actor, files, signal },
      { file: id, ...asked },
      { cells: true },
    );
    const missing = rows.filter(isMissing);
    await audit({ target: `segment file ${id}`, summary: { file: fileName, rows: missing.length } });
    const word = language === "zh" ? "没找到的行" : "not found";
    return {
      name: `${fileName.replace(/(\.gz)?$/i, "").replace(/\.[^.]+$/, "")}-${word}.csv`,
      type: "text/csv; charset=utf-8",
      body: (async function* () {
        // A BOM, so that spreadsheet programs read the file as UTF-8.
        yield Buffer.from(`\ufeff${csvLine([...titles[language], ...columns])}`);
        for (let from = 0; from < missing.length; from += linesPerPiece)
          yield Buffer.from(
            missing
              .slice(from, from + linesPerPiece)
              .map((row) => csvLine([row.row, missingReason(row)[language], ...row.cells]))
              .join(""),
          );
      })(),
    };
  },
});
