import type { ReactNode } from "react";
import { Sparkline } from "../charts/Sparkline.tsx";
import { useSay } from "../language.tsx";
import { type BetterWhen, Change, isComparable } from "./Change.tsx";
import { FxButton } from "./FxButton.tsx";
import { exact, partsOf, type Unit } from "./format.ts";
import { useMoney } from "./useMoney.ts";

interface FigureProps {
  metric: string;
  label: string;
  unit: Unit;
  /** The days of the figure as the address writes them, where they are not those of the page. */
  period?: string | undefined;
  betterWhen: BetterWhen;
  value: number | null;
  previous: number | null;
  /** n / N, interval, floor: what holds the figure up. */
  support?: ReactNode;
  series: ReadonlyArray<{ value: number | null; open: boolean }>;
  previousSeries: ReadonlyArray<number | null>;
}

/** A figure is never alone: value, unit, change, support, its course and ƒ. */
export function Figure(props: FigureProps) {
  const say = useSay();
  const money = useMoney();
  const { before, number, after } = partsOf(props.value, props.unit, money);
  return (
    <div className="figure">
      <div className="figure-label">
        <span>{props.label}</span>
        <FxButton metric={props.metric} name={props.label} period={props.period} />
      </div>
      <div className="figure-value" title={exact(props.value, props.unit, money)}>
        {before}
        {number}
        {after && <small>{after}</small>}
      </div>
      <div className="figure-line">
        <Change
          value={props.value}
          previous={props.previous}
          unit={props.unit}
          betterWhen={props.betterWhen}
        />
        {isComparable(props.value, props.previous, props.unit) && (
          <> {say({ zh: "较上期", en: "vs previous" })}</>
        )}
      </div>
      <div className="figure-line">{props.support}</div>
      <Sparkline series={props.series} previous={props.previousSeries} />
    </div>
  );
}
