import type { Dimension, MetricInfo } from "../../server/metrics/schema.ts";
import { call } from "../call.ts";
import { text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import type { Question } from "../question/useQuestion.ts";
import { PeopleCard } from "./PeopleCard.tsx";

interface SlicePeopleProps {
  metric: MetricInfo;
  by: Dimension;
  value: string;
  /** What the slice is called. */
  label: string;
  part?: "numerator" | "denominator";
  question: Pick<Question, "period" | "definition">;
  onClose(): void;
}

/** The people of one figure of one slice: of a channel, a colleague, an event. */
export function SlicePeople({
  metric,
  by,
  value,
  label,
  part = "numerator",
  question,
  onClose,
}: SlicePeopleProps) {
  const say = useSay();
  const money = useMoney();
  const asked = {
    metric: metric.name,
    part,
    period: question.period,
    definition: question.definition,
    filters: [{ by, is: [value] }],
  };
  const words = part === "denominator" ? metric.formula.denominator : metric.formula.numerator;
  const unit = metric.unit === "rate" || metric.unit === "customers" ? "times" : metric.unit;
  return (
    <PeopleCard
      key={JSON.stringify(asked)}
      title={`${label} · ${say(words ?? metric.title)}`}
      name={["listFigureCustomers", asked]}
      ask={(page, signal) => call("listFigureCustomers", { ...asked, ...page }, signal ? { signal } : {})}
      columns={[
        {
          key: "contributes",
          name: say({ zh: "其中他的", en: "His part" }),
          width: "88px",
          cell: (one) => text(one.contributes, unit, money),
        },
      ]}
      onClose={onClose}
    />
  );
}
