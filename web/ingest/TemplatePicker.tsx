import { App, Button, Input, Popover } from "antd";
import { type FormEvent, useState } from "react";
import type { Input as InputOf, Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { TemplateRow } from "./TemplateRow.tsx";
import type { Import } from "./Wizard.tsx";

type Now = Pick<InputOf<"saveMatchTemplate">, "mapping" | "options">;

interface TemplatePickerProps {
  one: Import;
  /** What stands on the page and is not saved with the import yet. */
  now: Now;
  /** A template was chosen; without it, templates can only be kept here. */
  taken?(applied: Output<"applyMatchTemplate">): void;
  again(): Promise<unknown>;
}

/** Matching templates: choose one for this file, keep what is chosen as one, rename and remove. */
export function TemplatePicker({ one, now, taken, again }: TemplatePickerProps) {
  const say = useSay();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const { data } = useCall("listMatchTemplates", { kind: one.kind });
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const saving = useSubmit("saveMatchTemplate", ({ personal }) => {
    setName("");
    setOpen(false);
    void message.success(say({ zh: "匹配模板已保存", en: "The matching template is saved" }));
    if (personal > 0)
      void message.info(
        say(
          {
            zh: "有 {n} 处更正写着客户自己的资料，没有存进模板",
            en: "{n} {n|correction names|corrections name} people’s own data and {n|is|are} not kept in the template",
          },
          { n: personal },
        ),
      );
  });
  const applying = useSubmit("applyMatchTemplate", (applied) => {
    setOpen(false);
    if (applied.missing.length > 0)
      void message.warning(
        say(
          { zh: "文件里没有这些列：{columns}", en: "The file lacks these columns: {columns}" },
          { columns: applied.missing.join("、") },
        ),
      );
    if (applied.hidden.length > 0)
      void message.warning(
        say(
          {
            zh: "模板里这些列对应的字段不给您的角色看，所以没有匹配：{columns}",
            en: "These columns of the template fill fields that your role is not shown, so they are not matched: {columns}",
          },
          { columns: applied.hidden.join(say({ zh: "、", en: ", " })) },
        ),
      );
    taken?.(applied);
    void again();
  });
  const templates = data?.templates ?? [];
  const current = templates.find((template) => template.id === one.options.template);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "")
      saving.mutate({ importId: one.id, name: name.trim(), ...now }, { onError: failed });
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="template-popup">
          {templates.length === 0 && (
            <p className="text-2">
              {say({
                zh: "还没有匹配模板。把这次的选择存下来，下次同样的列会自动用上。",
                en: "No templates yet. Keep these choices, and the next file with these columns uses them by itself.",
              })}
            </p>
          )}
          <ul className="template-list">
            {templates.map((template) => (
              <TemplateRow
                key={template.id}
                template={template}
                current={template === current}
                {...(taken
                  ? {
                      onChoose: () =>
                        applying.mutate({ id: one.id, templateId: template.id }, { onError: failed }),
                    }
                  : {})}
                onUpdate={() =>
                  saving.mutate(
                    { importId: one.id, templateId: template.id, name: template.name, ...now },
                    { onError: failed },
                  )
                }
              />
            ))}
          </ul>
          <form className="template-new" onSubmit={keep}>
            <Input
              maxLength={60}
              value={name}
              aria-label={say({ zh: "新匹配模板的名字", en: "Name of a new template" })}
              placeholder={say({ zh: "给现在的选择起个名字", en: "A name for these choices" })}
              onChange={(event) => setName(event.target.value)}
            />
            <Button htmlType="submit" disabled={name.trim() === ""} loading={saving.isPending}>
              {say({ zh: "存为模板", en: "Keep" })}
            </Button>
          </form>
          <p className="text-3">
            {say({
              zh: "包括列的对应、改值、时区与日期格式、重复规则、联系依据；全公司共用。",
              en: "Columns, corrected values, time zone and date format, rules and ground for contact; for the whole company.",
            })}
          </p>
        </div>
      }
    >
      <button type="button" className="picker">
        <Icon name="table" size={14} />
        <span>{current ? current.name : say({ zh: "匹配模板", en: "Templates" })}</span>
      </button>
    </Popover>
  );
}
