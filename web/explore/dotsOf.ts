import type { MetricInfo } from "../../server/metrics/schema.ts";
import { type GroupDots, groupDots } from "../charts/groupDots.ts";
import type { Look } from "../charts/look.ts";
import type { Option } from "../charts/option.ts";
import { axisText } from "../charts/seriesWords.ts";
import { count } from "../kit/format.ts";
import { type Answer, type Row, rowName } from "./explored.ts";
import { type Cuts, sizeMetric } from "./view.ts";

const dotsMost = 40;
const sizeWord = { zh: "客户数", en: "Customers" };

export interface DotsDrawn {
  option: Option;
  /** The groups drawn, in the order of the dots. */
  rows: Row[];
  dots: GroupDots["dots"];
  x: GroupDots["x"];
  y: GroupDots["y"];
  /** Groups that are not drawn: of an unknown figure, and beyond those that there is room for. */
  unknown: number;
  left: number;
}

/** The groups of a cut between two figures; undefined where fewer than two of them are known. */
export function dotsOf(
  answer: Answer,
  metrics: readonly [MetricInfo, MetricInfo],
  cuts: Cuts,
  look: Look,
  narrow = false,
): DotsDrawn | undefined {
  const { language } = look;
  const value = (row: Row, metric: string) =>
    row.figures.find((figure) => figure.metric === metric)?.cells[0]?.value ?? null;
  const groups = answer.rows.filter((row) => row.values.length === 1);
  const found = groups.flatMap((row) => {
    const [x, y] = [value(row, metrics[0].name), value(row, metrics[1].name)];
    if (x === null || y === null) return [];
    return [{ row, name: rowName(row, language), x, y, size: value(row, sizeMetric) }];
  });
  if (found.length < 2) return undefined;
  const drawn = [...found].sort((a, b) => (b.size ?? 0) - (a.size ?? 0)).slice(0, dotsMost);
  const axis = (at: 0 | 1, key: "x" | "y") => ({
    name: metrics[at].title[language],
    cut: cuts[key] ?? median(found.map((one) => one[key])),
    set: cuts[key] !== undefined,
    write: (number: number) => axisText(number, metrics[at].unit, look),
  });
  const [x, y] = [axis(0, "x"), axis(1, "y")];
  const dots = drawn.map(({ row: _, ...dot }) => dot);
  const size = { name: sizeWord[language], write: (number: number) => count(number, language) };
  const people = metrics.some((metric) => metric.parts.length > 0);
  return {
    option: groupDots({ dots, x, y, size, people, narrow }, look),
    rows: drawn.map((one) => one.row),
    dots,
    x,
    y,
    unknown: groups.length - found.length,
    left: found.length - drawn.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
