import { Button, InputNumber, Select } from "antd";
import type { Condition } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { useSay } from "../language.tsx";
import { GoodsEditor } from "./GoodsEditor.tsx";
import { SpanEditor } from "./SpanEditor.tsx";

type Sequence = Extract<Condition, { kind: "sequence" }>;

interface SequenceEditorProps {
  on: Sequence;
  onChange(on: Sequence): void;
  choices: Choices;
}

const mostSteps = 5;

/** First this, within so many days that, … or the last of them not. */
export function SequenceEditor({ on, onChange, choices }: SequenceEditorProps) {
  const say = useSay();
  const steps = on.steps.map((goods, at) => ({ goods, at }));
  const set = (at: number, goods: Sequence["steps"][number]) =>
    onChange({ ...on, steps: on.steps.map((step, i) => (i === at ? goods : step)) });
  return (
    <>
      <SpanEditor ever span={on.within} onChange={(within) => onChange({ ...on, within })} />
      {steps.map(({ goods, at }) => (
        <span key={at} className="seg-part">
          <span className="text-2">
            {at === 0
              ? say({ zh: "先买", en: "first" })
              : at === on.steps.length - 1 && on.ending === "missing"
                ? say({ zh: "之后没买", en: "then no" })
                : say({ zh: "再买", en: "then" })}
          </span>
          <GoodsEditor goods={goods} choices={choices} onChange={(next) => set(at, next)} />
        </span>
      ))}
      <span className="seg-part">
        <span className="text-2">{say({ zh: "每步相隔至多", en: "each within" })}</span>
        <InputNumber
          className="seg-number"
          aria-label={say({ zh: "每步相隔天数", en: "Days between steps" })}
          min={1}
          max={3660}
          precision={0}
          value={on.withinDays}
          onChange={(days) => onChange({ ...on, withinDays: days ?? 1 })}
        />
        <span className="text-2">{say({ zh: "天", en: "days" })}</span>
        <Select
          aria-label={say({ zh: "最后一步", en: "The last step" })}
          value={on.ending}
          popupMatchSelectWidth={false}
          options={[
            { value: "bought", label: say({ zh: "最后一步买了", en: "last one bought" }) },
            { value: "missing", label: say({ zh: "最后一步没买", en: "last one missing" }) },
          ]}
          onChange={(ending) => onChange({ ...on, ending })}
        />
        {on.steps.length < mostSteps && (
          <Button size="small" type="link" onClick={() => onChange({ ...on, steps: [...on.steps, {}] })}>
            {say({ zh: "+ 一步", en: "+ step" })}
          </Button>
        )}
        {on.steps.length > 2 && (
          <Button size="small" type="link" onClick={() => onChange({ ...on, steps: on.steps.slice(0, -1) })}>
            {say({ zh: "− 一步", en: "− step" })}
          </Button>
        )}
      </span>
    </>
  );
}
