import { Checkbox, Select } from "antd";
import { type CustomerKey, customerKeys, type InspectedList } from "../../server/segments/byFile/schema.ts";
import { customerKeyNames } from "../../server/segments/messages.ts";
import type { Input } from "../call.ts";
import { Field } from "../kit/Field.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useSay } from "../language.tsx";

export type FileChoices = Partial<Omit<Input<"matchListFile">, "file">>;
type Encoding = InspectedList["encoding"];
const encodings: readonly Encoding[] = [
  "utf-8",
  "gb18030",
  "utf-16le",
  "utf-16be",
  "big5",
  "shift_jis",
  "windows-1252",
];
const shownRows = 4;

interface FileColumnPickerProps {
  looked: InspectedList;
  column: string | undefined;
  by: CustomerKey;
  choices: FileChoices;
  onChange(choices: FileChoices): void;
}

/** How the file is read, and which of its columns says who the customer is; its first rows to judge by. */
export function FileColumnPicker({ looked, column, by, choices, onChange }: FileColumnPickerProps) {
  const say = useSay();
  const { column: _, by: __, ...reading } = choices;
  const at = column === undefined ? -1 : looked.columns.indexOf(column);
  return (
    <>
      <div className="seg-names">
        {looked.sheets.length > 1 && (
          <Field label={say({ zh: "工作表", en: "Sheet" })}>
            {(control) => (
              <Select
                {...control}
                value={looked.sheet}
                options={looked.sheets.map((value) => ({ value, label: value }))}
                onChange={(sheet) => onChange({ sheet })}
              />
            )}
          </Field>
        )}
        {looked.text && (
          <Field
            label={say({ zh: "编码", en: "Encoding" })}
            hint={
              looked.encodingSure
                ? say({ zh: "自动认出", en: "Recognised" })
                : say({ zh: "没有把握，请看下面几行", en: "Not sure; look at the rows below" })
            }
          >
            {(control) => (
              <Select
                {...control}
                value={looked.encoding}
                options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
                onChange={(encoding) => onChange({ ...reading, encoding })}
              />
            )}
          </Field>
        )}
        <Field label={say({ zh: "说明是哪位客户的列", en: "Column that says who" })}>
          {(control) => (
            <Select
              {...control}
              value={column ?? null}
              placeholder={say({ zh: "选一列", en: "Choose one" })}
              showSearch={{ optionFilterProp: "label" }}
              options={looked.columns.map((value) => ({ value, label: value }))}
              onChange={(value) => {
                const like = value === null ? undefined : looked.looksLike[value];
                if (value !== null) onChange({ ...reading, column: value, ...(like ? { by: like } : {}) });
              }}
            />
          )}
        </Field>
        <Field label={say({ zh: "这一列是", en: "It holds" })}>
          {(control) => (
            <Select
              {...control}
              value={by}
              options={customerKeys.map((value) => ({
                value,
                label: say(customerKeyNames[value]),
                disabled: looked.masked.includes(value),
              }))}
              onChange={(value) => onChange({ ...choices, ...(column ? { column } : {}), by: value })}
            />
          )}
        </Field>
      </div>
      {looked.masked.includes(by) && (
        <p className="field-error">
          {say({
            zh: "您的角色看不到这项资料，不能按它找客户；请换一列。",
            en: "Your role does not see this field, so customers cannot be found by it; choose another column.",
          })}
        </p>
      )}
      <Checkbox
        checked={looked.headerRow > 0}
        onChange={(event) =>
          onChange({
            ...(choices.sheet ? { sheet: choices.sheet } : {}),
            ...(choices.encoding ? { encoding: choices.encoding } : {}),
            headerRow: event.target.checked ? 1 : 0,
          })
        }
      >
        {say({ zh: "上面有列名", en: "There are names above the columns" })}
      </Checkbox>
      <div className="seg-file-preview">
        <TableScroll label={say({ zh: "文件的前几行", en: "First rows of the file" })}>
          <table className="table">
            <thead>
              <tr>
                {looked.columns.map((name, n) => (
                  <th key={name} scope="col" className={n === at ? "seg-chosen" : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {looked.preview.slice(0, shownRows).map((row) => (
                <tr key={row.row}>
                  {looked.columns.map((name, n) => (
                    <td key={name} className={n === at ? "seg-chosen" : undefined}>
                      {row.cells[n]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </div>
    </>
  );
}
