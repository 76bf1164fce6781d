import { Select } from "antd";
import type { Filter } from "../../server/metrics/schema.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import type { Question } from "../question/useQuestion.ts";
import { useCall } from "../useCall.ts";
import { Chip } from "./Builder.tsx";
import { labelOf } from "./explored.ts";

interface FilterEditorProps {
  filter: Filter;
  name: string;
  /** The values offered are those that this figure has in the period. */
  metric: string;
  question: Question;
  onChange(filter: Filter): void;
  onRemove(): void;
}

/** One filter: these only, or all but these, chosen from what the data has. */
export function FilterEditor({ filter, name, metric, question, onChange, onRemove }: FilterEditorProps) {
  const { say, language } = useLanguage();
  const { period, definition } = question;
  const answer = useCall("measure", { metrics: [metric], by: [filter.by], period, definition });
  const how = filter.is ? "is" : "not";
  const values = filter.is ?? filter.not ?? [];
  const write = (nextHow: "is" | "not", next: string[]) =>
    onChange(nextHow === "is" ? { by: filter.by, is: next } : { by: filter.by, not: next });
  const options = (answer.data?.rows ?? []).flatMap((row) =>
    row.values.length === 1 ? [{ value: row.values[0]!, label: labelOf(row.labels[0], language) }] : [],
  );
  return (
    <div className="explore-filter">
      <Chip name={name} onRemove={onRemove}>
        <SegmentedSwitch
          label={say({ zh: "{name}：只要还是不要", en: "{name}: only, or all but" }, { name })}
          value={how}
          options={[
            { value: "is", label: "=" },
            { value: "not", label: "≠" },
          ]}
          onChange={(next) => write(next, values)}
        />
      </Chip>
      <Select
        mode="multiple"
        aria-label={name}
        value={values}
        loading={answer.isPending}
        options={options}
        optionFilterProp="label"
        placeholder={say({ zh: "选取值…", en: "Choose values…" })}
        popupMatchSelectWidth={240}
        onChange={(next: string[]) => write(how, next)}
      />
    </div>
  );
}
