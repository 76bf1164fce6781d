import { App, Button, Input } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { Field } from "../kit/Field.tsx";
import { count, text } from "../kit/format.ts";
import { type Level, LevelMark, levelNames } from "../kit/LevelMark.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";

const levels: readonly Level[] = ["high", "potential", "low"];

interface ValueRulePreviewProps {
  value: Record<string, string>;
  onClose(): void;
  onSaved(): void;
}

/** Who would change level, before anything is saved. */
export function ValueRulePreview({ value, onClose, onSaved }: ValueRulePreviewProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { message } = App.useApp();
  const [note, setNote] = useState("");
  const changes = [{ subject: "valueClasses", value }];
  const preview = useCall("previewDefinitions", { changes }, { keep: false });
  const saving = useSubmit("saveDefinitions", () => {
    void message.success(say({ zh: "已定为公司的规则", en: "It is the company’s rule now" }));
    onSaved();
  });
  if (!preview.data) return <Waiting error={preview.error} />;
  const { levels: cells, version } = preview.data;
  const sum = (fits: (cell: (typeof cells)[number]) => boolean) =>
    cells.filter(fits).reduce((n, cell) => n + cell.customers, 0);
  const moved = cells.filter((cell) => cell.from !== cell.to);
  return (
    <div className="definition-preview">
      <h4>{say({ zh: "存下来以前，先看会变多少", en: "What moves, before it is saved" })}</h4>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "等级", en: "Level" })}</th>
            <th scope="col" className="number">
              {say({ zh: "现在", en: "Now" })}
            </th>
            <th scope="col" className="number">
              {say({ zh: "改了以后", en: "Then" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level}>
              <td>
                <span className="level">
                  <LevelMark level={level} />
                  {say(levelNames[level])}
                </span>
              </td>
              <td className="number">
                {count(
                  sum((cell) => cell.from === level),
                  language,
                )}
              </td>
              <td className="number">
                {count(
                  sum((cell) => cell.to === level),
                  language,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moved.length === 0 ? (
        <p className="text-3">{say({ zh: "没有人换等级。", en: "Nobody would change level." })}</p>
      ) : (
        <ul className="value-rule-moves">
          {moved.map(({ from, to, customers, amount }) => (
            <li key={`${from} ${to}`}>
              {say(levelNames[from])} → {say(levelNames[to])}{" "}
              <b>{say({ zh: "{n} 人", en: "{n|customer|customers}" }, { n: customers })}</b>{" "}
              <span className="text-3">
                {say(
                  { zh: "累计买过 {amount}", en: "bought {amount} in all" },
                  { amount: text(amount, "money", money) },
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={say({ zh: "为什么改（可不填）", en: "Why (optional)" })}
        error={saving.error ? say(saysOf(saving.error)) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="definition-buttons">
        <Button
          type="primary"
          loading={saving.isPending}
          onClick={() => saving.mutate({ changes, version, note: note.trim() })}
        >
          {say({ zh: "对全公司生效", en: "Save for the company" })}
        </Button>
        <Button onClick={onClose}>{say({ zh: "取消", en: "Cancel" })}</Button>
      </div>
    </div>
  );
}
