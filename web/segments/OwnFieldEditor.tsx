import { Select } from "antd";
import type { Condition } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { useLanguage } from "../language.tsx";
import { ManySelect } from "./ManySelect.tsx";
import { SpanEditor } from "./SpanEditor.tsx";
import { TestEditor } from "./TestEditor.tsx";

type OwnFieldCondition = Extract<Condition, { kind: "ownField" }>;
type Ask = OwnFieldCondition["ask"];

interface OwnFieldEditorProps {
  on: OwnFieldCondition;
  onChange(on: OwnFieldCondition): void;
  choices: Choices;
}

/** Which of the company's own fields, and what is asked of it, by its type. */
export function OwnFieldEditor({ on, onChange, choices }: OwnFieldEditorProps) {
  const { say, language } = useLanguage();
  const field = choices.ownFields.find((one) => one.id === on.field);
  const set = (ask: Ask) => onChange({ ...on, ask });
  const { ask } = on;
  const typed = field && field.type !== "text";
  return (
    <>
      <Select
        aria-label={say({ zh: "字段", en: "Field" })}
        className="seg-many"
        placeholder={say({ zh: "请选择字段", en: "Choose a field" })}
        value={on.field === 0 ? null : on.field}
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
        notFoundContent={say({
          zh: "还没有自定义字段，到「设置」里建",
          en: "None yet; make one in the settings",
        })}
        options={choices.ownFields.map((one) => ({ value: one.id, label: one[language] }))}
        onChange={(id: number) =>
          onChange({ ...on, field: id, ask: firstAsk(choices.ownFields.find((one) => one.id === id)?.type) })
        }
      />
      {typed && (
        <Select
          aria-label={say({ zh: "问什么", en: "What is asked" })}
          value={ask.as === "filled" ? "filled" : "value"}
          popupMatchSelectWidth={false}
          options={[
            { value: "value", label: say({ zh: "的值", en: "is" }) },
            { value: "filled", label: say({ zh: "填了", en: "is filled in" }) },
          ]}
          onChange={(what) => set(what === "filled" ? { as: "filled" } : firstAsk(field.type))}
        />
      )}
      {field?.type === "text" && <span className="text-2">{say({ zh: "填了", en: "is filled in" })}</span>}
      {ask.as === "number" && (
        <TestEditor test={ask.test} unit="" onChange={(test) => set({ ...ask, test })} />
      )}
      {ask.as === "date" && <SpanEditor span={ask.within} onChange={(within) => set({ ...ask, within })} />}
      {ask.as === "choice" && field && (
        <ManySelect
          label={field[language]}
          placeholder={say({ zh: "请选择", en: "Choose" })}
          values={ask.in}
          options={field.choices.map((one) => ({ value: one.id, label: one[language] }))}
          onChange={(values) => set({ ...ask, in: values })}
        />
      )}
      {ask.as === "yesno" && (
        <Select
          aria-label={say({ zh: "是或否", en: "Yes or no" })}
          value={ask.yes ? "yes" : "no"}
          popupMatchSelectWidth={false}
          options={[
            { value: "yes", label: say({ zh: "是", en: "yes" }) },
            { value: "no", label: say({ zh: "否", en: "no" }) },
          ]}
          onChange={(word) => set({ ...ask, yes: word === "yes" })}
        />
      )}
    </>
  );
}

/** The commonest question of a type. */
function firstAsk(type: Choices["ownFields"][number]["type"] | undefined): Ask {
  switch (type) {
    case "number":
      return { as: "number", test: { is: "atLeast", value: 1 } };
    case "date":
      return { as: "date", within: { kind: "last", count: 90, unit: "day" } };
    case "choice":
      return { as: "choice", in: [] };
    case "yesno":
      return { as: "yesno", yes: true };
    default:
      return { as: "filled" };
  }
}
