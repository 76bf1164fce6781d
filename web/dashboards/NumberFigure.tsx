import type { MeasuredTile } from "../../server/dashboards/schema.ts";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { FigureSupport } from "../figure/FigureSupport.tsx";
import { FigureBody } from "../kit/FigureBody.tsx";
import { useSay } from "../language.tsx";

/** One figure over the whole period, what it is compared with, and its course. */
export function NumberFigure({ metric, measured }: { metric: MetricInfo; measured: MeasuredTile }) {
  const say = useSay();
  const figure = measured.answer?.rows[0]?.figures[0];
  const course = measured.course?.rows[0]?.figures[0];
  const now = figure?.cells[0];
  const segment = measured.answer?.comparedSegment;
  const before = figure?.compared[0]?.value ?? null;
  return (
    <FigureBody
      unit={metric.unit}
      betterWhen={metric.betterWhen}
      value={now?.value ?? null}
      previous={before}
      versus={
        segment
          ? say({ zh: "较分群「{name}」", en: "vs the segment “{name}”" }, { name: say(segment) })
          : measured.compare === "lastYear"
            ? say({ zh: "较去年同期", en: "vs last year" })
            : undefined
      }
      support={
        <FigureSupport
          unit={metric.unit}
          numerator={now?.numerator ?? null}
          denominator={now?.denominator ?? null}
          why={now?.why ?? null}
          previous={before}
        />
      }
      series={(course?.cells ?? []).map((cell, i) => ({
        value: cell.value,
        open: measured.course?.periods[i]?.open ?? false,
      }))}
      previousSeries={(course?.compared ?? []).map((cell) => cell.value)}
    />
  );
}
