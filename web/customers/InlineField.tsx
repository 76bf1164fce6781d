import { App, Input, Select } from "antd";
import { type KeyboardEvent, useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import { saysOf } from "../callError.ts";
import { none } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { BirthdayInput } from "./BirthdayInput.tsx";
import type { ProfileField } from "./ProfileCard.tsx";
import { genderNames } from "./words.ts";

interface InlineFieldProps {
  file: CustomerFile;
  field: ProfileField;
  /** The value in words; null where there is none. */
  shown: string | null;
  edits: boolean;
}

/** A value that turns into its input on a click. Enter keeps, Esc leaves it as it was. */
export function InlineField({ file, field, shown, edits }: InlineFieldProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const saving = useSubmit("updateCustomer", () => setEditing(false));
  const name = say(fieldNames[field]!);
  if (!edits) return <>{shown ?? none}</>;
  if (!editing) {
    return (
      <button
        type="button"
        className="inline-value"
        aria-label={say(
          { zh: "{name}：{value}，点一下修改", en: "{name}: {value}, click to change" },
          { name, value: shown ?? none },
        )}
        onClick={() => setEditing(true)}
      >
        {shown ?? <span className="text-3">{say({ zh: "+ 填上", en: "+ add" })}</span>}
      </button>
    );
  }
  const save = (value: string | number | null) =>
    saving.mutate(
      { id: file.id, version: file.profile.version, set: { [field]: value } },
      { onError: (error) => void message.error(say(saysOf(error))) },
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves whichever input is inside.
    <span
      className="inline-edit"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) setEditing(false);
      }}
    >
      <FieldInput
        profile={file.profile}
        field={field}
        name={name}
        busy={saving.isPending}
        onSave={save}
        onLeave={() => setEditing(false)}
      />
    </span>
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
  const { say } = useLanguage();
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

interface PickProps<T extends string | number> {
  name: string;
  busy: boolean;
  value: T | null;
  options: { value: T; label: string }[];
  onPick(value: T | null): void;
  onSearch?(text: string): void;
}

function Pick<T extends string | number>({ name, busy, value, options, onPick, onSearch }: PickProps<T>) {
  return (
    <Select
      autoFocus
      defaultOpen
      allowClear
      showSearch
      size="small"
      aria-label={name}
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      loading={busy}
      value={value}
      options={options}
      {...(onSearch ? { onSearch, filterOption: false } : {})}
      onChange={(next) => onPick(next ?? null)}
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
  const [text, setText] = useState("");
  const found = useCall("findRegions", { text }, { enabled: text !== "" }).data?.regions ?? [];
  const { region = 0, regionName = "" } = profile;
  const options = found.map((one) => ({ value: one.code, label: one.name }));
  const known =
    region === 0 || options.some((one) => one.value === region) ? [] : [{ value: region, label: regionName }];
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
