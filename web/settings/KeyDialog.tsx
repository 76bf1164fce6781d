import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { grantableVerbs } from "./grantableVerbs.ts";

interface KeyDialogProps {
  open: boolean;
  onClose(): void;
  onMade(key: string): void;
}

export function KeyDialog({ open, onClose, onMade }: KeyDialogProps) {
  const { say } = useLanguage();
  const title = say({ zh: "新建密钥", en: "New key" });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <KeyForm onMade={onMade} />
    </DialogFrame>
  );
}

const lifetimes = [30, 90, 180, 365] as const;

function KeyForm({ onMade }: { onMade(key: string): void }) {
  const { say, language } = useLanguage();
  const { may } = useWhoAmI();
  const [name, setName] = useState("");
  const [verbs, setVerbs] = useState<string[]>([]);
  const [days, setDays] = useState<number>(90);
  const known = useQuery({ queryKey: ["grantable verbs"], queryFn: () => grantableVerbs() });
  const making = useSubmit("createApiKey", (made) => onMade(made.key));
  const offered = (known.data ?? []).filter((verb) => may.includes(verb.permission));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (verbs.length > 0) making.mutate({ name: name.trim(), verbs, days });
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      <Field label={say({ zh: "名称，说明它给谁用", en: "Name: who will use it" })}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "能做哪些操作", en: "What it may do" })}
        error={known.error ? say(saysOf(known.error)) : undefined}
      >
        {({ id, ...control }) => (
          <Select
            {...control}
            id={id}
            mode="multiple"
            loading={known.isPending}
            value={verbs}
            showSearch={{ optionFilterProp: "label" }}
            maxTagCount="responsive"
            options={offered.map((verb) => ({
              value: verb.name,
              label: `${verb.name}  ${verb.says[language]}`,
            }))}
            onChange={(chosen: string[]) => setVerbs(chosen)}
          />
        )}
      </Field>
      <div className="settings-actions">
        <button
          type="button"
          className="link"
          onClick={() => setVerbs(offered.filter((verb) => verb.reads).map((verb) => verb.name))}
        >
          {say({ zh: "选中全部只读操作", en: "Tick all that only read" })}
        </button>
      </div>
      <Field label={say({ zh: "有效多久", en: "Valid for" })}>
        {({ id, ...control }) => (
          <Select
            {...control}
            id={id}
            value={days}
            options={lifetimes.map((span) => ({
              value: span,
              label: say({ zh: "{n} 天", en: "{n} days" }, { n: span }),
            }))}
            onChange={(span: number) => setDays(span)}
          />
        )}
      </Field>
      {making.error && (
        <p className="field-error" role="alert">
          {say(saysOf(making.error))}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={making.isPending} disabled={verbs.length === 0}>
        {say({ zh: "生成密钥", en: "Make the key" })}
      </Button>
    </form>
  );
}
