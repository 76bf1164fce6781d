import { useMemo, useRef } from "react";
import type { Funnel, FunnelStep } from "../../server/metrics/funnel/schema.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { funnelBars } from "../charts/funnelBars.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { count, none, percent } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import type { Which } from "./words.ts";

interface StepsCardProps {
  funnel: Funnel;
  /** Absent where the people may not be seen. */
  onChoose?: ((step: number, which: Which) => void) | undefined;
}

/** Every step: how many got there, how many went on, how long they stayed, who was lost and who still stands there. */
export function StepsCard({ funnel, onChoose }: StepsCardProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const svg = useRef<() => string>(undefined);
  const title = say({ zh: "每一步留下多少", en: "How many get past each step" });
  const { steps, leak } = funnel;
  const bars = useMemo(
    () =>
      steps.map((step) => ({
        name: say(step.name),
        reached: step.reached,
        share: step.share,
        before: step.before?.share ?? null,
        ...(leak?.step === step.step
          ? { leak: leak.settled ? ("settled" as const) : ("open" as const) }
          : {}),
      })),
    [steps, leak, say],
  );
  const option = useMemo(() => funnelBars(bars, look), [bars, look]);
  const heads = [
    say({ zh: "到达", en: "Got here" }),
    say({ zh: "走到下一步", en: "Went on" }),
    say({ zh: "95% 区间", en: "95%" }),
    say({ zh: "对比期", en: "Compared" }),
    say({ zh: "停留天数（中位）", en: "Days (median)" }),
    say({ zh: "丢在这里", en: "Lost here" }),
    say({ zh: "还在这里", en: "Still here" }),
  ];
  const number = (step: FunnelStep, which: Which, value: number) =>
    value === 0 ? (
      "0"
    ) : onChoose ? (
      <button
        type="button"
        className="link"
        aria-label={`${say(step.name)}: ${count(value, language)}`}
        onClick={() => onChoose(step.step, which)}
      >
        {count(value, language)}
      </button>
    ) : (
      count(value, language)
    );
  return (
    <ChartCard
      title={title}
      metric="stageConversion"
      file="funnel"
      note={say(
        {
          zh: "这段时间首次接触的 {n} 个商机，看到 {day} 之前；竖线是对比期同样长时间后的样子。",
          en: "{n} opportunities first met in the period, seen until {day}; the upright mark is the compared period after as long.",
        },
        { n: count(steps[0]?.reached ?? 0, language), day: funnel.seen },
      )}
      svg={() => svg.current?.()}
      table={{
        columns: [say({ zh: "步骤", en: "Step" }), ...heads],
        rows: steps.map((step) => [
          say(step.name),
          step.reached,
          step.conversion,
          step.interval
            ? `${percent(step.interval.low, language)}–${percent(step.interval.high, language)}`
            : null,
          step.before?.conversion ?? null,
          step.medianDays,
          step.kind === "won" ? null : step.lost,
          step.kind === "won" ? null : step.open,
        ]),
      }}
    >
      <LazyChart
        option={option}
        height={Math.max(96, 24 + 38 * steps.length)}
        label={`${title}: ${say(funnel.sentence)}`}
        points={bars.map(
          (bar) => `${bar.name}: ${count(bar.reached, language)}, ${percent(bar.share, language)}`,
        )}
        onPick={onChoose ? (at) => onChoose(at, "reached") : undefined}
        onReady={(make) => {
          svg.current = make;
        }}
      />
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "步骤", en: "Step" })}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.step} data-leak={leak?.step === step.step || undefined}>
                <th scope="row">{say(step.name)}</th>
                <td className="number">{number(step, "reached", step.reached)}</td>
                <td className="number strong">
                  {step.conversion === null ? none : percent(step.conversion, language)}
                </td>
                <td className="number text-3">
                  {step.interval
                    ? `${percent(step.interval.low, language, 0)}–${percent(step.interval.high, language, 0)}`
                    : none}
                </td>
                <td className="number text-2">{percent(step.before?.conversion, language)}</td>
                <td className="number">{count(step.medianDays, language, 1)}</td>
                <td className="number">{step.kind === "won" ? none : number(step, "lost", step.lost)}</td>
                <td className="number">{step.kind === "won" ? none : number(step, "open", step.open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {!funnel.hasHistory && (
        <p className="card-note funnel-foot">
          {say({
            zh: "没有商机阶段变化，所以只有进来和赢单两步。",
            en: "No changes of stage were imported, so there are only two steps: came in and won.",
          })}{" "}
          <ImportLink kind="opportunityStages" />
        </p>
      )}
      {funnel.undated > 0 && (
        <p className="card-note funnel-foot">
          {say(
            {
              zh: "另有 {n} 个商机没有首次接触日期，不在任何时期里。",
              en: "{n|opportunity has|opportunities have} no first contact and lie in no period.",
            },
            { n: funnel.undated },
          )}
        </p>
      )}
    </ChartCard>
  );
}
