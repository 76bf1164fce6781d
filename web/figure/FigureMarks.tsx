import { App, Button, Input, InputNumber } from "antd";
import { type FormEvent, useState } from "react";
import type { Explained } from "../../server/metrics/schema.ts";
import { saysOf } from "../callError.ts";
import { Change } from "../kit/Change.tsx";
import { Field } from "../kit/Field.tsx";
import { exact } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";

const kinds = ["target", "benchmark"] as const;
type Kind = (typeof kinds)[number];
const names = {
  target: { zh: "自己的目标", en: "Own target" },
  benchmark: { zh: "同行水平", en: "Benchmark" },
};

/** What the figure is held against: the company's own aim, and what others reach, with its source. */
export function FigureMarks({ explained }: { explained: Explained }) {
  const say = useSay();
  const may = useMay();
  const money = useMoney();
  const [editing, setEditing] = useState<Kind>();
  const { metric, figure } = explained;
  if (kinds.every((kind) => !explained[kind]) && !may("settings:write")) return null;
  return (
    <section className="panel-section">
      <div className="panel-title">
        <h3>{say({ zh: "目标和同行", en: "Target and benchmark" })}</h3>
      </div>
      <dl className="figure-marks">
        {kinds.map((kind) => {
          const mark = explained[kind];
          return (
            <div key={kind}>
              <dt>{say(names[kind])}</dt>
              <dd>
                {mark ? (
                  <>
                    <b>{exact(mark.value, metric.unit, money)}</b>{" "}
                    <span className="text-3">
                      {say({ zh: "自 {from} 起", en: "since {from}" }, { from: mark.from })}
                      {mark.source && ` · ${mark.source}`}
                    </span>{" "}
                    <span className="text-3">{say({ zh: "相比：", en: "against it: " })}</span>
                    <Change
                      value={figure.value}
                      previous={mark.value}
                      unit={metric.unit}
                      betterWhen={metric.betterWhen}
                    />
                  </>
                ) : (
                  "–"
                )}{" "}
                {may("settings:write") && editing !== kind && (
                  <Button size="small" onClick={() => setEditing(kind)}>
                    {mark ? say({ zh: "修改", en: "Change" }) : say({ zh: "填写", en: "Enter" })}
                  </Button>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {editing && (
        <MarkForm key={editing} explained={explained} kind={editing} onClose={() => setEditing(undefined)} />
      )}
      <p className="text-3">
        {say({
          zh: "没有放之四海皆准的理想值：以自己的目标为准，行业水平只作参考，要写明出处。",
          en: "There is no ideal for everyone: your own target counts; what others reach is for orientation and needs its source.",
        })}
      </p>
    </section>
  );
}

interface MarkFormProps {
  explained: Explained;
  kind: Kind;
  onClose(): void;
}

function MarkForm({ explained: { metric, period, ...explained }, kind, onClose }: MarkFormProps) {
  const say = useSay();
  const { message } = App.useApp();
  const before = explained[kind];
  const share = metric.unit === "rate";
  const [value, setValue] = useState<number | null>(before ? shown(before.value, share) : null);
  const [validFrom, setValidFrom] = useState(before?.from ?? period.from);
  const [source, setSource] = useState(before?.source ?? "");
  const saving = useSubmit("setTarget", () => {
    void message.success(say({ zh: "已保存", en: "Saved" }));
    onClose();
  });
  const save = (entered: number | null) =>
    saving.mutate({
      metric: metric.name,
      kind,
      value: entered === null ? null : share ? entered / 100 : entered,
      validFrom,
      source,
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== null) save(value);
  };
  return (
    <form className="mark-form" onSubmit={submit}>
      <Field label={`${say(names[kind])}${share ? " (%)" : ""}`}>
        {({ id, ...control }) => (
          <InputNumber {...control} id={id} value={value} onChange={setValue} style={{ width: "100%" }} />
        )}
      </Field>
      <Field label={say({ zh: "从哪天起", en: "Valid from" })}>
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            value={validFrom}
            onChange={(event) => setValidFrom(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={
          kind === "benchmark"
            ? say({ zh: "出处", en: "Source" })
            : say({ zh: "说明（可不填）", en: "Note (optional)" })
        }
        error={saving.error ? say(saysOf(saving.error)) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            required={kind === "benchmark"}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        )}
      </Field>
      <div className="definition-buttons">
        <Button type="primary" htmlType="submit" disabled={value === null} loading={saving.isPending}>
          {say({ zh: "保存", en: "Save" })}
        </Button>
        {before && (
          <Button onClick={() => save(null)} disabled={saving.isPending}>
            {say({ zh: "从这天起不再用", en: "None from that day on" })}
          </Button>
        )}
        <Button onClick={onClose}>{say({ zh: "取消", en: "Cancel" })}</Button>
      </div>
    </form>
  );
}

/** Rates are entered as people say them: 42 for 42 %. */
const shown = (value: number, share: boolean) => (share ? Math.round(value * 1e6) / 1e4 : value);
