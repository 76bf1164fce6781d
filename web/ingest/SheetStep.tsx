import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { type Kind, kindOptions } from "./kinds.ts";
import type { StepProps } from "./Wizard.tsx";

type Found = Output<"inspectFile">;
type Encoding = Found["reading"]["encoding"];
const encodings: Encoding[] = [
  "utf-8",
  "gb18030",
  "utf-16le",
  "utf-16be",
  "big5",
  "shift_jis",
  "windows-1252",
];
const delimiters = [",", "\t", ";", "|"];

interface Choices {
  encoding?: Encoding;
  form?: NonNullable<Found["reading"]["form"]>;
  sheet?: string;
  headerRow?: number;
}

/** What is proposed for columns that were not there before; of a template that fits no more nothing stays. */
function proposedChoices(found: Found, one: StepProps["one"]) {
  const { template, mapping, proposed } = found;
  return {
    mapping,
    anew: template === null && one.options.template !== null,
    options: {
      ...(template ? { ...template.options, template: template.id } : {}),
      dateOrder: proposed.dateOrder,
      decimalComma: proposed.decimalComma,
      returnPrefix: proposed.returnPrefix,
    },
  };
}

/** How the bytes become a table: encoding, delimiter, sheet, header; the first rows show what comes of it. */
export function SheetStep({ one, go, again }: StepProps) {
  const { say } = useLanguage();
  const kept = one.reading;
  const [choices, setChoices] = useState<Choices>(() =>
    kept
      ? {
          encoding: kept.encoding,
          headerRow: kept.headerRow,
          ...(kept.form ? { form: kept.form } : {}),
          ...(kept.sheet ? { sheet: kept.sheet } : {}),
        }
      : {},
  );
  const [kind, setKind] = useState<Kind>(one.kind);
  const [acceptCut, setAcceptCut] = useState(kept?.acceptCut ?? false);
  const answer = useCall("inspectFile", { id: one.id, kind, ...choices });
  const saving = useSubmit("changeImport", () => {
    void again().then(() => go("match"));
  });
  if (answer.error)
    return (
      <p className="unfavourable notice" role="alert">
        {say(saysOf(answer.error))}
      </p>
    );
  const found = answer.data;
  if (!found) return <PageSkeleton head={false} />;
  const { reading } = found;
  // Who comes back to this step and changes nothing of what stands in the table keeps what was chosen after it.
  const anew = kind !== one.kind || reading.columns.join("\n") !== kept?.columns.join("\n");
  const next = () =>
    saving.mutate({
      id: one.id,
      kind,
      reading: acceptCut ? { ...reading, acceptCut } : reading,
      ...(anew ? proposedChoices(found, one) : {}),
    });
  const delimiter = reading.form?.kind === "delimited" ? reading.form.delimiter : undefined;
  const baskets = reading.form?.kind === "baskets" ? reading.form : undefined;
  return (
    <div className="stack" aria-busy={answer.isPlaceholderData}>
      <Card
        title={say({ zh: "这样读文件", en: "How the file is read" })}
        right={
          <Button type="primary" onClick={next} loading={saving.isPending}>
            {say({ zh: "下一步：匹配列", en: "Next: match columns" })}
          </Button>
        }
        note={
          found.template && anew
            ? say(
                {
                  zh: "列与匹配模板「{name}」一致，将按它导入；后面每一步都还能改。",
                  en: "The columns fit the matching template “{name}”, so it is used; every step can still change it.",
                },
                { name: found.template.name },
              ) +
              (found.template.hidden.length > 0
                ? say(
                    {
                      zh: "其中这些列对应的字段不给您的角色看，没有匹配：{columns}。",
                      en: " These of its columns fill fields that your role is not shown, and are not matched: {columns}.",
                    },
                    { columns: found.template.hidden.join(say({ zh: "、", en: ", " })) },
                  )
                : "")
            : found.nameLies
              ? say({
                  zh: "扩展名和内容不一致，按内容来读。",
                  en: "The name's ending does not fit the content; the content decides.",
                })
              : undefined
        }
      >
        <div className="start-choices">
          <Field label={say({ zh: "里面是什么", en: "What is in it" })}>
            {(control) => (
              <Select<Kind>
                {...control}
                value={kind}
                style={{ width: 220 }}
                options={kindOptions(say)}
                onChange={setKind}
              />
            )}
          </Field>
          {(reading.container === "text" || reading.container.startsWith("json")) && (
            <Field
              label={say({ zh: "编码", en: "Encoding" })}
              hint={
                found.encodingSure
                  ? say({ zh: "自动认出", en: "Recognised" })
                  : say({ zh: "没有把握，请看下面的预览", en: "Not sure; look at the preview" })
              }
            >
              {(control) => (
                <Select
                  {...control}
                  value={reading.encoding}
                  style={{ width: 150 }}
                  options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
                  onChange={(encoding) => setChoices({ ...choices, encoding })}
                />
              )}
            </Field>
          )}
          {delimiter !== undefined && (
            <Field label={say({ zh: "分隔符", en: "Delimiter" })}>
              {(control) => (
                <Select
                  {...control}
                  value={delimiter}
                  style={{ width: 120 }}
                  options={[...new Set([...delimiters, delimiter])].map((value) => ({
                    value,
                    label: value === "\t" ? say({ zh: "制表符", en: "Tab" }) : value,
                  }))}
                  onChange={(value) =>
                    setChoices({ ...choices, form: { kind: "delimited", delimiter: value } })
                  }
                />
              )}
            </Field>
          )}
          {reading.container === "text" && kind === "orders" && (
            <Field label={say({ zh: "一行是什么", en: "What a line is" })}>
              {(control) => (
                <Select
                  {...control}
                  value={baskets ? "baskets" : "rows"}
                  style={{ width: 220 }}
                  options={[
                    { value: "rows", label: say({ zh: "一条明细", en: "A row of a table" }) },
                    {
                      value: "baskets",
                      label: say({ zh: "一个购物篮，逐格是商品", en: "A basket, a product a cell" }),
                    },
                  ]}
                  onChange={(value) =>
                    // Which line is the header is looked for anew.
                    setChoices({
                      ...(choices.encoding ? { encoding: choices.encoding } : {}),
                      form:
                        value === "baskets"
                          ? { kind: "baskets", delimiter: delimiter ?? "," }
                          : { kind: "delimited", delimiter: baskets?.delimiter ?? "," },
                    })
                  }
                />
              )}
            </Field>
          )}
          {baskets && (
            <Field
              label={say({ zh: "哪一天买的", en: "Bought on" })}
              hint={say({
                zh: "文件里没有日期，给所有购物篮一个；没有金额，按 0 元导入。",
                en: "The file has no dates: one for all baskets. It has no amounts: they come in as 0.",
              })}
            >
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={baskets.day ?? ""}
                  style={{ width: 180 }}
                  onChange={(event) =>
                    setChoices({
                      ...choices,
                      form: {
                        kind: "baskets",
                        delimiter: baskets.delimiter,
                        ...(event.target.value === "" ? {} : { day: event.target.value }),
                      },
                    })
                  }
                />
              )}
            </Field>
          )}
          {found.sheets.length > 0 && (
            <Field label={say({ zh: "工作表", en: "Sheet" })}>
              {(control) => (
                <Select
                  {...control}
                  value={reading.sheet ?? ""}
                  style={{ width: 200 }}
                  options={found.sheets.map((value) => ({ value, label: value }))}
                  onChange={(sheet) => setChoices({ ...choices, sheet })}
                />
              )}
            </Field>
          )}
          {(reading.container === "text" || reading.container === "xlsx" || reading.container === "xls") && (
            <Field
              label={say({ zh: "表头在第几行", en: "Header row" })}
              hint={say({ zh: "0 是没有表头", en: "0: no header" })}
            >
              {(control) => (
                <InputNumber
                  {...control}
                  min={0}
                  max={1000}
                  value={reading.headerRow}
                  onChange={(value) => setChoices({ ...choices, headerRow: value ?? 0 })}
                />
              )}
            </Field>
          )}
          <Checkbox checked={acceptCut} onChange={(event) => setAcceptCut(event.target.checked)}>
            {say({ zh: "最后一行断了也照样读", en: "Read it even if the last row breaks off" })}
          </Checkbox>
        </div>
        {found.otherEncodings.map((other) => (
          <p key={other.encoding} className="other-encoding">
            <span className="text-3">
              {say({ zh: "若按 {name}：", en: "As {name}:" }, { name: other.encoding.toUpperCase() })}
            </span>{" "}
            {other.lines[0]}
          </p>
        ))}
        {saving.error ? (
          <p className="unfavourable" role="alert">
            {say(saysOf(saving.error))}
          </p>
        ) : null}
        <TableScroll label={say({ zh: "前几行", en: "First rows" })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "行", en: "Row" })}</th>
                {reading.columns.map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.preview.slice(0, 12).map((row) => (
                <tr key={`${row.row}-${row.cells.join("|").slice(0, 40)}`}>
                  <td className="text-3">{row.row}</td>
                  {reading.columns.map((name, n) => (
                    <td key={name}>{row.cells[n]?.slice(0, 60)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Card>
    </div>
  );
}
