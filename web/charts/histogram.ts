import { count, percent, text } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { categoryAxis, plain, valueAxis } from "./axes.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { tooltipBox, tooltipHtml } from "./tooltip.ts";

export interface Band {
  from: number;
  to: number | null;
  customers: number;
}

const words = {
  customers: { zh: "客户", en: "Customers" },
  share: { zh: "占比", en: "Share" },
  above: { zh: "{from} 以上", en: "{from} and more" },
} as const;

export function bandText(band: Band, look: Look): string {
  const from = text(band.from, "moneyEach", look);
  if (band.to === null) return phrase(words.above, look.language, { from });
  return `${count(band.from, look.language)}–${text(band.to, "moneyEach", look)}`;
}

/** How many customers lie in each band; the bands of the top 20 % are darker. */
export function histogram(bands: readonly Band[], look: Look): Option {
  const { tokens, language } = look;
  const total = bands.reduce((sum, band) => sum + band.customers, 0);
  let above = total;
  const data = bands.map((band) => {
    above -= band.customers;
    const top = above + band.customers / 2 < total * 0.2;
    return {
      value: total === 0 ? 0 : band.customers / total,
      itemStyle: {
        color: top ? tokens.series[0] : (tokens.heat[3] ?? tokens.line),
        borderRadius: [2, 2, 0, 0],
      },
    };
  });
  return {
    ...plain,
    grid: { left: 4, right: 8, top: 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: categoryAxis(
      bands.map((band) => count(band.from, language)),
      look,
    ),
    yAxis: valueAxis(look, (value) => percent(value, language, 0)),
    tooltip: {
      ...tooltipBox(look),
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (hovered) => {
        const band = bands[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0];
        if (!band) return "";
        const lines = [
          { name: phrase(words.customers, language), value: count(band.customers, language) },
          {
            name: phrase(words.share, language),
            value: percent(total ? band.customers / total : null, language),
          },
        ];
        return tooltipHtml(bandText(band, look), lines, look);
      },
    },
    series: [{ type: "bar", data, barCategoryGap: "12%", emphasis: { disabled: true } }],
  };
}
