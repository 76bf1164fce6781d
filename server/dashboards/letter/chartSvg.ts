import { init } from "../../../web/charts/echarts.ts";
import type { Option } from "../../../web/charts/option.ts";

/** A chart as SVG, without a browser. */
export function chartSvg(option: Option, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
