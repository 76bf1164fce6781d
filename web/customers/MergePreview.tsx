import { fieldNames, refusals } from "../../server/customers/messages.ts";
import { saysOf } from "../callError.ts";
import { count, exact, none } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { changeWords } from "./changeWords.ts";
import { ownChange, useAllOwnFields } from "./ownFields.ts";

/** Two files side by side and what they come to together; nothing is written. */
export function MergePreview({ into, from }: { into: string; from: string }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const own = useAllOwnFields();
  const answer = useCall("previewMerge", { into, from });
  if (answer.error) return <p role="alert">{say(saysOf(answer.error))}</p>;
  if (!answer.data) return <p className="text-3">{say({ zh: "正在比较…", en: "Comparing …" })}</p>;
  const { into: a, from: b, together, differ, same, circle } = answer.data;
  if (same)
    return <p>{say({ zh: "两份档案已经是同一位客户。", en: "These are the same customer already." })}</p>;
  const nameOf = (field: string) =>
    ownChange(own, field, language)?.name ?? say(fieldNames[field] ?? { zh: field, en: field });
  const wordsOf = (field: string, value: string | null) =>
    ownChange(own, field, language)?.words(value ?? "") ?? changeWords(field, value, language);
  const rows: [string, (side: typeof a) => string][] = [
    [say({ zh: "档案数", en: "Files" }), (side) => count(side.files, language)],
    [say({ zh: "订单", en: "Orders" }), (side) => count(side.orders, language)],
    [say({ zh: "累计消费", en: "Total spent" }), (side) => exact(side.amount, "moneyEach", money)],
    [say({ zh: "首购", en: "First" }), (side) => side.firstOn ?? none],
    [say({ zh: "最近", en: "Last" }), (side) => side.lastOn ?? none],
    [say({ zh: "标签", en: "Tags" }), (side) => side.tags.join(say({ zh: "、", en: ", " })) || none],
    ...Object.keys(a.fields).map((field): [string, (side: typeof a) => string] => [
      nameOf(field),
      (side) => wordsOf(field, side.fields[field] ?? null) || none,
    ]),
  ];
  const different = new Set(differ.map(nameOf));
  return (
    <>
      {circle && <p role="alert">{say(refusals["customers.merge_circle"])}</p>}
      <div className="table-scroll">
        <table className="table merge-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">{say({ zh: "字段", en: "Field" })}</span>
              </th>
              <th scope="col">{say({ zh: "保留", en: "Kept" })}</th>
              <th scope="col">{say({ zh: "并入", en: "Merged in" })}</th>
              <th scope="col">{say({ zh: "合并后", en: "Together" })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, of]) => (
              <tr key={name} data-differs={different.has(name) || undefined}>
                <th scope="row">
                  {name}
                  {different.has(name) && <span className="unfavourable"> ≠</span>}
                </th>
                <td>{of(a)}</td>
                <td>{of(b)}</td>
                <td className="strong">{of(together)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
