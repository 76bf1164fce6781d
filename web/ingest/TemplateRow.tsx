import { App, Input } from "antd";
import { useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";

interface TemplateRowProps {
  template: Output<"listMatchTemplates">["templates"][number];
  current: boolean;
  onChoose?(): void;
  onUpdate(): void;
}

/** One template of the list, with what can be done to it. */
export function TemplateRow({ template, current, onChoose, onUpdate }: TemplateRowProps) {
  const say = useSay();
  const { message, modal } = App.useApp();
  const [name, setName] = useState<string>();
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const renaming = useSubmit("renameMatchTemplate", () => setName(undefined));
  const removing = useSubmit("deleteMatchTemplate");
  const rename = () => {
    const next = name?.trim();
    if (!next || next === template.name) setName(undefined);
    else renaming.mutate({ templateId: template.id, name: next }, { onError: failed });
  };
  const remove = () =>
    modal.confirm({
      title: say(
        { zh: "删除匹配模板「{name}」？", en: "Remove the template “{name}”?" },
        { name: template.name },
      ),
      content: say({
        zh: "已经按它导入的数据不变。",
        en: "What was imported by it stays as it is.",
      }),
      okText: say({ zh: "删除模板", en: "Remove it" }),
      cancelText: say({ zh: "留着", en: "Keep it" }),
      onOk: () => removing.mutate({ templateId: template.id }, { onError: failed }),
    });
  if (name !== undefined)
    return (
      <li>
        <Input
          autoFocus
          size="small"
          maxLength={60}
          aria-label={say({ zh: "模板的名字", en: "Name of the template" })}
          value={name}
          disabled={renaming.isPending}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={rename}
          onBlur={rename}
        />
      </li>
    );
  const by = { name: template.name };
  return (
    <li className="template-row">
      {onChoose ? (
        <button type="button" className="picker-preset" aria-pressed={current} onClick={onChoose}>
          {template.name}
          {template.by && <span className="text-3"> {template.by}</span>}
        </button>
      ) : (
        <span className="picker-preset">{template.name}</span>
      )}
      <button
        type="button"
        className="link"
        aria-label={say({ zh: "用现在的选择更新「{name}」", en: "Update “{name}” with these choices" }, by)}
        onClick={onUpdate}
      >
        {say({ zh: "更新", en: "Update" })}
      </button>
      <button
        type="button"
        className="link"
        aria-label={say({ zh: "给「{name}」改名", en: "Rename “{name}”" }, by)}
        onClick={() => setName(template.name)}
      >
        {say({ zh: "改名", en: "Rename" })}
      </button>
      <button
        type="button"
        className="plain-button"
        aria-label={say({ zh: "删除「{name}」", en: "Remove “{name}”" }, by)}
        onClick={remove}
      >
        <Icon name="close" size={12} />
      </button>
    </li>
  );
}
