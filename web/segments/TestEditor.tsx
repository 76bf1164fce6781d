import { InputNumber, Select } from "antd";
import { comparisons, type NumberTest } from "../../server/segments/rule/schema.ts";
import { useSay } from "../language.tsx";
import { comparisonNames } from "./words.ts";

interface TestEditorProps {
  test: NumberTest;
  onChange(test: NumberTest): void;
  /** Behind the number: 单, 元, %. */
  unit: string;
  /** Rates are kept as 0–1 and written as per cent. */
  percent?: boolean;
  whole?: boolean;
}

/** "at least 2 orders": a comparison, a number, and a second one for "between". */
export function TestEditor({ test, onChange, unit, percent = false, whole = false }: TestEditorProps) {
  const say = useSay();
  const by = percent ? 100 : 1;
  const shown = (value: number) => Number((value * by).toFixed(4));
  const kept = (value: number | null) => Number(((value ?? 0) / by).toFixed(4));
  const number = (value: number, label: string, change: (value: number) => void) => (
    <InputNumber
      className="seg-number"
      aria-label={label}
      value={shown(value)}
      {...(whole ? { precision: 0 } : {})}
      onChange={(next) => change(kept(next))}
    />
  );
  return (
    <span className="seg-part">
      <Select
        aria-label={say({ zh: "比较", en: "Comparison" })}
        value={test.is}
        popupMatchSelectWidth={false}
        options={[...comparisons, "between" as const].map((is) => ({
          value: is,
          label: say(comparisonNames[is]),
        }))}
        onChange={(is) =>
          onChange(
            is === "between"
              ? { is, value: test.value, and: Math.max(test.value, "and" in test ? test.and : test.value) }
              : { is, value: test.value },
          )
        }
      />
      {number(test.value, say({ zh: "数值", en: "Number" }), (value) => onChange({ ...test, value }))}
      {test.is === "between" && (
        <>
          <span className="text-3">{say({ zh: "到", en: "and" })}</span>
          {number(test.and, say({ zh: "上限", en: "Upper end" }), (and) => onChange({ ...test, and }))}
        </>
      )}
      {unit && <span className="text-2">{unit}</span>}
    </span>
  );
}
