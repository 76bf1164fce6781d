import { InputNumber } from "antd";
import { useMemo, useRef } from "react";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { useNarrow } from "../kit/useNarrow.ts";
import { useLanguage } from "../language.tsx";
import { dotsOf } from "./dotsOf.ts";
import type { DrawnCard } from "./drawnCard.ts";
import { usePoint } from "./usePoint.ts";
import type { Cuts } from "./view.ts";

interface QuadrantChartProps extends DrawnCard {
  metrics: readonly MetricInfo[];
  cuts: Cuts;
  /** Left out: the lines stay as they are. */
  onCuts?: ((cuts: Cuts) => void) | undefined;

  height?: number;
}

/** Groups between two figures, cut in four by their medians or by the reader's own bars; a click lists a group's people. */
export function QuadrantChart({ answer, metrics, cuts, onCuts, height = 360, ...card }: QuadrantChartProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const narrow = useNarrow();
  const svg = useRef<() => string>(undefined);
  const [, openPoint] = usePoint();
  const [first, second] = metrics;
  const drawn = useMemo(
    () => (first && second ? dotsOf(answer, [first, second], cuts, look, narrow) : undefined),
    [answer, first, second, cuts, look, narrow],
  );
  const title =
    card.title ??
    say(
      { zh: "{x}和{y}", en: "{x} against {y}" },
      { x: first?.title[language] ?? "", y: second?.title[language] ?? "" },
    );
  if (!first || !second || !drawn) {
    return (
      <ChartCard
        title={card.title ?? say({ zh: "四象限", en: "Quadrant" })}
        menu={card.menu}
        note={card.note}
        file="quadrant"
        table={{ columns: [], rows: [] }}
      >
        <EmptyChart
          missing={say({
            zh: "四象限要两个指标、一个切片，至少两组有数。",
            en: "A quadrant takes two figures and one cut, with figures for two groups at least.",
          })}
          {...(onCuts && {
            meanwhile: say({
              zh: "在左边加上指标或切片；表里仍有每一组的数。",
              en: "Add a figure or a cut at the left; the table still has every group.",
            }),
          })}
        />
      </ChartCard>
    );
  }
  const { dots, x, y, rows } = drawn;
  const withPeople = [first, second].find((metric) => metric.parts.length > 0);
  const open = (index: number) => {
    const [row, period] = [rows[index], answer.periods[0]];
    if (row && period && withPeople)
      openPoint({ metric: withPeople.name, from: period.from, values: row.values });
  };
  const sizes = dots.some((dot) => dot.size !== null);
  const join = language === "zh" ? "；" : "; ";
  const notes = [
    card.note,
    sizes
      ? say({ zh: "一点是一组，越大客户越多", en: "a dot is a group, larger with more customers" })
      : say({ zh: "一点是一组", en: "a dot is a group" }),
    drawn.unknown > 0 &&
      say(
        { zh: "{n} 组缺其中一个数，没画", en: "{n} without one of the figures left out" },
        { n: drawn.unknown },
      ),
    drawn.left > 0 && say({ zh: "另有 {n} 组在表里", en: "{n} more in the table" }, { n: drawn.left }),
  ].filter((note) => typeof note === "string");
  const customers = say({ zh: "客户数", en: "Customers" });
  return (
    <ChartCard
      title={title}
      metric={first.name}
      file={`${first.name}-${second.name}`}
      asked={card.asked}
      menu={card.menu}
      note={notes.join(join)}
      svg={() => svg.current?.()}
      table={{
        columns: [say({ zh: "组", en: "Group" }), x.name, y.name, ...(sizes ? [customers] : [])],
        rows: dots.map((dot) => [dot.name, dot.x, dot.y, ...(sizes ? [dot.size] : [])]),
      }}
      right={
        onCuts && (
          <>
            <CutInput
              metric={first}
              middle={x.cut}
              value={cuts.x}
              onChange={(next) => onCuts({ ...cuts, x: next })}
            />
            <CutInput
              metric={second}
              middle={y.cut}
              value={cuts.y}
              onChange={(next) => onCuts({ ...cuts, y: next })}
            />
          </>
        )
      }
    >
      <LazyChart
        option={drawn.option}
        height={height}
        label={title}
        points={dots.map(
          (dot) =>
            `${dot.name}: ${x.name} ${x.write(dot.x)} (${sideOf(dot.x, x.cut, language)}), ${y.name} ${y.write(dot.y)} (${sideOf(dot.y, y.cut, language)})`,
        )}
        onPick={withPeople ? open : undefined}
        onReady={(make) => {
          svg.current = make;
        }}
      />
    </ChartCard>
  );
}

const sideOf = (value: number, cut: number, language: "zh" | "en") =>
  value > cut
    ? language === "zh"
      ? "线上"
      : "above the line"
    : language === "zh"
      ? "线下"
      : "not above the line";

interface CutInputProps {
  metric: MetricInfo;
  middle: number;
  value: number | undefined;
  onChange(value: number | undefined): void;
}

/** Where the line of a figure stands; empty: at the median. Shares are typed in per cent. */
function CutInput({ metric, middle, value, onChange }: CutInputProps) {
  const { say } = useLanguage();
  const scale = metric.unit === "rate" ? 100 : 1;
  const shown = (number: number) => Number((number * scale).toPrecision(6));
  const name = say({ zh: "{metric}的线", en: "Line of {metric}" }, { metric: say(metric.title) });
  return (
    <span className="explore-cut">
      <InputNumber
        aria-label={name}
        title={say({ zh: "{name}；留空是中位数", en: "{name}; empty is the median" }, { name })}
        prefix={say(metric.title)}
        suffix={metric.unit === "rate" ? "%" : undefined}
        placeholder={String(Number((middle * scale).toPrecision(3)))}
        value={value === undefined ? null : shown(value)}
        changeOnBlur
        onChange={(next) => {
          const typed = next === null ? undefined : Number(next) / scale;
          if (typed === undefined || Number.isFinite(typed)) onChange(typed);
        }}
      />
    </span>
  );
}
