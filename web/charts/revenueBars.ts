import { count, moneyScale, text } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { categoryAxis, dayLabels, plain, valueAxis } from "./axes.ts";
import { hatch } from "./hatch.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface RevenueRow {
  at: string;
  existing: number;
  new: number;
  previousExisting: number | null;
  open: boolean;
}

const revenueWords = {
  existing: { zh: "老客户", en: "Existing" },
  new: { zh: "新客户", en: "New" },
  previous: { zh: "上期老客户", en: "Existing, previous" },
  open: { zh: "未满", en: "still open" },
} as const;

/** Existing customers' revenue with new ones' on top; the open period hatched; the compared period a thin dashed line. */
export function revenueBars(rows: readonly RevenueRow[], look: Look): Option {
  const { tokens, language } = look;
  const scale = moneyScale(Math.max(0, ...rows.map((row) => row.existing + row.new)), look);
  const bar = (key: "existing" | "new", colour: string) => ({
    type: "bar" as const,
    name: phrase(revenueWords[key], language),
    stack: "revenue",
    barMaxWidth: 26,
    barCategoryGap: "42%",
    itemStyle: { color: colour, borderRadius: key === "new" ? [2, 2, 0, 0] : 0 },
    emphasis: { disabled: true },
    data: rows.map((row) => ({
      value: row[key] / scale.by,
      ...(row.open ? { itemStyle: { opacity: 0.8, decal: hatch(tokens.surface) } } : {}),
    })),
  });
  return {
    ...plain,
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: categoryAxis(dayLabels(rows.map((row) => row.at)), look),
    yAxis: valueAxis(look, (value) => count(value, language, 1)),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.lineStrong } },
      formatter: (hovered) => {
        const at = (Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0;
        const row = rows[at];
        return row ? revenueTip(row, look) : "";
      },
    },
    series: [
      bar("existing", tokens.series[0]),
      bar("new", tokens.series[1]),
      ...(rows.some((row) => row.previousExisting !== null)
        ? [
            {
              type: "line" as const,
              name: phrase(revenueWords.previous, language),
              data: rows.map((row) =>
                row.previousExisting === null ? null : row.previousExisting / scale.by,
              ),
              symbol: "none",
              lineStyle: { color: tokens.text1, width: 1.5, type: "dashed" as const },
              itemStyle: { color: tokens.text1 },
              emphasis: { disabled: true },
              z: 3,
            },
          ]
        : []),
    ],
  };
}

function revenueTip(row: RevenueRow, look: Look): string {
  const { tokens, language } = look;
  const say = (key: keyof typeof revenueWords) => phrase(revenueWords[key], language);
  const lines = [
    { colour: tokens.series[1], name: say("new"), value: text(row.new, "money", look) },
    { colour: tokens.series[0], name: say("existing"), value: text(row.existing, "money", look) },
  ];
  if (row.previousExisting !== null) {
    lines.push({
      colour: tokens.text1,
      name: say("previous"),
      value: text(row.previousExisting, "money", look),
    });
  }
  return tooltipHtml(row.open ? `${row.at} · ${say("open")}` : row.at, lines, look);
}
