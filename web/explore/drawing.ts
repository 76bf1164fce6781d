import type { MetricInfo } from "../../server/metrics/schema.ts";
import { type DumbbellRow, dumbbell } from "../charts/dumbbell.ts";
import { groupBars } from "../charts/groupBars.ts";
import type { Look } from "../charts/look.ts";
import type { Option } from "../charts/option.ts";
import { seriesLines } from "../charts/seriesLines.ts";
import type { Course } from "../charts/seriesWords.ts";
import { type Answer, courseOf, drawnRows, marksIn, type Row, rowName } from "./explored.ts";
import type { View } from "./view.ts";

interface Asked {
  answer: Answer;
  metric: MetricInfo;
  /** Which of the answer's figures. */
  at: number;
  /** How many cuts. */
  depth: number;
  grain: View["grain"];
  draw: View["draw"];
  annotations: ReadonlyArray<{ day: string; text: string }>;
  yearStart: number;
  look: Look;
}

export interface Drawing {
  option: Option;
  course: Course & { marks: NonNullable<Course["marks"]> };
  /** Before and now, where both ends are drawn. */
  pairs: DumbbellRow[] | undefined;
  rows: Row[];
  /** Groups beyond those drawn. */
  left: number;
  /** Some period is not whole, and left empty. */
  cut: boolean;
  /** Undefined: as tall as the place for it. */
  height: number | undefined;
}

/** A figure's course or groups as a chart. */
export function drawingOf(asked: Asked): Drawing {
  const { answer, metric, at, depth, grain, draw, annotations, yearStart, look } = asked;
  const { language } = look;
  const { course, ...found } = courseOf(answer, at, metric, depth, grain, language, yearStart);
  const marked = { ...course, marks: marksIn(answer.periods, annotations, grain) };
  const pairs =
    draw === "dumbbell" && answer.comparedPeriods.length > 0
      ? drawnRows(answer, depth).rows.map((row) => ({
          name: rowName(row, language),
          before: row.figures[at]?.compared[0]?.value ?? null,
          now: row.figures[at]?.cells[0]?.value ?? null,
        }))
      : undefined;
  const option = pairs
    ? dumbbell(pairs, metric.unit, look)
    : draw === "line"
      ? seriesLines(marked, metric.unit, look)
      : groupBars(marked, metric.unit, look);
  return { ...found, course: marked, pairs, option, height: pairs && 48 + 32 * pairs.length };
}
