import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ExploredChart } from "./ExploredChart.tsx";
import type { Answer } from "./explored.ts";
import type { View } from "./view.ts";

interface ExploreChartsProps {
  answer: Answer;
  metrics: readonly MetricInfo[];
  view: View;
}

/** One picture a figure, each on its own scale. */
export function ExploreCharts(props: ExploreChartsProps) {
  return (
    <div className={props.metrics.length > 1 ? "explore-charts" : "stack"}>
      {props.metrics.map((metric, at) => (
        <ExploredChart key={metric.name} {...props} metric={metric} at={at} />
      ))}
    </div>
  );
}
