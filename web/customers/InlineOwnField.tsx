import { App, Input, Select } from "antd";
import { type KeyboardEvent, useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { saysOf } from "../callError.ts";
import { none } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { type OwnField, ownWords } from "./ownFields.ts";

interface InlineOwnFieldProps {
  file: CustomerFile;
  field: OwnField;
  edits: boolean;
}

/** A field of the company's own, changed where it stands. Enter keeps, Esc leaves it as it was. */
export function InlineOwnField({ file, field, edits }: InlineOwnFieldProps) {
  const { say, language } = useLanguage();
  const { message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const saving = useSubmit("updateCustomer", () => setEditing(false));
  const value = file.profile.custom[field.key];
  const shown = value === undefined ? null : ownWords(field, value, language);
  const name = field[language];
  if (!edits) return <>{shown ?? none}</>;
  if (!editing) {
    return (
      <button
        type="button"
        className="inline-value"
        aria-label={say(
          { zh: "{name}：{value}，点一下修改", en: "{name}: {value}, click to change" },
          { name, value: shown ?? none },
        )}
        onClick={() => setEditing(true)}
      >
        {shown ?? <span className="text-3">{say({ zh: "+ 填上", en: "+ add" })}</span>}
      </button>
    );
  }
  const save = (next: string) =>
    next === (value ?? "")
      ? setEditing(false)
      : saving.mutate(
          { id: file.id, version: file.profile.version, set: { custom: { [field.key]: next } } },
          { onError: (error) => void message.error(say(saysOf(error))) },
        );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves whichever input is inside.
    <span
      className="inline-edit"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) setEditing(false);
      }}
    >
      <OwnFieldInput field={field} name={name} value={value ?? ""} busy={saving.isPending} onSave={save} />
    </span>
  );
}

interface OwnFieldInputProps {
  field: OwnField;
  name: string;
  value: string;
  busy: boolean;
  /** "" empties it. */
  onSave(value: string): void;
}

function OwnFieldInput({ field, name, value, busy, onSave }: OwnFieldInputProps) {
  const { language } = useLanguage();
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  if (field.type === "choice" || field.type === "yesno") {
    const options =
      field.type === "yesno"
        ? (["yes", "no"] as const).map((one) => ({
            value: one as string,
            label: ownWords(field, one, language),
          }))
        : field.choices
            .filter((choice) => !choice.gone || String(choice.id) === value)
            .map((choice) => ({ value: String(choice.id), label: choice[language] }));
    return (
      <Select
        autoFocus
        defaultOpen
        allowClear
        showSearch
        size="small"
        aria-label={name}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        loading={busy}
        value={value === "" ? null : value}
        options={options}
        onChange={(next: string | null | undefined) => onSave(next ?? "")}
      />
    );
  }
  return (
    <Input
      autoFocus
      size="small"
      type={field.type === "date" ? "date" : "text"}
      {...(field.type === "number" ? { inputMode: "decimal" as const } : {})}
      aria-label={name}
      value={text}
      disabled={busy}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onPressEnter={() => !composing && onSave(text.trim())}
      onBlur={() => onSave(text.trim())}
    />
  );
}
