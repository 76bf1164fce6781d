import { Button, Select } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { OwnFieldDialog, type OwnFieldDraft } from "../customers/OwnFieldDialog.tsx";
import { Card } from "../kit/Card.tsx";
import { dayIn } from "../kit/dates.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { guessField } from "./guessField.ts";
import { newQuestion, type Question, QuestionCell } from "./QuestionCell.tsx";
import { TemplatePicker } from "./TemplatePicker.tsx";
import type { StepProps } from "./Wizard.tsx";

/** Choices that are no field; no field has such a name. */
const keepIt = "+keep";
const askIt = "+question";
const makeIt = "+new";

/** Which column is which field: proposed by name and values, remembered per source, decided here. */
export function MatchStep({ one, go, again }: StepProps) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const reading = one.reading;
  const found = useCall("inspectFile", {
    id: one.id,
    ...(reading
      ? {
          encoding: reading.encoding,
          headerRow: reading.headerRow,
          ...(reading.form ? { form: reading.form } : {}),
          ...(reading.sheet ? { sheet: reading.sheet } : {}),
        }
      : {}),
  });
  const [mapping, setMapping] = useState<Record<string, string>>(one.mapping);
  const [keep, setKeep] = useState<string[]>(one.options.keep);
  const [asked, setAsked] = useState<Question[] | undefined>(
    one.options.questions.length > 0 ? one.options.questions : undefined,
  );
  const may = useMay();
  const [making, setMaking] = useState<{ column: string; draft: OwnFieldDraft }>();
  const checking = useSubmit("checkValues", () => {
    void again().then(() => go("check"));
  });
  const saving = useSubmit("changeImport", () => checking.mutate({ id: one.id }));
  if (found.error) throw found.error;
  if (!found.data || !reading) return <PageSkeleton head={false} />;
  const { preview, left, remembered, declined, mapping: proposed, proposed: more } = found.data;
  const events = !["orders", "customers", "products"].includes(one.kind);
  const questions = one.kind === "answers" ? (asked ?? more.questions) : [];
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  const people = one.kind === "customers" || one.kind === "orders";
  const makes = people && may("settings:write");
  const choose = (column: string, field: string) => {
    if (field === makeIt) {
      const at = reading.columns.indexOf(column);
      setMaking({
        column,
        draft: guessField(
          column,
          preview.map((row) => row.cells[at] ?? ""),
        ),
      });
      return;
    }
    setKeep(
      field === keepIt ? [...keep.filter((c) => c !== column), column] : keep.filter((c) => c !== column),
    );
    const others = questions.filter((q) => q.column !== column);
    setAsked(field === askIt ? [...others, newQuestion(column)] : others);
    if (field === keepIt || field === askIt) {
      setMapping(Object.fromEntries(Object.entries(mapping).filter(([, c]) => c !== column)));
      return;
    }
    const next = Object.fromEntries(Object.entries(mapping).filter(([f, c]) => c !== column && f !== field));
    setMapping(field === "" ? next : { ...next, [field]: column });
  };
  const missing = one.fields.filter((f) => f.required && mapping[f.name] === undefined);
  const wrong = saving.error ?? checking.error;
  return (
    <Card
      title={say(
        { zh: "{all} 列中 {n} 列已匹配", en: "{n} of {all} columns matched" },
        {
          all: reading.columns.length,
          n: new Set([...fieldOf.keys(), ...keep, ...questions.map((q) => q.column)]).size,
        },
      )}
      right={
        <>
          <TemplatePicker
            one={one}
            now={{ mapping, options: { keep, questions } }}
            taken={(applied) => {
              setMapping(applied.mapping);
              setKeep(applied.options.keep);
              setAsked(applied.options.questions);
              void again();
            }}
            again={again}
          />
          {remembered && (
            <span className="text-3">
              {say(
                { zh: "记得上次 {day} 的选择", en: "As chosen on {day}" },
                { day: dayIn(remembered, company.zone) },
              )}
            </span>
          )}
          <Button
            onClick={() => {
              setMapping(proposed);
              setKeep([]);
              setAsked(undefined);
            }}
          >
            {say({ zh: "全部重来", en: "Start over" })}
          </Button>
          <Button onClick={() => go("sheet")}>{say({ zh: "上一步", en: "Back" })}</Button>
          <Button
            type="primary"
            disabled={missing.length > 0}
            loading={saving.isPending || checking.isPending}
            onClick={() => saving.mutate({ id: one.id, mapping, options: { keep, questions } })}
          >
            {say({ zh: "下一步：检查值", en: "Next: check values" })}
          </Button>
        </>
      }
      note={say({
        zh: "到「试运行」为止都不会写入任何数据。可以离开本页，进度会保留。",
        en: "Nothing is written before the dry run. You can leave this page; your choices stay.",
      })}
    >
      {declined && (
        <p className="unfavourable" role="alert">
          {say({
            zh: "看起来不是订单，检查时会说明原因。也许应按「商品」导入。",
            en: "This does not look like orders; the check will say why. It may be a list of products.",
          })}
        </p>
      )}
      {missing.length > 0 && (
        <p className="unfavourable" role="alert">
          {say(
            { zh: "还缺：{names}", en: "Still missing: {names}" },
            { names: missing.map((f) => f[language]).join("、") },
          )}
        </p>
      )}
      {wrong ? (
        <p className="unfavourable" role="alert">
          {say(saysOf(wrong))}
        </p>
      ) : null}
      <TableScroll label={say({ zh: "列的对应", en: "Columns" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "文件里的列", en: "Column in the file" })}</th>
              <th scope="col">{say({ zh: "常青里的字段", en: "Field" })}</th>
              <th scope="col">{say({ zh: "说明", en: "Note" })}</th>
            </tr>
          </thead>
          <tbody>
            {reading.columns.map((column, n) => {
              const field = fieldOf.get(column);
              const question = questions.find((q) => q.column === column);
              const known = one.fields.find((f) => f.name === field);
              const samples = [...new Set(preview.map((r) => r.cells[n]?.trim()).filter(Boolean))]
                .slice(0, 3)
                .join(" · ");
              return (
                <tr key={column}>
                  <th scope="row">
                    {column}
                    <div className="text-3 samples">{samples}</div>
                  </th>
                  <td>
                    <Select
                      aria-label={say({ zh: "{column} 对应的字段", en: "Field for {column}" }, { column })}
                      value={field ?? (question ? askIt : keep.includes(column) ? keepIt : "")}
                      style={{ width: 220 }}
                      showSearch
                      optionFilterProp="label"
                      options={[
                        { value: "", label: say({ zh: "不导入", en: "Leave out" }) },
                        ...(events
                          ? [{ value: keepIt, label: say({ zh: "保留，用来细分", en: "Keep for slicing" }) }]
                          : []),
                        ...(one.kind === "answers"
                          ? [
                              {
                                value: askIt,
                                label: say({ zh: "这一列是一道题", en: "A question of the survey" }),
                              },
                            ]
                          : []),
                        ...(makes
                          ? [{ value: makeIt, label: say({ zh: "新字段…", en: "New field…" }) }]
                          : []),
                        ...one.fields.map((f) => ({
                          value: f.name,
                          label: `${f[language]}${f.required ? " *" : ""}`,
                        })),
                      ]}
                      onChange={(value) => choose(column, value)}
                    />
                  </td>
                  <td className="text-2">
                    {question && !field ? (
                      <QuestionCell
                        question={question}
                        change={(next) => setAsked(questions.map((q) => (q === question ? next : q)))}
                      />
                    ) : keep.includes(column) ? (
                      say({ zh: "之后可以按它分开看", en: "Figures can be split by it" })
                    ) : known?.identifies ? (
                      say({ zh: "用来认人", en: "Recognises people" })
                    ) : field === undefined && left[column] === "derived" ? (
                      say({ zh: "由订单算出，不必导入", en: "Follows from orders; not needed" })
                    ) : field === undefined ? (
                      <>
                        {say({ zh: "没有同名字段", en: "No field of that name" })}{" "}
                        {makes && (
                          <button type="button" className="link" onClick={() => choose(column, makeIt)}>
                            {say({ zh: "新字段", en: "New field" })}
                          </button>
                        )}
                      </>
                    ) : (
                      ""
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      <OwnFieldDialog
        draft={making?.draft}
        onDone={(id) => {
          const column = making?.column;
          setMaking(undefined);
          if (column !== undefined) void again().then(() => choose(column, `custom_${id}`));
        }}
        onClose={() => setMaking(undefined)}
      />
    </Card>
  );
}
