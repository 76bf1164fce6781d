import { Checkbox, Popover } from "antd";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { allColumns, defaultColumns, type ListColumn } from "./columns.tsx";
import type { OwnField } from "./ownFields.ts";

interface ColumnPickerProps {
  shown: readonly ListColumn[];
  masked: readonly string[];
  own: readonly OwnField[];
  onChange(cols: string | undefined): void;
}

/** Which columns the list shows, in the address like everything else. */
export function ColumnPicker({ shown, masked, own, onChange }: ColumnPickerProps) {
  const say = useSay();
  const listColumns = allColumns(own);
  const keys = shown.map((column) => column.key);
  const toggle = (key: string) => {
    const next = listColumns
      .map((one) => one.key)
      .filter((one) => (one === key ? !keys.includes(key) : keys.includes(one)));
    const same = next.length === defaultColumns.length && next.every((one) => defaultColumns.includes(one));
    onChange(same ? undefined : next.join(",") || "none");
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="column-list">
          {listColumns
            .filter((column) => !(column.of && masked.includes(column.of)))
            .map((column) => (
              <Checkbox
                key={column.key}
                checked={keys.includes(column.key)}
                onChange={() => toggle(column.key)}
              >
                {say(column.name)}
              </Checkbox>
            ))}
        </div>
      }
    >
      <button type="button" className="picker">
        <Icon name="table" size={14} />
        <span>{say({ zh: "列 {n}", en: "Columns {n}" }, { n: keys.length })}</span>
      </button>
    </Popover>
  );
}
