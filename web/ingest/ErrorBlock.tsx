import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { Output } from "../call.ts";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { NewChoices } from "./NewChoices.tsx";

export type FieldError = NonNullable<Output<"readImport">["check"]>["errors"][number];
export type Fix = Output<"readImport">["options"]["fixes"][number];

/** So many values are shown before somebody asks for more. */
const shownAtFirst = 8;

interface ErrorBlockProps {
  error: FieldError;
  column: string;
  /** Whether a column of the file fills the field: only then can a cell of it be changed. */
  mapped: boolean;
  words: { zh: string; en: string };
  fixes: Fix[];
  setFixes(fixes: Fix[]): void;
  /** Looks at every value again. */
  recheck(): void;
}

/** One kind of error: what becomes of its rows, and its values, each with what it should say, wherever it stands. */
export function ErrorBlock({ error, column, mapped, words, fixes, setFixes, recheck }: ErrorBlockProps) {
  const { say, language } = useLanguage();
  const [all, setAll] = useState(false);
  const { field, code } = error;
  const mine = fixes.find(
    (f) => (f.how === "blank" || f.how === "skip") && f.field === field && f.code === code,
  );
  const rest = fixes.filter((f) => f !== mine);
  const isCell = field !== "" && mapped;
  const shown = all ? error.examples : error.examples.slice(0, shownAtFirst);
  return (
    <section className="error-block" aria-label={column}>
      <h3>
        <span className={error.rejects ? "unfavourable" : "caution"}>{error.rejects ? "✕" : "!"}</span>{" "}
        {column}：{say(words)}
        <span className="text-3"> {say({ zh: "{n} 行", en: "{n|row|rows}" }, { n: error.rows })}</span>
      </h3>
      <div className="error-all">
        <span className="text-2">
          {error.rejects
            ? say({ zh: "这些行不导入", en: "These rows are not imported" })
            : say({ zh: "这些格留空，行照样导入", en: "These cells stay empty; the rows are imported" })}
        </span>
        {isCell && code !== "missing" && (
          <Select
            aria-label={say({ zh: "同样处理全部 {n} 行", en: "The same for all {n}" }, { n: error.rows })}
            value={mine?.how ?? ""}
            style={{ width: 230 }}
            options={[
              { value: "", label: say({ zh: "照上面说的处理", en: "As said here" }) },
              {
                value: "blank",
                label: say({ zh: "全部 {n} 个留空", en: "Leave all {n} empty" }, { n: error.rows }),
              },
              {
                value: "skip",
                label: say({ zh: "这 {n} 行都不导入", en: "Leave out all {n} rows" }, { n: error.rows }),
              },
            ]}
            onChange={(how) =>
              setFixes(how === "blank" || how === "skip" ? [...rest, { how, field, code }] : rest)
            }
          />
        )}
      </div>
      <NewChoices error={error} recheck={recheck} />
      {shown.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "行", en: "Row" })}</th>
              <th scope="col">{say({ zh: "原值", en: "Value" })}</th>
              {isCell && <th scope="col">{say({ zh: "改成", en: "Change to" })}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((example) => (
              <tr key={`${example.row} ${example.value}`}>
                <td className="text-3">
                  {example.rows > 1
                    ? say(
                        { zh: "{row} 起，共 {n} 行", en: "{row} and on, {n|row|rows}" },
                        { row: String(example.row), n: example.rows },
                      )
                    : example.row}
                </td>
                <td className="unfavourable error-value">
                  {example.value || "–"}
                  {example.whole ? "" : "…"}
                </td>
                {isCell && (
                  <td>
                    <Input
                      size="small"
                      maxLength={200}
                      aria-label={
                        example.rows > 1
                          ? say(
                              { zh: "“{value}”的 {n} 行都改成", en: "“{value}”: change in all {n} rows to" },
                              { value: example.value, n: count(example.rows, language) },
                            )
                          : say({ zh: "第 {n} 行改成", en: "Row {n}: change to" }, { n: String(example.row) })
                      }
                      placeholder={
                        example.rows > 1
                          ? say({ zh: "{n} 行都改成", en: "in all {n} rows" }, { n: example.rows })
                          : ""
                      }
                      disabled={!example.whole && example.rows > 1}
                      defaultValue={writtenFor(fixes, field, example)}
                      onBlur={(event) =>
                        setFixes(withValue(fixes, field, example, event.target.value.trim()))
                      }
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {error.examples.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say({ zh: "再看 {n} 种", en: "{n} more" }, { n: error.examples.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

type Example = FieldError["examples"][number];

/** A value in many rows is changed wherever it stands, one in a single row only there. */
const isOf = (fix: Fix, field: string, { row, value, rows }: Example) =>
  fix.field === field &&
  (rows > 1 ? fix.how === "value" && fix.from === value : fix.how === "row" && fix.row === row);

function writtenFor(fixes: readonly Fix[], field: string, example: Example): string {
  return fixes.flatMap((fix) => (isOf(fix, field, example) && "to" in fix ? [fix.to] : []))[0] ?? "";
}

function withValue(fixes: readonly Fix[], field: string, example: Example, to: string): Fix[] {
  const { row, value, rows } = example;
  const others = fixes.filter((fix) => !isOf(fix, field, example));
  if (to === "") return others;
  if (rows === 1) return [...others, { how: "row", field, row, to }];
  // What a change made of other values, and is wrong still, is changed with them: the file itself says those.
  const carried = others.map((fix) =>
    fix.how === "value" && fix.field === field && fix.to === value ? { ...fix, to } : fix,
  );
  return [...carried, { how: "value", field, from: value, to }];
}
