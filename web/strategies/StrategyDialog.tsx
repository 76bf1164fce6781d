import { Button, Input, InputNumber, Select, Switch } from "antd";
import { type FormEvent, useState } from "react";
import { levelSegments } from "../../server/customers/schema.ts";
import { channelNames } from "../../server/followup/messages.ts";
import type { ContactChannel, ReasonCode, Strategy, StrategyContent } from "../../server/followup/schema.ts";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { rfmNames } from "../../server/segments/messages.ts";
import { rfmClasses } from "../../server/segments/rule/schema.ts";
import { saysOf } from "../callError.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { Field } from "../kit/Field.tsx";
import { levelNames } from "../kit/LevelMark.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { reasonNames } from "./reasonNames.ts";
import { levels } from "./useAudience.ts";

const empty: StrategyContent = {
  name: { zh: "", en: "" },
  goal: { zh: "", en: "" },
  segments: [],
  reasons: [],
  priority: 50,
  minDays: 7,
  maxDays: 60,
  channels: ["phone"],
  offer: { zh: "", en: "" },
  words: { zh: "", en: "" },
  measure: { metric: "repurchaseRate", horizonDays: 60, expected: { zh: "", en: "" } },
  active: true,
};

const texts = ["name", "goal", "offer", "words"] as const;

interface StrategyDialogProps {
  strategy: Strategy | undefined;
  /** Whom a new one is for. */
  people: readonly number[];
  metrics: readonly MetricInfo[];
  onClose(): void;
}

