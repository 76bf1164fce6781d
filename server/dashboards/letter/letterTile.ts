import type { ChartTable } from "../../../web/charts/csv.ts";
import type { Look } from "../../../web/charts/look.ts";
import { seriesColour } from "../../../web/charts/seriesWords.ts";
import { answerTable } from "../../../web/dashboards/answerTable.ts";
import {
  type Catalogue,
  type KnownTile,
  knownTile,
  tileNote,
  tileTitle,
} from "../../../web/dashboards/tileWords.ts";
import { dotsOf } from "../../../web/explore/dotsOf.ts";
import { type Drawing, drawingOf } from "../../../web/explore/drawing.ts";
import { phrase } from "../../../web/phrase.ts";
import type { MeasuredTile, Tile } from "../schema.ts";
import { chartSvg } from "./chartSvg.ts";
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
  chart: { svg: string; legend: Array<{ name: string; colour: string }> } | undefined;
  /** All of it, for the workbook. */
  sheet: ChartTable | undefined;
}

export interface LetterFrame {
  catalogue: Catalogue;
  annotations: ReadonlyArray<{ day: string; text: string }>;
  yearStart: number;
  look: Look;
}

export const pictureWidth = 600;
const usualHeight = 240;
const dotsHeight = 300;
const words = {
  nothing: { zh: "没有数据。", en: "No data." },
  open: { zh: "灰底或斜纹：还没过完。", en: "Grey or hatched: not over yet." },
  cut: { zh: "不足一整段的时期留空。", en: "A period that is not whole is left empty." },
  left: {
    zh: "画最大的 6 组，另有 {n} 组在表里。",
    en: "The 6 largest are drawn; {n} more are in the table.",
  },
  dotsLeft: { zh: "另有 {n} 组没有画，在表里。", en: "{n} more groups are in the table." },
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
  const { grain, draw } = known.view;
  const table =
    tile.show === "number"
      ? numberTable(measured, metric, look)
      : groupsTable(answer, { ...known, grain, yearStart }, look);
  const quadrant = tile.show === "chart" && known.view.draw === "quadrant";
  const dots = quadrant ? dotsIn(answer, known, look) : undefined;
  const drawing =
    tile.show === "chart" && !quadrant
      ? drawingOf({
          answer,
          metric,
          at: 0,
          depth: known.view.by.length,
          grain,
          draw,
          annotations: frame.annotations,
          yearStart,
          look,
        })
      : undefined;
  return {
    ...head,
    refused: table ? undefined : words.nothing[language],
    table,
    caveats: [
      ...(drawing?.course.open.includes(true) ? [words.open[language]] : []),
      ...(drawing?.cut ? [words.cut[language]] : []),
      ...(dots && dots.left > 0 ? [phrase(words.dotsLeft, language, { n: dots.left })] : []),
      ...(drawing && drawing.left > 0 ? [phrase(words.left, language, { n: drawing.left })] : []),
      ...(table && table.left > 0 ? [phrase(words.rows, language, { n: table.left })] : []),
      ...answer.unrated.map((one) => one.says[language]),
      ...new Set(known.metrics.flatMap((one) => one.caveats.map((caveat) => caveat[language]))),
    ],
    chart: dots
      ? { svg: chartSvg(dots.option, { width: pictureWidth, height: dotsHeight }), legend: [] }
      : drawing && {
          svg: chartSvg(drawing.option, { width: pictureWidth, height: drawing.height ?? usualHeight }),
          legend: draw === "bar" ? legendOf(drawing, look) : [],
        },
    sheet: answerTable(answer, { ...known, grain, yearStart }, language),
  };
}

function dotsIn(answer: NonNullable<MeasuredTile["answer"]>, { metrics, view }: KnownTile, look: Look) {
  const [first, second] = metrics;
  return first && second ? dotsOf(answer, [first, second], view.cuts, look) : undefined;
}

/** Bars have no names at their ends as lines have. */
function legendOf({ course }: Drawing, look: Look) {
  if (course.series.length < 2) return [];
  return course.series.map((one, i) => ({
    name: one.name,
    colour: one.all ? look.tokens.series[5] : seriesColour(course, i, look),
  }));
}
