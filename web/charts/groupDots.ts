import { type Pair, phrase } from "../phrase.ts";
import { plain, valueAxis } from "./axes.ts";
import { labelSides } from "./labelSides.ts";
import { fontFamily, type Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

interface GroupDot {
  name: string;
  x: number;
  y: number;
  /** What its area stands for; null: not known. */
  size: number | null;
}

interface DotAxis {
  name: string;
  /** Where the line stands. */
  cut: number;
  /** The line is a bar that somebody set, not the middle. */
  set: boolean;
  write(value: number): string;
}

export interface GroupDots {
  /** The largest first: they choose the place of their name first. */
  dots: readonly GroupDot[];
  x: DotAxis;
  y: DotAxis;
  /** What the size is, and how it is written. */
  size: { name: string; write(value: number): string };
  people: boolean;
  /** For a phone: less room for names. */
  narrow?: boolean;
}

const words = {
  median: { zh: "中位数 {value}", en: "median {value}" },
  set: { zh: "线 {value}", en: "bar {value}" },
  people: { zh: "点一下看名单", en: "Click for the people" },
} as const satisfies Record<string, Pair>;

/** Names are placed for a drawing of this size, or on a phone of that; a wider one has only more room. */
const usual = { width: 440, height: 250 };
const onPhone = { width: 250, height: 240 };
const smallest = 8;
const largest = 32;

/** Groups between two figures: lines at the middle or at bars that were set, the area of a dot is how many they are. */
export function groupDots({ dots, x, y, size, people, narrow = false }: GroupDots, look: Look): Option {
  const { tokens, language } = look;
  const most = Math.max(1, ...dots.map((dot) => dot.size ?? 0));
  const across = (dot: GroupDot) =>
    dot.size === null
      ? smallest + 2
      : smallest + (largest - smallest) * Math.sqrt(Math.max(0, dot.size) / most);
  const [sx, sy] = [
    spread([...dots.map((dot) => dot.x), x.cut]),
    spread([...dots.map((dot) => dot.y), y.cut]),
  ];
  const cutLabel = (axis: DotAxis) =>
    phrase(words[axis.set ? "set" : "median"], language, { value: axis.write(axis.cut) });
  const room = narrow ? onPhone : usual;
  const line = (1 - sy(y.cut)) * room.height;
  const sides = labelSides(
    dots.map((dot) => ({
      x: sx(dot.x) * room.width,
      y: (1 - sy(dot.y)) * room.height,
      radius: across(dot) / 2,
      width: widthOf(dot.name),
    })),
    room,
    [{ left: room.width - widthOf(cutLabel(y)), right: room.width, top: line - 16, bottom: line }],
  );
  const axisOf = (axis: DotAxis) => ({
    name: axis.name,
    nameTextStyle: { color: tokens.text2, fontFamily, fontSize: 12 },
    splitLine: { show: false },
  });
  return {
    ...plain,
    grid: {
      left: 4,
      right: 20,
      // The name of the upright axis stands above the word of the upright line, where both are near each other.
      top: narrow ? 46 : 28,
      bottom: 22,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      ...valueAxis(look, x.write, { scale: true, splitNumber: 4 }),
      boundaryGap: ["8%", "12%"],
      ...axisOf(x),
      nameLocation: "middle",
      nameGap: 24,
    } as never,
    yAxis: {
      ...valueAxis(look, y.write, { scale: true, splitNumber: 4 }),
      boundaryGap: ["10%", "10%"],
      ...axisOf(y),
      nameGap: narrow ? 30 : 12,
      nameTextStyle: { color: tokens.text2, fontFamily, fontSize: 12, align: "left" },
    } as never,
    tooltip: {
      ...tooltipBox(look),
      trigger: "item",
      formatter: (hovered) => {
        const dot = dots[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!dot) return "";
        return tooltipHtml(
          dot.name,
          [
            { colour: tokens.series[0], name: x.name, value: x.write(dot.x) },
            { name: y.name, value: y.write(dot.y) },
            ...(dot.size === null ? [] : [{ name: size.name, value: size.write(dot.size) }]),
          ],
          look,
          people ? phrase(words.people, language) : undefined,
        );
      },
    },
    series: [
      {
        type: "line",
        data: dots.map((dot, i) => ({
          value: [dot.x, dot.y],
          symbolSize: across(dot),
          label: { show: sides[i] !== undefined, position: sides[i] ?? "right" },
        })),
        lineStyle: { opacity: 0 },
        symbol: "circle",
        showAllSymbol: true,
        itemStyle: { color: tokens.series[0], opacity: 0.72, borderColor: tokens.surface, borderWidth: 1 },
        label: {
          color: tokens.text1,
          fontFamily,
          fontSize: 12,
          distance: 3,
          textBorderColor: tokens.surface,
          textBorderWidth: 2,
          formatter: ({ dataIndex }) => shortName(dots[dataIndex]?.name ?? ""),
        },
        // In a narrower drawing than the usual.
        labelLayout: { hideOverlap: true },
        emphasis: { disabled: true },
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          lineStyle: { color: tokens.lineStrong, width: 1, type: "dashed" },
          label: { color: tokens.text2, fontFamily, fontSize: 11 },
          data: [
            { xAxis: x.cut, label: { formatter: cutLabel(x), position: "end" } },
            { yAxis: y.cut, label: { formatter: cutLabel(y), position: "insideEndTop" } },
          ],
        },
      },
      // Lines lie inside the drawing wherever they were set.
      {
        type: "line",
        data: [[x.cut, y.cut]],
        silent: true,
        symbol: "none",
        lineStyle: { opacity: 0 },
        tooltip: { show: false },
      },
    ],
  };
}

const longest = 14;
const shortName = (name: string) => {
  const signs = [...name];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join("")}…` : name;
};

/** Roughly: a Chinese character is as wide as the type is high, another about half. */
const widthOf = (name: string) =>
  [...shortName(name)].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 12 : 6.8), 0);

/** Where a value lies between the ends of the axis, about as the axis will have them. */
function spread(values: readonly number[]): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.12 || 1;
  return (value) => (value - low + room) / (high - low + 2 * room);
}
