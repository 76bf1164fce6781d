import "./kit.css";
import { Dropdown } from "antd";
import { Icon } from "./Icon.tsx";

interface ChoicePickerProps<T extends string> {
  label?: string;
  value: T;
  options: ReadonlyArray<{ value: NoInfer<T>; label: string }>;
  onChange(value: NoInfer<T>): void;
}

/** A picker that shows its value: `对比 上一个 90 天`. */
export function ChoicePicker<T extends string>({ label, value, options, onChange }: ChoicePickerProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: options.map((option) => ({ key: option.value, label: option.label })),
        selectable: true,
        selectedKeys: [value],
        onClick: ({ key }) => {
          const option = options.find((known) => known.value === key);
          if (option) onChange(option.value);
        },
        style: { maxHeight: 360, overflowY: "auto" },
      }}
    >
      <button type="button" className="picker">
        {label && <span className="picker-label">{label}</span>}
        <span className="picker-value">{chosen?.label ?? value}</span>
        <Icon name="down" size={14} />
      </button>
    </Dropdown>
  );
}
