import { Select } from "antd";

interface ManySelectProps<T extends string | number> {
  label: string;
  placeholder: string;
  values: readonly T[];
  options: readonly { value: T; label: string }[];
  onChange(values: T[]): void;
}

/** Several values of a list that can be searched. */
export function ManySelect<T extends string | number>(props: ManySelectProps<T>) {
  return (
    <Select<T[]>
      mode="multiple"
      className="seg-many"
      aria-label={props.label}
      placeholder={props.placeholder}
      value={[...props.values]}
      showSearch={{ optionFilterProp: "label" }}
      maxTagCount={3}
      popupMatchSelectWidth={false}
      options={[...props.options]}
      onChange={props.onChange}
    />
  );
}
