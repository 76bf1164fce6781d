import "../figure/panel.css";
import { App, Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import type { Structure, StructureTargetText } from "../../server/metrics/structure/schema.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { momentText } from "../kit/dates.ts";
import { Field } from "../kit/Field.tsx";
import { type Level, levelNames } from "../kit/LevelMark.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";

const levels: readonly Level[] = ["high", "potential", "low"];

interface TargetDialogProps {
  open: boolean;
  flow: Structure;
  onClose(): void;
}

export function TargetDialog({ open, flow, onClose }: TargetDialogProps) {
  const { say } = useLanguage();
  const title = say({ zh: "客户结构的目标", en: "Target of the customer structure" });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <Loaded flow={flow} onClose={onClose} />
    </DialogFrame>
  );
}

function Loaded({ flow, onClose }: Omit<TargetDialogProps, "open">) {
  const definitions = useCall("readDefinitions", {});
  if (!definitions.data) return <Waiting error={definitions.error} />;
  const { version, structureTarget } = definitions.data;
  return <Form key={version} version={version} kept={structureTarget} flow={flow} onClose={onClose} />;
}

interface FormProps {
  version: number;
  kept: StructureTargetText;
  flow: Structure;
  onClose(): void;
}

/** Shares or people, by a day; what is there now stands beside, to start from. */
function Form({ version, kept, flow, onClose }: FormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [by, setBy] = useState<"share" | "count">(kept.by === "count" ? "count" : "share");
  const [day, setDay] = useState(kept.day);
  const [values, setValues] = useState({ high: kept.high, potential: kept.potential, low: kept.low });
  const saving = useSubmit("saveDefinitions", () => {
    void message.success(say({ zh: "已保存", en: "Saved" }));
    onClose();
  });
  const people = flow.groups.reduce((sum, group) => sum + group.after, 0);
  const now = (level: Level) => {
    const after = flow.groups.find((group) => group.key === level)?.after ?? 0;
    return by === "count" ? String(after) : `${people === 0 ? 0 : Math.round((1000 * after) / people) / 10}%`;
  };
  const numbers = levels.map((level) => Number(values[level]));
  const sum = Math.round(numbers.reduce((all, one) => all + one, 0) * 100) / 100;
  const filled = levels.every((level) => /^\d+(\.\d+)?$/.test(values[level]));
  const fits = by === "share" ? Math.abs(sum - 100) <= 0.05 : numbers.every(Number.isInteger);
  const save = (value: Record<string, string>) =>
    saving.mutate({ version, changes: [{ subject: "structureTarget", value }] });
  return (
    <form
      className="target-form"
      onSubmit={(event) => {
        event.preventDefault();
        save({ by, day, ...values });
      }}
    >
      <SegmentedSwitch
        label={say({ zh: "按什么定", en: "Set by" })}
        value={by}
        options={[
          { value: "share", label: say({ zh: "比例 %", en: "Shares, %" }) },
          { value: "count", label: say({ zh: "人数", en: "People" }) },
        ]}
        onChange={(next) => {
          setBy(next);
          setValues({ high: "", potential: "", low: "" });
        }}
      />
      <Field label={say({ zh: "哪一天要达到", en: "To be reached by" })}>
        {({ id, ...control }) => (
          <DatePicker
            {...control}
            id={id}
            value={day ? dayjs(day) : null}
            onChange={(picked) => setDay(picked ? picked.format("YYYY-MM-DD") : "")}
          />
        )}
      </Field>
      {levels.map((level) => (
        <Field
          key={level}
          label={say(levelNames[level])}
          hint={say({ zh: "现在 {now}", en: "now {now}" }, { now: now(level) })}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              maxLength={12}
              value={values[level]}
              suffix={by === "share" ? "%" : undefined}
              onChange={(event) => setValues({ ...values, [level]: event.target.value.trim() })}
            />
          )}
        </Field>
      ))}
      {filled && !fits && (
        <p className="field-error" role="alert">
          {by === "share"
            ? say(
                { zh: "合起来应是 100%，现在是 {sum}%", en: "Should add up to 100 %; now {sum} %" },
                { sum },
              )
            : say({ zh: "人数要是整数", en: "People are whole numbers" })}
        </p>
      )}
      {saving.error && (
        <p className="field-error" role="alert">
          {say(saysOf(saving.error))}
        </p>
      )}
      <div className="definition-buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={saving.isPending}
          disabled={!filled || !fits || day === ""}
        >
          {say({ zh: "保存", en: "Save" })}
        </Button>
        {kept.by !== "none" && (
          <Button onClick={() => save({ by: "none" })} disabled={saving.isPending}>
            {say({ zh: "不再设目标", en: "No target any more" })}
          </Button>
        )}
      </div>
      <History />
    </form>
  );
}

function History() {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const history = useCall("definitionHistory", { subject: "structureTarget" });
  if (!history.data || history.data.versions.length === 0) return null;
  return (
    <ol className="target-history text-3">
      {history.data.versions.map(({ version, at, by, value }) => (
        <li key={version}>
          {momentText(at, company.zone, language)} {by ?? ""}{" "}
          {value.by === "none" || value.by === undefined
            ? say({ zh: "不设目标", en: "no target" })
            : `${value.day}: ${levels
                .map((level) => `${say(levelNames[level])} ${value[level]}${value.by === "share" ? "%" : ""}`)
                .join(say({ zh: "，", en: ", " }))}`}
        </li>
      ))}
    </ol>
  );
}
