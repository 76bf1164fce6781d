import { Button, Select } from "antd";
import { type FormEvent, useState } from "react";
import type { Rhythm } from "../../server/dashboards/schema.ts";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";
import { RhythmFields } from "./RhythmFields.tsx";

interface ScheduleFormProps {
  title: string;
  deed: string;
  initial: { rhythm: Rhythm; receivers: readonly number[] };
  /** Who may be chosen. */
  colleagues: Output<"listSchedules">["colleagues"];
  /** The reader may send it to others than himself. */
  toOthers: boolean;
  busy: boolean;
  error: Error | null;
  onSave(schedule: { rhythm: Rhythm; receivers: number[] }): void;
  onCancel?: (() => void) | undefined;
}

/** When, and to whom: oneself, or colleagues who see it where it is one's own. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { title, deed, initial, colleagues, toOthers, busy, error, onSave, onCancel } = props;
  const say = useSay();
  const [rhythm, setRhythm] = useState(initial.rhythm);
  const [receivers, setReceivers] = useState([...initial.receivers]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (receivers.length > 0) onSave({ rhythm, receivers });
  };
  return (
    <form className="board-form schedule-new" aria-label={title} onSubmit={submit}>
      <h3>{title}</h3>
      <RhythmFields value={rhythm} onChange={setRhythm} />
      {toOthers && (
        <Field
          label={say({ zh: "发给谁", en: "To whom" })}
          hint={say({
            zh: "只列看得到这个看板的同事。",
            en: "Only colleagues who see this dashboard are listed.",
          })}
        >
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              value={receivers}
              onChange={setReceivers}
              optionFilterProp="label"
              options={colleagues.map((one) => ({ value: one.person, label: one.name }))}
            />
          )}
        </Field>
      )}
      {error && (
        <p className="field-error" role="alert">
          {say(saysOf(error))}
        </p>
      )}
      <div className="board-deeds">
        <Button type="primary" htmlType="submit" disabled={receivers.length === 0} loading={busy}>
          {deed}
        </Button>
        {onCancel && <Button onClick={onCancel}>{say({ zh: "不改了", en: "Leave it" })}</Button>}
      </div>
    </form>
  );
}
