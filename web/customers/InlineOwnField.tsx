import { Input } from "antd";
import { useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { useLanguage } from "../language.tsx";
import { InlineValue } from "./InlineValue.tsx";
import { type OwnField, ownWords } from "./ownFields.ts";
import { Pick } from "./Pick.tsx";

interface InlineOwnFieldProps {
  file: CustomerFile;
  field: OwnField;
  edits: boolean;
}

/** A field of the company's own, changed where it stands. */
export function InlineOwnField({ file, field, edits }: InlineOwnFieldProps) {
  const { language } = useLanguage();
  const value = file.profile.custom[field.key];
  const name = field[language];
  return (
    <InlineValue
      file={file}
      name={name}
      shown={value === undefined ? null : ownWords(field, value, language)}
      edits={edits}
    >
      {({ busy, save, leave }) => (
        <OwnFieldInput
          field={field}
          name={name}
          value={value ?? ""}
          busy={busy}
          onSave={(next) => (next === (value ?? "") ? leave() : save({ custom: { [field.key]: next } }))}
        />
      )}
    </InlineValue>
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
      <Pick
        name={name}
        busy={busy}
        value={value === "" ? null : value}
        options={options}
        onPick={(next) => onSave(next ?? "")}
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
