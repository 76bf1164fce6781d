import "./kit.css";
import { useId } from "react";

interface SegmentedSwitchProps<T extends string> {
  label: string;
  value: T;
  options: ReadonlyArray<{ value: NoInfer<T>; label: string; disabled?: boolean }>;
  onChange(value: NoInfer<T>): void;
}

/** Two or three short choices, all visible. Radio buttons underneath: arrow keys work, screen readers know. */
export function SegmentedSwitch<T extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentedSwitchProps<T>) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="hidden-text">{label}</legend>
      {options.map((option) => (
        <label key={option.value} data-disabled={option.disabled || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
