import type { MetricInfo } from "../../server/metrics/schema.ts";
import { useAddress } from "../useAddress.ts";
import { ExploredChart } from "./ExploredChart.tsx";
import { writeBy, writeWhere } from "./exploreAddress.ts";
import type { Answer } from "./explored.ts";
import { FunnelChart } from "./FunnelChart.tsx";
import { MapChart } from "./MapChart.tsx";
import { QuadrantChart } from "./QuadrantChart.tsx";
import { SankeyChart } from "./SankeyChart.tsx";
import { TriangleChart } from "./TriangleChart.tsx";
import type { View } from "./view.ts";

interface ExploreChartsProps {
  answer: Answer;
  metrics: readonly MetricInfo[];
  view: View;
}

/** One picture a figure, each on its own scale; two against each other in a quadrant. */
export function ExploreCharts(props: ExploreChartsProps) {
  const [, change] = useAddress();
  const { answer, metrics, view } = props;
  if (view.draw === "quadrant")
    return (
      <QuadrantChart
        answer={answer}
        metrics={view.by.length === 1 && metrics.length === 2 ? metrics : []}
        cuts={view.cuts}
        onCuts={({ x, y }) => change({ cutX: x?.toString(), cutY: y?.toString() }, true)}
      />
    );
  const [metric] = metrics;
  if (view.draw === "map" && metric)
    return (
      <MapChart
        answer={answer}
        metric={metric}
        view={view}
        onGo={({ by, where }) => change({ by: writeBy(by), where: writeWhere(where), point: undefined })}
      />
    );
  if (view.draw === "triangle" && metric) return <TriangleChart answer={answer} metric={metric} />;
  if (view.draw === "funnel" && metric) return <FunnelChart answer={answer} metric={metric} />;
  if (view.draw === "sankey" && metric) return <SankeyChart answer={answer} metric={metric} />;
  return (
    <div className={props.metrics.length > 1 ? "explore-charts" : "stack"}>
      {props.metrics.map((metric, at) => (
        <ExploredChart key={metric.name} {...props} metric={metric} at={at} />
      ))}
    </div>
  );
}
