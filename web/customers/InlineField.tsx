import { Input } from "antd";
import { useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { BirthdayInput } from "./BirthdayInput.tsx";
import { InlineValue } from "./InlineValue.tsx";
import { Pick } from "./Pick.tsx";
import type { ProfileField } from "./ProfileCard.tsx";
import { genderNames } from "./words.ts";

interface InlineFieldProps {
  file: CustomerFile;
  field: ProfileField;
  /** The value in words; null where there is none. */
  shown: string | null;
  edits: boolean;
}

export function InlineField({ file, field, shown, edits }: InlineFieldProps) {
  const say = useSay();
  const name = say(fieldNames[field]!);
  return (
    <InlineValue file={file} name={name} shown={shown} edits={edits}>
      {({ busy, save, leave }) => (
        <FieldInput
          profile={file.profile}
          field={field}
          name={name}
          busy={busy}
          onSave={(value) => save({ [field]: value })}
          onLeave={leave}
        />
      )}
    </InlineValue>
  );
}

type Known = Partial<CustomerFile["profile"]>;

export interface FieldInputProps {
  /** What is there now; a field that is absent is empty. */
  profile: Known;
  field: ProfileField;
  name: string;
  busy: boolean;
  onSave(value: string | number | null): void;
  onLeave(): void;
}

export function FieldInput(props: FieldInputProps) {
  const { profile, field, name, busy, onSave } = props;
  const say = useSay();
  if (field === "gender") {
    return (
      <Pick
        name={name}
        busy={busy}
        value={profile.gender ?? null}
        options={(["female", "male", "other"] as const).map((value) => ({
          value,
          label: say(genderNames[value]),
        }))}
        onPick={onSave}
      />
    );
  }
  if (field === "owner") return <OwnerPick {...props} />;
  if (field === "store") return <StorePick {...props} />;
  if (field === "region") return <RegionPick {...props} />;
  if (field === "birthday") return <BirthdayInput {...props} />;
  return <TextInput {...props} />;
}

function TextInput({ profile, field, name, busy, onSave, onLeave }: FieldInputProps) {
  const start = String(profile[field as "name"] ?? "");
  const [text, setText] = useState(start);
  const [composing, setComposing] = useState(false);
  const keep = () =>
    text.trim() === start
      ? onLeave()
      : onSave(text.trim() === "" && field !== "channel" ? null : text.trim());
  return (
    <Input
      autoFocus
      size="small"
      type={field === "acquired_on" ? "date" : "text"}
      aria-label={name}
      value={text}
      disabled={busy}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onPressEnter={() => !composing && keep()}
      onBlur={keep}
    />
  );
}

function OwnerPick({ profile, name, busy, onSave }: FieldInputProps) {
  const people = useCall("listPeople", {}).data?.people ?? [];
  return (
    <Pick
      name={name}
      busy={busy}
      value={profile.owner ?? null}
      options={people.map((one) => ({ value: one.person, label: one.name }))}
      onPick={onSave}
    />
  );
}

function StorePick({ profile, name, busy, onSave }: FieldInputProps) {
  const stores = useCall("customerChoices", {}).data?.stores ?? [];
  return (
    <Pick
      name={name}
      busy={busy}
      value={profile.store ?? null}
      options={stores.map((one) => ({ value: one.id, label: one.name }))}
      onPick={onSave}
    />
  );
}

function RegionPick({ profile, name, busy, onSave }: FieldInputProps) {
  const say = useSay();
  const [text, setText] = useState("");
  const found = useCall("findRegions", { text }, { enabled: text !== "" }).data?.regions ?? [];
  const { region = 0, regionTitle } = profile;
  const options = found.map((one) => ({ value: one.code, label: say(one.title) }));
  const known =
    region === 0 || options.some((one) => one.value === region)
      ? []
      : [{ value: region, label: regionTitle ? say(regionTitle) : String(region) }];
  return (
    <Pick
      name={name}
      busy={busy}
      value={region === 0 ? null : region}
      options={[...known, ...options]}
      onSearch={setText}
      onPick={(code) => onSave(code ?? 0)}
    />
  );
}
