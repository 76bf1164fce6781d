import type { ReactNode } from "react";
import { Sparkline } from "../charts/Sparkline.tsx";
import { useSay } from "../language.tsx";
import { Change } from "./Change.tsx";
import { type BetterWhen, isComparable } from "./changeText.ts";
import { exact, partsOf, type Unit } from "./format.ts";
import { useMoney } from "./useMoney.ts";

interface FigureBodyProps {
  unit: Unit;
  betterWhen: BetterWhen;
  value: number | null;
  previous: number | null;
  /** What it is compared with; left out, the period before. */
  versus?: string | undefined;
  /** n / N, interval, floor: what holds the figure up. */
  support?: ReactNode;
  series: ReadonlyArray<{ value: number | null; open: boolean }>;
  previousSeries: ReadonlyArray<number | null>;
}

/** Value, unit, change, support and course: what stands below the name of a figure. */
export function FigureBody(props: FigureBodyProps) {
  const say = useSay();
  const money = useMoney();
  const { before, number, after } = partsOf(props.value, props.unit, money);
  return (
    <>
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
          <> {props.versus ?? say({ zh: "较上期", en: "vs previous" })}</>
        )}
      </div>
      <div className="figure-line">{props.support}</div>
      <Sparkline series={props.series} previous={props.previousSeries} />
    </>
  );
}
