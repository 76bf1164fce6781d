import "../customers/customers.css";
import { App, Button } from "antd";
import { useState } from "react";
import { mostCustomFields } from "../../server/customers/schema.ts";
import { saysOf } from "../callError.ts";
import { draftOf, OwnFieldDialog, type OwnFieldDraft } from "../customers/OwnFieldDialog.tsx";
import { ownTypeNames } from "../customers/words.ts";
import { Card } from "../kit/Card.tsx";
import { none } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";

const fresh: OwnFieldDraft = { zh: "", en: "", type: "text", choices: [], hiddenFrom: [] };

/** The fields that the company adds to every customer's file. */
export function FieldsSection() {
  const { say, language } = useLanguage();
  const may = useMay();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<OwnFieldDraft>();
  const answer = useCall("listCustomFields", {});
  const changing = useSubmit(
    "updateCustomField",
    undefined,
    (error) => void message.error(say(saysOf(error))),
  );
  if (!answer.data) return <Waiting error={answer.error} />;
  const { fields } = answer.data;
  const used = fields.filter((field) => !field.archived).length;
  const writes = may("settings:write");
  const join = (parts: readonly string[]) => parts.join(say({ zh: "、", en: ", " }));
  return (
    <Card
      title={say({ zh: "客户字段", en: "Customer fields" })}
      note={say(
        {
          zh: "公司自己的字段，最多 {most} 个，现用 {n} 个。可导入、筛选、排序、导出，也能做分群条件。",
          en: "The company’s own: {n} of at most {most} in use. Imported, filtered, sorted, exported, and a condition of segments.",
        },
        { n: used, most: mostCustomFields },
      )}
      right={
        writes && (
          <Button type="primary" disabled={used >= mostCustomFields} onClick={() => setDraft(fresh)}>
            {say({ zh: "新字段", en: "New field" })}
          </Button>
        )
      }
    >
      {fields.length === 0 ? (
        <p className="text-2">
          {say({
            zh: "还没有自己的字段。例如肤质、鞋码、会员来源店。导入文件时也可以当场新建。",
            en: "None yet: skin type, shoe size, branch of origin. They can also be made while a file is imported.",
          })}
        </p>
      ) : (
        <TableScroll label={say({ zh: "客户字段", en: "Customer fields" })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "名称", en: "Name" })}</th>
                <th scope="col">{say({ zh: "类型", en: "Type" })}</th>
                <th scope="col">{say({ zh: "选项", en: "Choices" })}</th>
                <th scope="col">{say({ zh: "对谁隐藏", en: "Hidden from" })}</th>
                <th scope="col">
                  <span className="hidden-text">{say({ zh: "操作", en: "Actions" })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.id} className={field.archived ? "text-3" : undefined}>
                  <th scope="row">
                    {field.zh}
                    {field.en !== field.zh && <span className="text-3"> {field.en}</span>}
                    {field.archived && ` · ${say({ zh: "已停用", en: "archived" })}`}
                  </th>
                  <td>{say(ownTypeNames[field.type])}</td>
                  <td>
                    {join(field.choices.filter((one) => !one.gone).map((one) => one[language])) || none}
                  </td>
                  <td>{join(field.hiddenFrom.map((role) => say(roleNames(role)))) || none}</td>
                  <td className="actions">
                    {writes && (
                      <>
                        {!field.archived && (
                          <Button size="small" onClick={() => setDraft(draftOf(field))}>
                            {say({ zh: "修改", en: "Change" })}
                          </Button>
                        )}{" "}
                        <Button
                          size="small"
                          onClick={() => changing.mutate({ id: field.id, archived: !field.archived })}
                        >
                          {field.archived
                            ? say({ zh: "恢复", en: "Bring back" })
                            : say({ zh: "停用", en: "Archive" })}
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p className="text-3">
        {say({
          zh: "停用只是不再出现，已填的值都留着。",
          en: "Archiving only hides a field; what is filled in stays.",
        })}
      </p>
      <OwnFieldDialog draft={draft} onDone={() => setDraft(undefined)} onClose={() => setDraft(undefined)} />
    </Card>
  );
}
