import { heatSvg } from "../../../web/charts/heatSvg.ts";
import { sankeySvg } from "../../../web/charts/sankeySvg.ts";
import { seriesColour } from "../../../web/charts/seriesWords.ts";
import { tileMapSvg } from "../../../web/charts/tileMap.ts";
import type { KnownTile } from "../../../web/dashboards/tileWords.ts";
import { dotsOf } from "../../../web/explore/dotsOf.ts";
import { type Drawing, drawingOf } from "../../../web/explore/drawing.ts";
import type { Answer } from "../../../web/explore/explored.ts";
import { asFlow, blockNames, flowOf } from "../../../web/explore/flowOf.ts";
import { placesOf } from "../../../web/explore/placesOf.ts";
import { stagesOf } from "../../../web/explore/stagesOf.ts";
import { triangleOf } from "../../../web/explore/triangleOf.ts";
import { phrase } from "../../../web/phrase.ts";
import { chartSvg } from "./chartSvg.ts";
import type { LetterFrame } from "./letterTile.ts";

export interface LetterPicture {
  svg: string;
  legend: Array<{ name: string; colour: string }>;
  /** What has to be known about the drawing. */
  caveats: string[];
}

export const pictureWidth = 600;
const usualHeight = 240;
const dotsHeight = 300;
const words = {
  open: { zh: "灰底或斜纹：还没过完。", en: "Grey or hatched: not over yet." },
  notOver: { zh: "这段时间还没过完。", en: "The period is not over yet." },
  cut: { zh: "不足一整段的时期留空。", en: "A period that is not whole is left empty." },
  left: {
    zh: "画最大的 6 组，另有 {n} 组在表里。",
    en: "The 6 largest are drawn; {n} more are in the table.",
  },
  notDrawn: { zh: "另有 {n} 组没有画，在表里。", en: "{n} more groups are in the table." },
  ranks: {
    zh: "颜色按名次；没有数的地方留空，不是 0。",
    en: "Coloured by rank; what has no figure is empty, not 0.",
  },
  months: { zh: "列是首购后第几个月。", en: "Columns are months since the first purchase." },
  stages: {
    zh: "长短是进入这一步的机会，不必是同一批。",
    en: "Length: opportunities that entered the stage, not necessarily the same ones.",
  },
} as const;

/** A chart as on the page, drawn without a browser; undefined where there is nothing to draw. */
export function letterPicture(
  answer: Answer,
  { metrics, view }: KnownTile,
  { look, annotations, yearStart }: LetterFrame,
): LetterPicture | undefined {
  const { language } = look;
  const [metric, second] = metrics;
  if (!metric) return undefined;
  const says = (key: keyof typeof words, when = true, n = 0) =>
    when ? [phrase(words[key], language, { n })] : [];
  if (view.draw === "quadrant") {
    const dots = second && dotsOf(answer, [metric, second], view.cuts, look);
    return (
      dots && {
        svg: chartSvg(dots.option, { width: pictureWidth, height: dotsHeight }),
        legend: [],
        caveats: says("notDrawn", dots.left > 0, dots.left),
      }
    );
  }
  if (view.draw === "map") {
    const { map, open } = placesOf(answer, metric, view, look);
    return {
      svg: tileMapSvg(map, look),
      legend: [],
      caveats: [...says("ranks"), ...says("notOver", open)],
    };
  }
  if (view.draw === "triangle") {
    const { table, left, open, cut } = triangleOf(answer, metric, look);
    return {
      svg: heatSvg(table, look),
      legend: [],
      caveats: [
        ...says("months"),
        ...says("ranks"),
        ...says("open", open),
        ...says("cut", cut),
        ...says("notDrawn", left > 0, left),
      ],
    };
  }
  if (view.draw === "funnel") {
    const { option, height, left } = stagesOf(answer, metric, look);
    return {
      svg: chartSvg(option, { width: pictureWidth, height }),
      legend: [],
      caveats: [...says("stages"), ...says("notDrawn", left > 0, left)],
    };
  }
  if (view.draw === "sankey") {
    const flow = flowOf(answer, metric, language);
    return "zh" in flow
      ? undefined
      : {
          svg: sankeySvg(asFlow(flow), blockNames(flow, metric, look), look),
          legend: [],
          caveats: says("notOver", answer.periods[0]?.open),
        };
  }
  const drawing = drawingOf({
    answer,
    metric,
    at: 0,
    depth: view.by.length,
    grain: view.grain,
    draw: view.draw,
    annotations,
    yearStart,
    look,
  });
  return {
    svg: chartSvg(drawing.option, { width: pictureWidth, height: drawing.height ?? usualHeight }),
    legend: view.draw === "bar" ? legendOf(drawing, look) : [],
    caveats: [
      ...says("open", drawing.course.open.includes(true)),
      ...says("cut", drawing.cut),
      ...says("left", drawing.left > 0, drawing.left),
    ],
  };
}

/** Bars have no names at their ends as lines have. */
function legendOf({ course }: Drawing, look: LetterFrame["look"]) {
  if (course.series.length < 2) return [];
  return course.series.map((one, i) => ({
    name: one.name,
    colour: one.all ? look.tokens.series[5] : seriesColour(course, i, look),
  }));
}
