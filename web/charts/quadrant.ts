import { type Pair, phrase } from "../phrase.ts";
import { plain, valueAxis } from "./axes.ts";
import { fontFamily, type Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export type Corner = "worth" | "hard" | "easy" | "quiet";

interface QuadrantDot {
  corner: Corner;
  x: number;
  y: number;
}

interface QuadrantAxis {
  name: string;
  /** More than this is much. */
  cut: number;
  /** The drawing ends here; dots beyond stand on the edge. */
  end: number;
  write(value: number): string;
}

export interface Quadrant {
  dots: readonly QuadrantDot[];
  x: QuadrantAxis;
  y: QuadrantAxis;
  names: Record<Corner, string>;
}

const edge: Pair = { zh: "（在图外）", en: " (beyond the edge)" };

/** The order of the series: the index that a click gives. */
export const corners: readonly Corner[] = ["worth", "hard", "easy", "quiet"];

/** Dots in four quarters cut at two values; each quarter is named in its corner and is one series. */
export function quadrant({ dots, x, y, names }: Quadrant, look: Look): Option {
  const { tokens, language } = look;
  const colours: Record<Corner, string> = {
    worth: tokens.series[0],
    hard: tokens.unfavourable,
    easy: tokens.favourable,
    quiet: tokens.text3,
  };
  const [right, top] = [Math.max(x.end, x.cut * 2, 1e-9), Math.max(y.end, y.cut * 2, 1e-9)];
  const low = Math.min(0, ...dots.map((dot) => dot.y));
  const area = (at: Corner) => {
    const isRight = at === "worth" || at === "hard";
    const isTop = at === "worth" || at === "easy";
    return [
      {
        name: names[at],
        xAxis: isRight ? x.cut : 0,
        yAxis: isTop ? top : low,
        label: {
          position: `inside${isTop ? "Top" : "Bottom"}${isRight ? "Right" : "Left"}` as "insideTopRight",
          color: colours[at],
          fontFamily,
          fontSize: 12,
          fontWeight: 600 as const,
          // Legible over the dots, and beside its neighbour on a phone.
          width: 110,
          overflow: "break" as const,
          textBorderColor: tokens.surface,
          textBorderWidth: 3,
        },
      },
      { xAxis: isRight ? right : x.cut, yAxis: y.cut },
    ] as const;
  };
  const inside = (dot: QuadrantDot) => [Math.min(dot.x, right), Math.max(low, Math.min(dot.y, top))];
  return {
    ...plain,
    grid: {
      left: 4,
      right: 16,
      top: 28,
      bottom: 22,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      ...valueAxis(look, x.write, { min: 0, max: right, splitNumber: 4 }),
      name: x.name,
      nameLocation: "middle",
      nameGap: 24,
      nameTextStyle: { color: tokens.text2, fontFamily, fontSize: 12 },
      splitLine: { show: false },
    } as never,
    yAxis: {
      ...valueAxis(look, y.write, { min: low, max: top, splitNumber: 4 }),
      nameGap: 12,
      name: y.name,
      nameTextStyle: { color: tokens.text2, fontFamily, fontSize: 12, align: "left" },
      splitLine: { show: false },
    } as never,
    tooltip: {
      ...tooltipBox(look),
      trigger: "item",
      formatter: (hovered) => {
        const { seriesIndex = 0, dataIndex = 0 } = (Array.isArray(hovered) ? hovered[0] : hovered) ?? {};
        const at = corners[seriesIndex];
        const dot = at && dots.filter((one) => one.corner === at)[dataIndex];
        if (!dot) return "";
        const beyond = (value: number, end: number) => (value > end ? phrase(edge, language) : "");
        return tooltipHtml(
          names[dot.corner],
          [
            { colour: colours[dot.corner], name: x.name, value: x.write(dot.x) + beyond(dot.x, right) },
            { name: y.name, value: y.write(dot.y) + beyond(dot.y, top) },
          ],
          look,
        );
      },
    },
    series: corners.map((at, i) => ({
      type: "line" as const,
      name: names[at],
      data: dots.filter((dot) => dot.corner === at).map(inside),
      lineStyle: { opacity: 0 },
      symbol: { worth: "circle", hard: "triangle", easy: "diamond", quiet: "emptyCircle" }[at],
      symbolSize: at === "hard" || at === "easy" ? 8 : 6,
      showAllSymbol: true,
      itemStyle: { color: colours[at], opacity: 0.75 },
      emphasis: { disabled: true },
      ...(i === 0
        ? {
            markLine: {
              silent: true,
              symbol: "none",
              animation: false,
              lineStyle: { color: tokens.lineStrong, width: 1, type: "dashed" as const },
              label: { show: false },
              data: [{ xAxis: x.cut }, { yAxis: y.cut }],
            },
            markArea: {
              silent: true,
              animation: false,
              itemStyle: { color: "transparent" },
              data: corners.map((at) => [...area(at)] as [object, object]),
            },
          }
        : {}),
    })),
  };
}
