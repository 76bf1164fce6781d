import { expect, test } from "vitest";
import { tokensOf } from "../theme/tokens.ts";
import { init } from "./echarts.ts";
import { seriesLines } from "./seriesLines.ts";

test("the names at the ends of lines that lie close stand one under another", () => {
  const shares = [0.5, 0.51, 0.52, 0.53, 0.9];
  const option = seriesLines(
    {
      labels: ["09", "10"],
      titles: ["2026-09", "2026-10"],
      open: [false, false],
      people: true,
      series: shares.map((value, i) => {
        const point = { value, numerator: 1, denominator: 2, interval: null };
        return { name: `组${i}`, all: false, points: [point, point] };
      }),
    },
    "rate",
    { language: "zh", currency: "CNY", tokens: tokensOf("light") },
  );
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 560, height: 300 });
  chart.setOption(option);
  const drawn = chart.renderToSVGString();
  chart.dispose();
  const heights = [...drawn.matchAll(/<text[^>]*translate\([\d.]+ ([\d.]+)\)[^>]*>组/g)]
    .map((found) => Number(found[1]))
    .sort((a, b) => a - b);
  expect(heights).toHaveLength(shares.length);
  for (const [i, at] of heights.entries()) expect(at - (heights[i - 1] ?? 0)).toBeGreaterThanOrEqual(13);
});
