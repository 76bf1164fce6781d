import "./kit.css";
import { Dropdown } from "antd";
import { Icon } from "./Icon.tsx";

interface ChoicePickerProps<T extends string> {
  label?: string;
  value: T;
  /** Those of a group follow each other under its name. */
  options: ReadonlyArray<{ value: NoInfer<T>; label: string; group?: string }>;
  /** Of a group that has nothing to choose yet: what is missing. */
  missing?: { group: string; words: string } | undefined;
  onChange(value: NoInfer<T>): void;
  onOpen?: () => void;
}

/** A picker that shows its value: `对比 上一个 90 天`. */
export function ChoicePicker<T extends string>({
  label,
  value,
  options,
  missing,
  onChange,
  onOpen,
}: ChoicePickerProps<T>) {
  const chosen = options.find((option) => option.value === value);
  const groups = [...new Set(options.flatMap(({ group }) => group ?? []))];
  const itemsOf = (group: string | undefined) =>
    options.filter((option) => option.group === group).map(({ value: key, label }) => ({ key, label }));
  return (
    <Dropdown
      trigger={["click"]}
      onOpenChange={(open) => open && onOpen?.()}
      menu={{
        items: [
          ...itemsOf(undefined),
          ...groups.map(
            (label) => ({ key: `group ${label}`, type: "group", label, children: itemsOf(label) }) as const,
          ),
          ...(missing
            ? [
                {
                  key: `group ${missing.group}`,
                  type: "group" as const,
                  label: missing.group,
                  children: [{ key: "missing", label: missing.words, disabled: true }],
                },
              ]
            : []),
        ],
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
