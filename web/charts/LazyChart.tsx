import { type ComponentProps, lazy, Suspense } from "react";
import type { Chart } from "./Chart.tsx";

const Drawing = lazy(() => import("./Chart.tsx").then((module) => ({ default: module.Chart })));

/** The page stands before the drawing library has arrived; the chart's place is kept. */
export function LazyChart(props: ComponentProps<typeof Chart>) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <Drawing {...props} />
    </Suspense>
  );
}
