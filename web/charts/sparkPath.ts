export interface SparkPoint {
  value: number | null;
  open: boolean;
}

export interface SparkPaths {
  /** Closed periods. */
  solid: string;
  /** Into the period that is still open. */
  open: string;
  previous: string;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Lines in a box of width × height; a null breaks the line. One scale for both lines, the lowest point at the floor. */
export function sparkPath(
  series: readonly SparkPoint[],
  previous: ReadonlyArray<number | null>,
  box: { width: number; height: number },
): SparkPaths {
  const known = [...series.map((point) => point.value), ...previous].filter((v): v is number => v !== null);
  if (known.length === 0) return { solid: "", open: "", previous: "" };
  const low = Math.min(...known);
  const high = Math.max(...known);
  const steps = Math.max(series.length, previous.length, 2) - 1;
  const x = (i: number) => round((i / steps) * box.width);
  const y = (value: number) =>
    high === low ? box.height / 2 : round(box.height - ((value - low) / (high - low)) * box.height);
  const line = (values: ReadonlyArray<number | null>) => {
    let path = "";
    let pen = "M";
    values.forEach((value, i) => {
      if (value === null) {
        pen = "M";
        return;
      }
      path += `${pen}${x(i)} ${y(value)}`;
      pen = "L";
    });
    return path;
  };
  const closed = series.map((point) => (point.open ? null : point.value));
  const opening = series.map((point, i) => (point.open || series[i + 1]?.open ? point.value : null));
  return {
    solid: line(closed),
    open: series.some((point) => point.open) ? line(opening) : "",
    previous: line(previous),
  };
}
