import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Look } from "../charts/look.ts";
import type { Flow } from "../charts/sankey.ts";
import type { NamedBlock } from "../charts/sankeySvg.ts";
import { text } from "../kit/format.ts";
import { type Language, type Pair, phrase } from "../phrase.ts";
import { type Answer, labelOf, type Row } from "./explored.ts";

/** A group of one side: its value, or the smaller ones together. */
interface FlowGroup {
  key: string;
  name: string;
  size: number;
  /** Its place among the colours; undefined for the smaller ones together. */
  colour: number | undefined;
}

export interface CutFlow {
  froms: FlowGroup[];
  tos: FlowGroup[];
  /** `row`: whose people a click lists; absent where a band is of several groups. */
  bands: Array<{ from: FlowGroup; to: FlowGroup; size: number; row?: Row }>;
}

const most = 5;
// No value of a slice has a control character in it.
const restKey = "\u0000rest";
const words = { rest: { zh: "其他 {n} 组", en: "{n} others" } } as const;
const why = {
  nothing: {
    zh: "这样切，这段时间还没有数。",
    en: "Cut like this, the period has no figures.",
  },
  notASum: {
    zh: "各组加起来不等于全部：比例和平均数不能相加，或有人同时在几组里。这样的数画不成流。",
    en: "The groups do not add up to the whole: shares and means cannot be added, or somebody is in several groups. Such a figure is no flow.",
  },
  tooMany: {
    zh: "组太多，有一些没有列出来；换粗一点的切法再画。",
    en: "There are too many groups, and some are not listed; cut more coarsely to draw a flow.",
  },
  negative: {
    zh: "有一组是负数，流没有负的粗细。",
    en: "A group is below 0, and a band cannot be thinner than nothing.",
  },
} as const satisfies Record<string, Pair>;

/** A figure between the groups of two cuts, or why it is no flow: it must be the sum of its groups. */
export function flowOf(answer: Answer, metric: MetricInfo, language: Language): CutFlow | Pair {
  const value = (row: Row | undefined) =>
    row?.figures.find((figure) => figure.metric === metric.name)?.cells[0]?.value ?? null;
  const cells = answer.rows.flatMap((row) => {
    const size = row.values.length === 2 ? value(row) : null;
    return size === null || size === 0 ? [] : [{ row, size, from: row.values[0]!, to: row.values[1]! }];
  });
  const whole = value(answer.rows.find((row) => row.values.length === 0));
  if (cells.length === 0 || !whole) return why.nothing;
  if (cells.some(({ size }) => size < 0)) return why.negative;
  if (answer.leftOut > 0) return why.tooMany;
  const sum = cells.reduce((all, { size }) => all + size, 0);
  if (metric.unit === "rate" || Math.abs(sum - whole) > 1e-6 * Math.abs(whole)) return why.notASum;
  const froms = sideOf(cells, "from", 0, language);
  const tos = sideOf(cells, "to", 1, language);
  const groupOf = (side: FlowGroup[], key: string) => side.find((one) => one.key === key) ?? side.at(-1)!;
  const bands: CutFlow["bands"] = [];
  for (const { row, size, ...cell } of cells) {
    const [from, to] = [groupOf(froms, cell.from), groupOf(tos, cell.to)];
    const known = bands.find((band) => band.from === from && band.to === to);
    if (known) known.size += size;
    else bands.push({ from, to, size, ...(from.key === restKey || to.key === restKey ? {} : { row }) });
  }
  return { froms, tos, bands };
}

/** The largest groups of a cut, and the others together. */
function sideOf(
  cells: ReadonlyArray<{ row: Row; size: number; from: string; to: string }>,
  side: "from" | "to",
  at: number,
  language: Language,
): FlowGroup[] {
  const groups = new Map<string, FlowGroup>();
  for (const cell of cells) {
    const key = cell[side];
    const group = groups.get(key) ?? {
      key,
      name: labelOf(cell.row.labels[at], language),
      size: 0,
      colour: undefined,
    };
    group.size += cell.size;
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
  // One left over takes the room that "1 other" would.
  const shown = sorted.slice(0, sorted.length === most + 1 ? most + 1 : most);
  shown.forEach((group, i) => {
    group.colour = i;
  });
  const rest = sorted.slice(shown.length);
  if (rest.length === 0) return shown;
  const size = rest.reduce((all, group) => all + group.size, 0);
  const name = phrase(words.rest, language, { n: rest.length });
  return [...shown, { key: restKey, name, size, colour: undefined }];
}

export const asFlow = ({ froms, tos, bands }: CutFlow): Flow<string, string> => ({
  froms: froms.map((group) => group.key),
  tos: tos.map((group) => group.key),
  cells: bands.map(({ from, to, size }) => ({ from: from.key, to: to.key, size })),
});

/** How the blocks of a flow are called, and how their figures are written. */
export function blockNames({ froms, tos }: CutFlow, metric: MetricInfo, look: Look) {
  const written = (size: number) => text(size, metric.unit, look);
  const named = (key: string, side: "before" | "after"): NamedBlock => {
    const group = (side === "before" ? froms : tos).find((one) => one.key === key);
    return { name: group?.name ?? key, value: written(group?.size ?? 0), colour: group?.colour };
  };
  return Object.assign(named, { written });
}
