import { Input } from "antd";
import { useLanguage } from "../language.tsx";
import { Labelled, Many, Span } from "./FilterForm.tsx";
import { type OwnField, ownWords } from "./ownFields.ts";

interface OwnFilterInputProps {
  field: OwnField;
  /** As it stands in the address. */
  value: string | undefined;
  onChange(value: string | undefined): void;
}

/** What is asked of a field of the company's own, by its type. */
export function OwnFilterInput({ field, value, onChange }: OwnFilterInputProps) {
  const { say, language } = useLanguage();
  const label = field[language];
  const rest = value?.slice(2);
  const give = (letter: string) => (text: string | undefined) =>
    onChange(text ? `${letter}.${text}` : undefined);
  const empty = { value: "empty", label: say({ zh: "空着", en: "empty" }) };
  switch (field.type) {
    case "number":
      return <Span label={label} type="number" value={rest} onChange={give("n")} />;
    case "date":
      return <Span label={label} type="date" value={rest} onChange={give("d")} />;
    case "choice":
      return (
        <Many
          label={label}
          value={value === "f.0" ? ["empty"] : (rest?.split(",").filter(Boolean) ?? [])}
          options={[
            ...field.choices.map((choice) => ({ value: String(choice.id), label: choice[language] })),
            empty,
          ]}
          onChange={(values) => {
            const ids = values.filter((one) => one !== "empty");
            // "Empty" stands alone: nobody is both without a choice and of one.
            if (values.at(-1) === "empty") onChange("f.0");
            else give("o")(ids.join(","));
          }}
        />
      );
    case "yesno": {
      const words = { "1": "yes", "0": "no" } as const;
      return (
        <Many
          label={label}
          value={value === undefined ? [] : value === "f.0" ? ["empty"] : [rest ?? ""]}
          options={[
            ...(["1", "0"] as const).map((one) => ({
              value: one as string,
              label: ownWords(field, words[one], language),
            })),
            empty,
          ]}
          onChange={(values) => {
            const last = values.at(-1);
            onChange(last === undefined ? undefined : last === "empty" ? "f.0" : `y.${last}`);
          }}
        />
      );
    }
    default:
      return (
        <Labelled label={label}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={rest ?? ""}
              placeholder={say({ zh: "含这些字", en: "has these words" })}
              onChange={(event) => give("t")(event.target.value)}
            />
          )}
        </Labelled>
      );
  }
}
