import "./customers.css";
import { Button, Checkbox, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import { type CustomFieldType, customFieldTypes, mostCustomChoices } from "../../server/customers/schema.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useSubmit } from "../useSubmit.ts";
import type { OwnField } from "./ownFields.ts";
import { ownTypeNames } from "./words.ts";

/** What a new field begins with: an old one, or what a column of a file looks like. */
export interface OwnFieldDraft {
  id?: number;
  version?: number;
  zh: string;
  en: string;
  type: CustomFieldType;
  choices: { id?: number; zh: string; en: string }[];
  hiddenFrom: string[];
}

export const draftOf = ({ id, version, zh, en, type, choices, hiddenFrom }: OwnField): OwnFieldDraft => ({
  id,
  version,
  zh,
  en,
  type,
  choices: choices.filter((one) => !one.gone).map((one) => ({ id: one.id, zh: one.zh, en: one.en })),
  hiddenFrom,
});

interface OwnFieldDialogProps {
  /** Open while there is one. */
  draft: OwnFieldDraft | undefined;
  onDone(id: number): void;
  onClose(): void;
}

export function OwnFieldDialog({ draft, onDone, onClose }: OwnFieldDialogProps) {
  const say = useSay();
  const title =
    draft?.id === undefined
      ? say({ zh: "新字段", en: "New field" })
      : say({ zh: "修改字段", en: "Change a field" });
  return (
    <DialogFrame open={draft !== undefined} title={title} onClose={onClose}>
      {draft && <OwnFieldForm start={draft} onDone={onDone} />}
    </DialogFrame>
  );
}

const maskedRoles = ["manager", "analyst", "sales", "service", "viewer"] as const;

function OwnFieldForm({ start, onDone }: { start: OwnFieldDraft; onDone(id: number): void }) {
  const say = useSay();
  const [draft, setDraft] = useState(start);
  const set = (part: Partial<OwnFieldDraft>) => setDraft({ ...draft, ...part });
  const creating = useSubmit("createCustomField", ({ id }) => onDone(id));
  const updating = useSubmit("updateCustomField", ({ id }) => onDone(id));
  const wrong = creating.error ?? updating.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id, version, zh, en, type } = draft;
    const hiddenFrom = maskedRoles.filter((role) => draft.hiddenFrom.includes(role));
    const choices = draft.choices
      .filter((one) => one.zh.trim() !== "" || one.en.trim() !== "")
      .map((one) => ({ ...one, zh: one.zh.trim() || one.en.trim(), en: one.en.trim() || one.zh.trim() }));
    if (id === undefined)
      creating.mutate({
        ...{ zh: zh.trim(), en: en.trim(), type, hiddenFrom },
        choices: type === "choice" ? choices.map(({ zh, en }) => ({ zh, en })) : [],
      });
    else
      updating.mutate({
        ...{ id, zh: zh.trim(), en: en.trim() || zh.trim(), hiddenFrom },
        ...(version === undefined ? {} : { version }),
        ...(type === "choice" ? { choices } : {}),
      });
  };
  return (
    <form className="own-field-form" onSubmit={submit}>
      <div className="own-field-names">
        <Field label={say({ zh: "中文名", en: "Chinese name" })}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              required
              maxLength={40}
              value={draft.zh}
              onChange={(event) => set({ zh: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={say({ zh: "英文名", en: "English name" })}
          hint={say({ zh: "空着同中文", en: "Empty: the same" })}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={40}
              value={draft.en}
              onChange={(event) => set({ en: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        label={say({ zh: "里面是什么", en: "What is in it" })}
        hint={say(
          draft.id === undefined
            ? {
                zh: "定下后不能改；名字和选项可以。",
                en: "It stays so; names and choices can be changed later.",
              }
            : { zh: "类型定下后不能改。", en: "The type stays as it was made." },
        )}
      >
        {(control) => (
          <Select<CustomFieldType>
            {...control}
            disabled={draft.id !== undefined}
            value={draft.type}
            options={customFieldTypes.map((value) => ({ value, label: say(ownTypeNames[value]) }))}
            onChange={(type) => set({ type })}
          />
        )}
      </Field>
      {draft.type === "choice" && (
        <Choices choices={draft.choices} onChange={(choices) => set({ choices })} />
      )}
      <fieldset className="own-field-roles">
        <legend>{say({ zh: "对这些角色隐藏", en: "Hidden from these roles" })}</legend>
        {maskedRoles.map((role) => (
          <Checkbox
            key={role}
            checked={draft.hiddenFrom.includes(role)}
            onChange={(event) =>
              set({
                hiddenFrom: event.target.checked
                  ? [...draft.hiddenFrom, role]
                  : draft.hiddenFrom.filter((one) => one !== role),
              })
            }
          >
            {say(roleNames(role))}
          </Checkbox>
        ))}
      </fieldset>
      {wrong ? (
        <p className="field-error" role="alert">
          {say(saysOf(wrong))}
        </p>
      ) : null}
      <Button
        type="primary"
        htmlType="submit"
        disabled={draft.zh.trim() === ""}
        loading={creating.isPending || updating.isPending}
      >
        {say({ zh: "保存字段", en: "Save the field" })}
      </Button>
    </form>
  );
}

interface ChoicesProps {
  choices: OwnFieldDraft["choices"];
  onChange(choices: OwnFieldDraft["choices"]): void;
}

function Choices({ choices, onChange }: ChoicesProps) {
  const say = useSay();
  const rows = choices.length === 0 ? [{ zh: "", en: "" }] : choices;
  const change = (at: number, part: { zh?: string; en?: string }) =>
    onChange(rows.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="own-field-choices">
      <legend>{say({ zh: "选项", en: "Choices" })}</legend>
      {rows.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new choice has nothing else to be told by.
        <span key={n} className="own-field-choice">
          <Input
            aria-label={say({ zh: "第 {n} 个选项", en: "Choice {n}" }, { n: n + 1 })}
            maxLength={40}
            value={one.zh}
            onChange={(event) => change(n, { zh: event.target.value })}
          />
          <Input
            aria-label={say({ zh: "第 {n} 个选项的英文", en: "Choice {n} in English" }, { n: n + 1 })}
            maxLength={40}
            placeholder={one.zh}
            value={one.en}
            onChange={(event) => change(n, { en: event.target.value })}
          />
          <button
            type="button"
            className="plain-button"
            aria-label={say({ zh: "去掉第 {n} 个选项", en: "Remove choice {n}" }, { n: n + 1 })}
            onClick={() => onChange(rows.filter((_, at) => at !== n))}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <Button
        size="small"
        disabled={rows.length >= mostCustomChoices}
        onClick={() => onChange([...rows, { zh: "", en: "" }])}
      >
        {say({ zh: "+ 选项", en: "+ choice" })}
      </Button>
    </fieldset>
  );
}
