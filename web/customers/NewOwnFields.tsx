import { Input, Select } from "antd";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";
import { type OwnField, ownWords } from "./ownFields.ts";

interface NewOwnFieldsProps {
  fields: readonly OwnField[];
  /** By key; what is absent is empty. */
  values: Readonly<Record<string, string>>;
  onChange(values: Record<string, string>): void;
}

/** So many stand open; more of them are folded, so that the form stays short. */
const mostOpen = 4;

/** The company's own fields of a customer who is being entered. */
export function NewOwnFields({ fields, values, onChange }: NewOwnFieldsProps) {
  const { say } = useLanguage();
  if (fields.length === 0) return null;
  const inputs = fields.map((field) => (
    <NewOwnField
      key={field.key}
      field={field}
      value={values[field.key] ?? ""}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
    />
  ));
  if (fields.length <= mostOpen) return <>{inputs}</>;
  return (
    <details>
      <summary>{say({ zh: "自定义字段（{n}）", en: "Own fields ({n})" }, { n: fields.length })}</summary>
      <div className="export-form">{inputs}</div>
    </details>
  );
}

function NewOwnField({
  field,
  value,
  onChange,
}: {
  field: OwnField;
  value: string;
  onChange(value: string): void;
}) {
  const { language } = useLanguage();
  const options =
    field.type === "yesno"
      ? ["yes", "no"].map((one) => ({ value: one, label: ownWords(field, one, language) }))
      : field.choices
          .filter((choice) => !choice.gone)
          .map((choice) => ({ value: String(choice.id), label: choice[language] }));
  return (
    <Field label={field[language]}>
      {(control) =>
        field.type === "choice" || field.type === "yesno" ? (
          <Select
            {...control}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            value={value === "" ? null : value}
            options={options}
            onChange={(next: string | null | undefined) => onChange(next ?? "")}
          />
        ) : (
          <Input
            {...control}
            type={field.type === "date" ? "date" : "text"}
            {...(field.type === "number" ? { inputMode: "decimal" as const } : {})}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
