import type { EChartsType } from "echarts/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { init } from "./echarts.ts";
import type { Option } from "./option.ts";

interface ChartProps {
  option: Option;
  height: number;
  /** What a screen reader says: title and finding. */
  label: string;
  /** Every point as text, for the arrow keys. */
  points: readonly string[];
  onPick?: ((index: number, series: number) => void) | undefined;
  /** Gives the card the way to make the picture for a download. */
  onReady?: ((svg: () => string) => void) | undefined;
}

/** Draws an option, keeps its size, and walks its points by arrow keys. */
export function Chart({ option, height, label, points, onPick, onReady }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;
  const ready = useRef(onReady);
  ready.current = onReady;
  const [at, setAt] = useState<number>();

  useEffect(() => {
    const place = box.current;
    if (!place) return;
    const made = init(place, null, { renderer: "svg" });
    chart.current = made;
    ready.current?.(() => made.renderToSVGString());
    made.on("click", (event) => pick.current?.(event.dataIndex, event.seriesIndex ?? 0));
    const sizes = new ResizeObserver(() => made.resize());
    sizes.observe(place);
    return () => {
      sizes.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  const show = (index: number) => {
    setAt(index);
    chart.current?.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: index });
  };
  const pressed = (event: KeyboardEvent) => {
    const last = points.length - 1;
    if (last < 0) return;
    if (event.key === "ArrowRight") show(Math.min(last, (at ?? -1) + 1));
    else if (event.key === "ArrowLeft") show(Math.max(0, (at ?? points.length) - 1));
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(last);
    else if (event.key === "Enter" && at !== undefined && onPick) onPick(at, 0);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <div
        ref={box}
        className="chart"
        style={{ height }}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the points.
        tabIndex={0}
        onKeyDown={pressed}
        onBlur={() => {
          setAt(undefined);
          chart.current?.dispatchAction({ type: "hideTip" });
        }}
      />
      <span className="hidden-text" aria-live="polite">
        {at === undefined ? "" : points[at]}
      </span>
    </div>
  );
}
