import type { Filter } from "../../server/metrics/schema.ts";
import { daysBetween, lastDayOf } from "../kit/dates.ts";
import { Waiting } from "../kit/Waiting.tsx";
import type { Question } from "../question/useQuestion.ts";
import { useCall } from "../useCall.ts";
import { type Measured, MeasureTiles } from "./MeasureTiles.tsx";

interface MeasuredSectionProps {
  measures: readonly Measured[];
  question: Pick<Question, "period" | "compare" | "definition">;
  filters?: Filter[];
}

/** The figures on top of a page, each with its ƒ. */
export function MeasuredSection({ measures, question, filters = [] }: MeasuredSectionProps) {
  const { period, compare, definition } = question;
  const asked = {
    metrics: measures.map((one) => one.metric),
    period,
    definition,
    filters,
    compareWith: compare,
  };
  const whole = useCall("measure", asked);
  const grain = daysBetween(period.from, period.to) > 120 ? ("month" as const) : ("week" as const);
  const course = useCall("measure", { ...asked, grain });
  const known = useCall("listMetrics", {});
  if (!whole.data || !known.data) return <Waiting error={whole.error ?? known.error} />;
  return (
    <MeasureTiles
      measures={measures}
      whole={whole}
      course={course.data}
      info={new Map(known.data.metrics.map((metric) => [metric.name, metric]))}
      period={`${period.from}_${lastDayOf(period.to)}`}
    />
  );
}
