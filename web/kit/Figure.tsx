import type { ComponentProps } from "react";
import { FigureBody } from "./FigureBody.tsx";
import { FxButton } from "./FxButton.tsx";

interface FigureProps extends ComponentProps<typeof FigureBody> {
  metric: string;
  label: string;
  /** The days of the figure as the address writes them, where they are not those of the page. */
  period?: string | undefined;
}

/** A figure is never alone: value, unit, change, support, its course and ƒ. */
export function Figure({ metric, label, period, ...body }: FigureProps) {
  return (
    <div className="figure">
      <div className="figure-label">
        <span>{label}</span>
        <FxButton metric={metric} name={label} period={period} />
      </div>
      <FigureBody {...body} />
    </div>
  );
}
