import type { MetricInfo } from "../../server/metrics/schema.ts";
import { type FunnelBar, funnelBars } from "../charts/funnelBars.ts";
import type { Look } from "../charts/look.ts";
import type { Option } from "../charts/option.ts";
import { count, percent } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { type Answer, labelOf, type Row } from "./explored.ts";

const words = {
  entered: { zh: "进入", en: "Entered" },
  wentOn: { zh: "走到下一步", en: "Went on" },
  interval: { zh: "95% 区间", en: "95% interval" },
  end: { zh: "{n} · 下一步 {share}", en: "{n} · {share} went on" },
} as const;

export interface StagesDrawn {
  option: Option;
  /** From the first stage to the last. */
  bars: FunnelBar[];
  rows: Row[];
  height: number;
  /** Groups that are no stages: they only say how it ended. */
  left: number;
}

/** How many entered each stage in the period, in the order of the stages, and what share of them went on. */
export function stagesOf(answer: Answer, metric: MetricInfo, look: Look): StagesDrawn {
  const { language, tokens } = look;
  const groups = answer.rows.filter((row) => row.values.length === 1);
  const rows = (answer.stages ?? []).flatMap((stage) => groups.find((row) => row.values[0] === stage) ?? []);
  const cells = rows.map((row) => row.figures.find((figure) => figure.metric === metric.name)?.cells[0]);
  const most = Math.max(1, ...cells.map((cell) => cell?.denominator ?? 0));
  const bars = rows.map((row, i): FunnelBar => {
    const cell = cells[i];
    const entered = cell?.denominator ?? 0;
    const share = percent(cell?.value, language);
    return {
      name: labelOf(row.labels[0], language),
      reached: entered,
      share: entered / most,
      before: null,
      says: {
        end: phrase(words.end, language, { n: count(entered, language), share }),
        lines: [
          {
            colour: tokens.series[0],
            name: phrase(words.entered, language),
            value: count(entered, language),
          },
          {
            name: phrase(words.wentOn, language),
            value: `${share} = ${count(cell?.numerator ?? null, language)} / ${count(entered, language)}`,
          },
          ...(cell?.interval
            ? [
                {
                  name: phrase(words.interval, language),
                  value: `${percent(cell.interval.low, language)}–${percent(cell.interval.high, language)}`,
                },
              ]
            : []),
        ],
      },
    };
  });
  return {
    option: funnelBars(bars, look, { end: 148, people: metric.parts.length > 0 }),
    bars,
    rows,
    height: Math.max(96, 24 + 38 * bars.length),
    left: groups.length - rows.length,
  };
}
