import { Button } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { count } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { ErrorBlock, type Fix } from "./ErrorBlock.tsx";
import { FixList } from "./FixList.tsx";
import { JobWait } from "./JobWait.tsx";
import { RowsNotShown } from "./RowsNotShown.tsx";
import type { StepProps } from "./Wizard.tsx";

/** What is wrong, cell by cell, each with a fix beside it and the same for all of its kind. */
export function CheckStep({ one, go, again }: StepProps) {
  const { say, language } = useLanguage();
  const [fixes, setFixes] = useState<Fix[]>(one.options.fixes);
  const checking = useSubmit("checkValues", () => void again());
  const saving = useSubmit("changeImport", () => checking.mutate({ id: one.id }));
  if (one.state === "checking" && one.job) return <JobWait jobId={one.job} ended={() => void again()} />;
  const { check } = one;
  const wrong = saving.error ?? checking.error;
  if (!check) {
    return (
      <Card title={say({ zh: "还没有检查", en: "Not checked yet" })}>
        {wrong ? (
          <p className="unfavourable" role="alert">
            {say(saysOf(wrong))}
          </p>
        ) : null}
        {one.emptied && (
          <p className="text-2">
            {say({
              zh: "检查结果和手工更正已清除：放了 30 天，或有客户的个人信息被删除。请重新检查。",
              en: "The findings and the corrections typed in are no longer kept: 30 days have passed, or a customer was erased. Check again.",
            })}
          </p>
        )}
        <Button type="primary" onClick={() => checking.mutate({ id: one.id })} loading={checking.isPending}>
          {say({ zh: "检查每一格", en: "Check every value" })}
        </Button>
      </Card>
    );
  }
  const changed = JSON.stringify(fixes) !== JSON.stringify(one.options.fixes);
  const fieldName = (name: string) =>
    one.fields.find((f) => f.name === name)?.[language] ?? say({ zh: "整行", en: "Row" });
  return (
    <div className="columns">
      <Card
        title={
          check.errors.length === 0
            ? say({ zh: "{n} 行都没有问题", en: "No problem in {n|row|rows}" }, { n: check.rows })
            : say(
                { zh: "{rows} 行里有 {bad} 行不能导入", en: "{bad} of {rows} rows cannot be imported" },
                { rows: check.rows, bad: check.rejected },
              )
        }
        right={
          <>
            <Button onClick={() => go("match")}>{say({ zh: "上一步", en: "Back" })}</Button>
            {changed ? (
              <Button
                type="primary"
                loading={saving.isPending || checking.isPending}
                onClick={() => saving.mutate({ id: one.id, options: { fixes } })}
              >
                {say({ zh: "应用并重新检查", en: "Apply and check again" })}
              </Button>
            ) : (
              <Button type="primary" onClick={() => go("rules")}>
                {say({ zh: "下一步：规则", en: "Next: rules" })}
              </Button>
            )}
          </>
        }
      >
        {wrong ? (
          <p className="unfavourable" role="alert">
            {say(saysOf(wrong))}
          </p>
        ) : null}
        {check.errors.map((error) => (
          <ErrorBlock
            key={`${error.field} ${error.code}`}
            error={error}
            column={one.mapping[error.field] ?? fieldName(error.field)}
            mapped={one.mapping[error.field] !== undefined}
            words={one.errorWords[error.code] ?? { zh: error.code, en: error.code }}
            fixes={fixes}
            setFixes={setFixes}
            recheck={() => checking.mutate({ id: one.id })}
          />
        ))}
        {!one.rowsShown && <RowsNotShown />}
        {check.errors.length > 0 && one.rowsShown && (
          <p>
            <a className="link" href={`/api/files/import-errors/${one.id}?language=${language}`}>
              {say({ zh: "下载有问题的行，已标出原因", en: "Download the rows with their reasons" })}
            </a>
          </p>
        )}
      </Card>
      <FixList fixes={fixes} setFixes={setFixes} fieldName={fieldName} words={one.errorWords} />
      <Card title={say({ zh: "每一列", en: "Each column" })}>
        <TableScroll label={say({ zh: "每一列", en: "Each column" })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "字段", en: "Field" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "有值", en: "Filled" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "不同值（约）", en: "Different (about)" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {check.fields.map((f) => (
                <tr key={f.field}>
                  <th scope="row">{fieldName(f.field)}</th>
                  <td className="number">{count(f.filled, language)}</td>
                  <td className="number">{count(f.different, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Card>
    </div>
  );
}
