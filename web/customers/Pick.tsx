import { Select } from "antd";

interface PickProps<T extends string | number> {
  name: string;
  /** What to type, where it searches. */
  hint?: string;
  /** What stands in the list while it is empty. */
  empty?: string;
  busy: boolean;
  value: T | null;
  options: { value: T; label: string }[];
  onPick(value: T | null): void;
  onSearch?(text: string): void;
}

/** One of a list, open at once: it stands where a value is being changed. */
export function Pick<T extends string | number>({
  name,
  hint,
  empty,
  busy,
  value,
  options,
  onPick,
  onSearch,
}: PickProps<T>) {
  return (
    <Select
      autoFocus
      defaultOpen
      allowClear
      showSearch
      size="small"
      aria-label={name}
      placeholder={hint}
      {...(empty === undefined ? {} : { notFoundContent: empty })}
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      loading={busy}
      value={value}
      options={options}
      {...(onSearch ? { onSearch, filterOption: false } : {})}
      onChange={(next) => onPick(next ?? null)}
    />
  );
}
