import { useMemo } from "react";
import type { Explained } from "../../server/metrics/schema.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { trendLine } from "../charts/trendLine.ts";
import { useLook } from "../charts/useLook.ts";
import { daysBetween } from "../kit/dates.ts";
import { text } from "../kit/format.ts";
import { useSay } from "../language.tsx";

export function FigureHistory({ explained }: { explained: Explained }) {
  const say = useSay();
  const look = useLook();
  const { metric, period } = explained;
  // Periods before the first fact are not gaps; they are not there.
  const history = useMemo(() => {
    const first = explained.history.findIndex((point) => point.value !== null);
    return first < 0 ? [] : explained.history.slice(first);
  }, [explained.history]);
  const option = useMemo(() => trendLine(history, metric.unit, look), [history, metric.unit, look]);
  const known = history.filter((point) => point.value !== null && !point.open);
  if (known.length < 2) return null;
  const title = say({ zh: "近 {n} 期", en: "Last {n} periods" }, { n: history.length });
  return (
    <section className="panel-section">
      <div className="panel-title">
        <h3>{title}</h3>
        <span>
          {say(
            { zh: "每期 {n} 天，按期初标注", en: "{n} days each, marked by their first day" },
            { n: daysBetween(period.from, period.to) },
          )}
        </span>
      </div>
      <LazyChart
        option={option}
        height={120}
        label={`${say(metric.title)}, ${title}`}
        points={history.map((point) => `${point.at}: ${text(point.value, metric.unit, look)}`)}
      />
    </section>
  );
}
