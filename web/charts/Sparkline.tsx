import { type SparkPoint, sparkPath } from "./sparkPath.ts";

const box = { width: 140, height: 22 };

/** Course at a glance; the exact points are in the panel behind ƒ. */
export function Sparkline({
  series,
  previous,
}: {
  series: readonly SparkPoint[];
  previous: ReadonlyArray<number | null>;
}) {
  const paths = sparkPath(series, previous, box);
  return (
    <svg
      className="sparkline"
      viewBox={`0 -3 ${box.width} ${box.height + 6}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {paths.previous && (
        <path
          d={paths.previous}
          fill="none"
          stroke="var(--line-strong)"
          strokeWidth="1.25"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={paths.solid}
        fill="none"
        stroke="var(--series-1)"
        strokeWidth="1.75"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      {paths.open && (
        <path
          d={paths.open}
          fill="none"
          stroke="var(--series-1)"
          strokeWidth="1.75"
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