export function StrategyDialog({ strategy, people, metrics, onClose }: StrategyDialogProps) {
  const say = useSay();
  const [draft, setDraft] = useState<StrategyContent>(strategy ?? { ...empty, segments: [...people] });
  const segments = useCall("segmentNames", {});
  const saving = useSubmit("saveStrategy", onClose);
  const set = (part: Partial<StrategyContent>) => setDraft({ ...draft, ...part });
  const title = strategy ? say(strategy.name) : say({ zh: "新建策略", en: "New strategy" });
  const names: Record<(typeof texts)[number], string> = {
    name: say({ zh: "名称", en: "Name" }),
    goal: say({ zh: "目标", en: "Goal" }),
    offer: say({ zh: "可以给什么，最多到哪", en: "What may be offered, and how far" }),
    words: say({ zh: "话术", en: "Words" }),
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    // One language filled in serves both until somebody writes the other.
    const both = (pair: { zh: string; en: string }) => ({ zh: pair.zh || pair.en, en: pair.en || pair.zh });
    const {
      name,
      goal,
      segments: who,
      reasons,
      priority,
      minDays,
      maxDays,
      channels,
      offer,
      words,
      measure,
      active,
    } = draft;
    saving.mutate({
      ...(strategy ? { id: strategy.id, version: strategy.version } : {}),
      name: both(name),
      goal: both(goal),
      segments: who,
      reasons,
      priority,
      minDays,
      maxDays,
      channels,
      offer: both(offer),
      words: both(words),
      measure: { ...measure, expected: both(measure.expected) },
      active,
    });
  };
  const usable =
    (draft.name.zh || draft.name.en) !== "" &&
    draft.segments.length + draft.reasons.length > 0 &&
    draft.channels.length > 0;
  return (
    <Dialog open onClose={onClose} label={title} at="side">
      <div className="dialog-body">
        <h2 className="dialog-title">
          {title}
          <DialogClose onClose={onClose} />
        </h2>
        <form className="strategy-form" onSubmit={send}>
          <Field label={say({ zh: "对谁", en: "For whom" })}>
            {(control) => (
              <Select
                {...control}
                mode="multiple"
                value={draft.segments}
                onChange={(value: number[]) => set({ segments: value })}
                optionFilterProp="label"
                options={[
                  ...levels.map((level) => ({ value: levelSegments[level], label: say(levelNames[level]) })),
                  ...rfmClasses.map((name, i) => ({ value: i + 1, label: say(rfmNames[name]) })),
                  ...(segments.data?.segments ?? []).map((one) => ({ value: one.id, label: one.name })),
                ]}
              />
            )}
          </Field>
          <Several<ReasonCode>
            label={say({ zh: "或遇到什么情况", en: "Or in which situation" })}
            names={reasonNames}
            value={draft.reasons}
            onChange={(reasons) => set({ reasons })}
          />
          {texts.map((key) => (
            <PairField
              key={key}
              label={names[key]}
              rows={key === "words" ? 3 : 1}
              hint={
                key === "words"
                  ? say(
                      { zh: "可用字段：{fields}", en: "Fields: {fields}" },
                      { fields: "{name|您} {store} {days} {offer} {promise} {rep}" },
                    )
                  : undefined
              }
              value={draft[key]}
              onChange={(value) => set({ [key]: value })}
            />
          ))}
          <div className="strategy-pair">
            <NumberField
              label={say({ zh: "至少隔几天", en: "At least so many days" })}
              range={[0, 365]}
              value={draft.minDays}
              onChange={(minDays) => set({ minDays })}
            />
            <NumberField
              label={say({ zh: "至多隔几天", en: "At most so many days" })}
              range={[1, 730]}
              value={draft.maxDays}
              onChange={(maxDays) => set({ maxDays })}
            />
          </div>
          <Several<ContactChannel>
            label={say({ zh: "渠道，排前面的先用", en: "Channels, the first is used first" })}
            names={channelNames}
            value={draft.channels}
            onChange={(channels) => set({ channels })}
          />
          <Field
            label={say({ zh: "用哪个数字衡量", en: "Which figure it is judged by" })}
            hint={say({
              zh: "卡片上会显示这些客户的这个数字，从定下那天起。",
              en: "The card shows it for these customers from the day on which this was set.",
            })}
          >
            {(control) => (
              <Select
                {...control}
                showSearch={{ optionFilterProp: "label" }}
                value={draft.measure.metric}
                onChange={(metric: string) => set({ measure: { ...draft.measure, metric } })}
                options={metrics
                  .filter((one) => one.dimensions.includes("segment"))
                  .map((one) => ({ value: one.name, label: say(one.title) }))}
              />
            )}
          </Field>
          <div className="strategy-pair">
            <NumberField
              label={say({ zh: "几天后看效果", en: "Judged after days" })}
              range={[1, 730]}
              value={draft.measure.horizonDays}
              onChange={(horizonDays) => set({ measure: { ...draft.measure, horizonDays } })}
            />
            <NumberField
              label={say({ zh: "先后（小的在前）", en: "Order (small first)" })}
              range={[1, 999]}
              value={draft.priority}
              onChange={(priority) => set({ priority })}
            />
          </div>
          <PairField
            label={say({ zh: "有效的标志", en: "It works if" })}
            value={draft.measure.expected}
            onChange={(expected) => set({ measure: { ...draft.measure, expected } })}
          />
          <Field label={say({ zh: "启用", en: "In force" })}>
            {(control) => (
              <Switch
                id={control.id}
                style={{ width: "fit-content" }}
                checked={draft.active}
                onChange={(active) => set({ active })}
              />
            )}
          </Field>
          {saving.error && (
            <p role="alert" className="field-error">
              {say(saysOf(saving.error))}
            </p>
          )}
          <div className="contact-send">
            <Button type="primary" htmlType="submit" disabled={!usable} loading={saving.isPending}>
              {say({ zh: "存下这条策略", en: "Save the strategy" })}
            </Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}

interface SeveralProps<T extends string> {
  label: string;
  names: Readonly<Record<T, Pair>>;
  value: readonly T[];
  onChange(value: T[]): void;
}

/** Several of a fixed set, in the order they were chosen. */
function Several<T extends string>({ label, names, value, onChange }: SeveralProps<T>) {
  const say = useSay();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          value={[...value]}
          onChange={onChange}
          options={(Object.keys(names) as T[]).map((one) => ({ value: one, label: say(names[one]) }))}
        />
      )}
    </Field>
  );
}

interface PairFieldProps {
  label: string;
  hint?: string | undefined;
  /** Lines that it begins with. */
  rows?: number;
  value: Pair;
  onChange(value: Pair): void;
}

/** One text in both languages. */
function PairField({ label, hint, rows = 1, value, onChange }: PairFieldProps) {
  return (
    <div className="strategy-pair">
      {(["zh", "en"] as const).map((tongue) => (
        <Field
          key={tongue}
          label={`${label} · ${tongue === "zh" ? "中文" : "English"}`}
          hint={tongue === "zh" ? hint : undefined}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: rows, maxRows: 8 }}
              value={value[tongue]}
              onChange={(event) => onChange({ ...value, [tongue]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  range: readonly [min: number, max: number];
  value: number;
  onChange(value: number): void;
}

/** A number that is never missing: an emptied field keeps the last one. */
function NumberField({ label, range: [min, max], value, onChange }: NumberFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <InputNumber
          {...control}
          min={min}
          max={max}
          value={value}
          onChange={(next) => next !== null && onChange(next)}
        />
      )}
    </Field>
  );
}
