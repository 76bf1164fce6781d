import type { ChartTable } from "../../../web/charts/csv.ts";
import type { Look } from "../../../web/charts/look.ts";
import { answerTable } from "../../../web/dashboards/answerTable.ts";
import { type Catalogue, knownTile, tileNote, tileTitle } from "../../../web/dashboards/tileWords.ts";
import { phrase } from "../../../web/phrase.ts";
import type { MeasuredTile, Tile } from "../schema.ts";
import { type LetterPicture, letterPicture } from "./letterPicture.ts";
import { groupsTable, type LetterTable, numberTable } from "./letterTable.ts";

export interface LetterTile {
  id: number;
  title: string;
  /** Days, comparison and filters. */
  note: string;
  /** Why there is nothing, where there is nothing. */
  refused: string | undefined;
  table: LetterTable | undefined;
  /** What has to be known about the figures. */
  caveats: string[];
  chart: Pick<LetterPicture, "svg" | "legend"> | undefined;
  /** All of it, for the workbook. */
  sheet: ChartTable | undefined;
}

export interface LetterFrame {
  catalogue: Catalogue;
  annotations: ReadonlyArray<{ day: string; text: string }>;
  yearStart: number;
  look: Look;
}

const words = {
  nothing: { zh: "没有数据。", en: "No data." },
  rows: { zh: "另有 {n} 行在附件里。", en: "{n} more rows are in the attachment." },
} as const;

/** A tile as a letter shows it: the same question, words and drawing as on the page. */
export function letterTile(tile: Tile, measured: MeasuredTile, frame: LetterFrame): LetterTile {
  const { look, yearStart } = frame;
  const { language } = look;
  const known = knownTile(tile, measured, frame.catalogue);
  const [metric] = known.metrics;
  const { answer } = measured;
  const head = {
    id: tile.id,
    title: tileTitle(tile, known, language),
    note: tileNote(measured, language),
  };
  if (!answer || !metric)
    return {
      ...head,
      refused: (measured.refused ?? words.nothing)[language],
      table: undefined,
      caveats: [],
      chart: undefined,
      sheet: undefined,
    };
  const { grain } = known.view;
  const table =
    tile.show === "number"
      ? numberTable(measured, metric, look)
      : groupsTable(answer, { ...known, grain, yearStart }, look);
  const picture = tile.show === "chart" ? letterPicture(answer, known, frame) : undefined;
  return {
    ...head,
    refused: table ? undefined : words.nothing[language],
    table,
    caveats: [
      ...(picture?.caveats ?? []),
      ...(table && table.left > 0 ? [phrase(words.rows, language, { n: table.left })] : []),
      ...answer.unrated.map((one) => one.says[language]),
      ...new Set(known.metrics.flatMap((one) => one.caveats.map((caveat) => caveat[language]))),
    ],
    chart: picture,
    sheet: answerTable(answer, { ...known, grain, yearStart }, language),
  };
}
