import "../kit/kit.css";
import "./effect.css";
import { Link } from "@tanstack/react-router";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Output } from "../call.ts";
import { whyWords } from "../figure/whyWords.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Figure } from "../kit/Figure.tsx";
import { count, percent, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useMay } from "../whoAmI.ts";
import type { Need } from "./needs.ts";

export interface Measured {
  metric: string;
  /** What stands behind it, to say what to bring in where it is missing. */
  needs: Need;
  /** Why it stands on this page. */
  says: Pair;
}

interface MeasureTilesProps {
  measures: readonly Measured[];
  whole: { data: Output<"measure"> | undefined; isPlaceholderData: boolean };
  course: Output<"measure"> | undefined;
  info: ReadonlyMap<string, MetricInfo>;
  /** The days of the figures as the address writes them, where they are not the orders' own. */
  period?: string | undefined;
}

/** Each measure with its change, course, formula and people, or with what it lacks. */
export function MeasureTiles({ measures, whole, course, info, period }: MeasureTilesProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const figures = whole.data?.rows[0]?.figures ?? [];
  const lines = course?.rows[0]?.figures ?? [];
  const periods = course?.periods ?? [];
  return (
    <section className="measures" aria-busy={whole.isPlaceholderData}>
      {measures.map(({ metric, needs, says }) => {
        const entry = info.get(metric);
        const figure = figures.find((one) => one.metric === metric);
        const cell = figure?.cells[0];
        if (!entry || !figure || !cell) return null;
        const line = lines.find((one) => one.metric === metric);
        return (
          <article key={metric} className="card measure">
            <Figure
              metric={metric}
              period={period}
              label={say(entry.title)}
              unit={entry.unit}
              betterWhen={entry.betterWhen}
              value={cell.value}
              previous={figure.compared[0]?.value ?? null}
              support={
                cell.value === null ? (
                  cell.why ? (
                    say(whyWords[cell.why])
                  ) : null
                ) : entry.unit === "rate" && cell.numerator !== null && cell.denominator !== null ? (
                  <>
                    {count(cell.numerator, language)} / {count(cell.denominator, language)}
                    {cell.interval &&
                      say(
                        { zh: "，95% 区间 {low}–{high}", en: ", 95% {low}–{high}" },
                        {
                          low: percent(cell.interval.low, language),
                          high: percent(cell.interval.high, language),
                        },
                      )}
                  </>
                ) : figure.compared[0]?.value != null ? (
                  say(
                    { zh: "对比期 {v}", en: "was {v}" },
                    { v: text(figure.compared[0].value, entry.unit, money) },
                  )
                ) : null
              }
              series={periods.map((one, i) => ({ value: line?.cells[i]?.value ?? null, open: one.open }))}
              previousSeries={periods.map((_, i) => line?.compared[i]?.value ?? null)}
            />
            <p className="text-2">{say(says)}</p>
            {cell.why === "noHourlyCost" && may("settings:read") && (
              <p className="text-3">
                <Link to="/settings" search={{ tab: "company" } as never}>
                  {say({ zh: "去设置", en: "Set it" })}
                </Link>
              </p>
            )}
            {cell.value === null && cell.why !== "noHourlyCost" && (
              <p className="text-3">
                {say({ zh: "缺：{what}。", en: "Missing: {what}." }, { what: say(needs) })}{" "}
                <ImportLink kind={needs.kind} />
              </p>
            )}
          </article>
        );
      })}
    </section>
  );
}
