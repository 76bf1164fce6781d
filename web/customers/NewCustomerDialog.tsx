import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { fieldNames } from "../../server/customers/messages.ts";
import { CallError, saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { NewOwnFields } from "./NewOwnFields.tsx";
import { useOwnFields } from "./ownFields.ts";
import { kindNames } from "./words.ts";

const fields = ["name", "phone", "email", "member_no"] as const;

export function NewCustomerDialog({
  open,
  masked,
  onClose,
}: {
  open: boolean;
  masked: readonly string[];
  onClose(): void;
}) {
  const say = useSay();
  const title = say({ zh: "新建客户", en: "New customer" });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <NewForm masked={masked} onDone={onClose} />
    </DialogFrame>
  );
}

function NewForm({ masked, onDone }: { masked: readonly string[]; onDone(): void }) {
  const say = useSay();
  const navigate = useNavigate();
  const [kind, setKind] = useState<"person" | "organisation">("person");
  const [values, setValues] = useState<Partial<Record<(typeof fields)[number], string>>>({});
  const own = useOwnFields();
  const [custom, setCustom] = useState<Record<string, string>>({});
  const creating = useSubmit("createCustomer", ({ id }) => {
    onDone();
    void navigate({ to: `/customers/${id}` });
  });
  const send = (anyway: boolean) =>
    creating.mutate({
      fields: { kind, ...values, ...(Object.keys(custom).length > 0 ? { custom } : {}) },
      anyway,
    });
  const known =
    creating.error instanceof CallError && creating.error.code === "customers.already_there"
      ? creating.error
      : undefined;
  return (
    <form
      className="export-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(false);
      }}
    >
      <SegmentedSwitch<"person" | "organisation">
        label={say({ zh: "类型", en: "Kind" })}
        value={kind}
        options={[
          { value: "person", label: say(kindNames.person) },
          { value: "organisation", label: say(kindNames.organisation) },
        ]}
        onChange={setKind}
      />
      {fields
        .filter((field) => !masked.includes(field))
        .map((field) => (
          <Field key={field} label={say(fieldNames[field]!)}>
            {(control) => (
              <Input
                {...control}
                value={values[field] ?? ""}
                onChange={(event) => setValues({ ...values, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
      <NewOwnFields fields={own} values={custom} onChange={setCustom} />
      {creating.error && (
        <p className="field-error" role="alert">
          {say(saysOf(creating.error))}
        </p>
      )}
      <div className="filter-apply">
        {known && (
          <Button onClick={() => send(true)}>
            {say({ zh: "不是同一人，照样新建", en: "Someone else: add anyway" })}
          </Button>
        )}
        <Button type="primary" htmlType="submit" loading={creating.isPending}>
          {say({ zh: "建档", en: "Add the customer" })}
        </Button>
      </div>
    </form>
  );
}
