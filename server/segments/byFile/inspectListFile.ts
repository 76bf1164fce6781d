import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { lookAtFile } from "./lookAtFile.ts";
import { keyMasked } from "./matchFile.ts";
import { customerKeys, inspectListInput, inspectListOutput } from "./schema.ts";
import { ownSegmentFile } from "./segmentFiles.ts";
import { suggestKeys } from "./suggestKeys.ts";

const shownRows = 8;

export const inspectListFile = read({
  may: "segments:write",
  http: "GET /segment-files/:file",
  says: {
    zh: "看一眼名单文件：怎样读、前几行、哪一列说明是哪位客户",
    en: "Look at a file for a fixed list: how it is read, its first rows, which column says who the customer is",
  },
  input: inspectListInput,
  output: inspectListOutput,
  async run(context, { file, ...choices }) {
    const { actor } = context;
    const own = await ownSegmentFile(context, file);
    const found = await lookAtFile(own, choices);
    const { reading } = found;
    if (reading.columns.length === 0) throw refuse("ingest.no_columns");
    const masked = customerKeys.filter((by) => keyMasked(actor, by));
    const text = reading.container === "text" || reading.container.startsWith("json");
    return {
      name: own.name,
      sheet: reading.sheet ?? null,
      sheets: found.sheets,
      encoding: reading.encoding,
      encodingSure: found.encodingSure,
      text,
      headerRow: reading.headerRow,
      columns: reading.columns,
      preview: found.preview.slice(0, shownRows),
      ...suggestKeys(found, new Set(masked)),
      masked,
    };
  },
});
