import { Button, Input, InputNumber, Select, Switch } from "antd";
import { type FormEvent, useState } from "react";
import { channelNames } from "../../server/followup/messages.ts";
import type { ContactChannel, ReasonCode, Strategy, StrategyContent } from "../../server/followup/schema.ts";
import { rfmNames } from "../../server/segments/messages.ts";
import { rfmClasses } from "../../server/segments/schema.ts";
import { saysOf } from "../callError.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { reasonNames } from "./reasonNames.ts";

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

export function StrategyDialog({ strategy, onClose }: { strategy: Strategy | undefined; onClose(): void }) {
  const say = useSay();
  const [draft, setDraft] = useState<StrategyContent>(strategy ?? empty);
  const segments = useCall("listSegments", {});
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
                ...rfmClasses.map((name, i) => ({ value: i + 1, label: say(rfmNames[name]) })),
                ...(segments.data?.segments ?? []).map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
          )}
        </Field>
        <Field label={say({ zh: "或遇到什么情况", en: "Or in which situation" })}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              value={draft.reasons}
              onChange={(value: ReasonCode[]) => set({ reasons: value })}
              options={(Object.keys(reasonNames) as ReasonCode[]).map((code) => ({
                value: code,
                label: say(reasonNames[code]),
              }))}
            />
          )}
        </Field>
        {texts.map((key) => (
          <div key={key} className="strategy-pair">
            {(["zh", "en"] as const).map((tongue) => (
              <Field
                key={tongue}
                label={`${names[key]} · ${tongue === "zh" ? "中文" : "English"}`}
                hint={
                  key === "words" && tongue === "zh"
                    ? say(
                        {
                          zh: "可用字段：{fields}",
                          en: "Fields: {fields}",
                        },
                        { fields: "{name|您} {store} {days} {offer} {promise} {rep}" },
                      )
                    : undefined
                }
              >
                {(control) => (
                  <Input.TextArea
                    {...control}
                    autoSize={{ minRows: key === "words" ? 3 : 1, maxRows: 8 }}
                    value={draft[key][tongue]}
                    onChange={(event) => set({ [key]: { ...draft[key], [tongue]: event.target.value } })}
                  />
                )}
              </Field>
            ))}
          </div>
        ))}
        <div className="strategy-pair">
          <Field label={say({ zh: "至少隔几天", en: "At least so many days" })}>
            {(control) => (
              <InputNumber
                {...control}
                min={0}
                max={365}
                value={draft.minDays}
                onChange={(n) => set({ minDays: n ?? 0 })}
              />
            )}
          </Field>
          <Field label={say({ zh: "至多隔几天", en: "At most so many days" })}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={730}
                value={draft.maxDays}
                onChange={(n) => set({ maxDays: n ?? 1 })}
              />
            )}
          </Field>
        </div>
        <Field label={say({ zh: "渠道，排前面的先用", en: "Channels, the first is used first" })}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              value={draft.channels}
              onChange={(value: ContactChannel[]) => set({ channels: value })}
              options={(Object.keys(channelNames) as ContactChannel[]).map((channel) => ({
                value: channel,
                label: say(channelNames[channel]),
              }))}
            />
          )}
        </Field>
        <div className="strategy-pair">
          <Field label={say({ zh: "几天后看效果", en: "Judged after days" })}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={730}
                value={draft.measure.horizonDays}
                onChange={(n) => set({ measure: { ...draft.measure, horizonDays: n ?? 60 } })}
              />
            )}
          </Field>
          <Field label={say({ zh: "先后（小的在前）", en: "Order (small first)" })}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={999}
                value={draft.priority}
                onChange={(n) => set({ priority: n ?? 50 })}
              />
            )}
          </Field>
        </div>
        <div className="strategy-pair">
          {(["zh", "en"] as const).map((tongue) => (
            <Field
              key={tongue}
              label={`${say({ zh: "有效的标志", en: "It works if" })} · ${tongue === "zh" ? "中文" : "English"}`}
            >
              {(control) => (
                <Input
                  {...control}
                  value={draft.measure.expected[tongue]}
                  onChange={(event) =>
                    set({
                      measure: {
                        ...draft.measure,
                        expected: { ...draft.measure.expected, [tongue]: event.target.value },
                      },
                    })
                  }
                />
              )}
            </Field>
          ))}
        </div>
        <Field label={say({ zh: "启用", en: "In force" })}>
          {(control) => (
            <Switch id={control.id} checked={draft.active} onChange={(active) => set({ active })} />
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
    </Dialog>
  );
}
