import { Button, Checkbox, Input, Select } from "antd";
import { type FormEvent, useId, useState } from "react";
import { fieldNames } from "../../server/customers/messages.ts";
import { consentChannels, consentPurposes, missable } from "../../server/customers/schema.ts";
import { levelNames } from "../kit/LevelMark.tsx";
import { useLanguage } from "../language.tsx";
import type { Address } from "../useAddress.ts";
import { type Choices, filterNames } from "./chips.ts";
import type { FilterKey } from "./listAddress.ts";
import { OwnFilterInput } from "./OwnFilterInput.tsx";
import type { OwnField } from "./ownFields.ts";
import { channelNames, genderNames, kindNames, purposeNames } from "./words.ts";

interface FilterFormProps {
  address: Address;
  choices: Choices | undefined;
  masked: readonly string[];
  own: readonly OwnField[];
  onApply(change: Address): void;
}

/** Every filter of the list on one sheet; nothing is asked until it is applied. */
export function FilterForm({ address, choices, masked, own, onApply }: FilterFormProps) {
  const { say, language } = useLanguage();
  const [draft, setDraft] = useState<Address>(address);
  const set = (key: FilterKey, value: string | undefined) =>
    setDraft((before) => ({ ...before, [key]: value || undefined }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(draft);
  };
  const many = (key: FilterKey, options: { value: string; label: string }[]) => (
    <Many
      key={key}
      label={say(filterNames[key as keyof typeof filterNames])}
      value={draft[key]?.split(",").filter(Boolean) ?? []}
      options={options}
      onChange={(values) => set(key, values.join(","))}
    />
  );
  const nobody = { value: "0", label: say({ zh: "无人负责", en: "nobody" }) };
  const span = (key: FilterKey, type: "number" | "date") => (
    <Span
      key={key}
      label={say(filterNames[key as keyof typeof filterNames])}
      type={type}
      value={draft[key]}
      onChange={(value) => set(key, value)}
    />
  );
  return (
    <form className="filter-form" onSubmit={submit}>
      {many(
        "level",
        Object.entries(levelNames).map(([value, pair]) => ({ value, label: pair[language] })),
      )}
      {many("owner", [
        nobody,
        ...(choices?.people ?? []).map((one) => ({ value: String(one.person), label: one.name })),
      ])}
      {many(
        "region",
        (choices?.regions ?? []).map((one) => ({ value: one.code, label: one.title[language] })),
      )}
      {many(
        "store",
        (choices?.stores ?? []).map((one) => ({ value: String(one.id), label: one.name })),
      )}
      {many(
        "channel",
        (choices?.channels ?? []).map((one) => ({ value: one, label: one })),
      )}
      {many(
        "tag",
        (choices?.tags ?? []).map((one) => ({ value: String(one.id), label: one.name })),
      )}
      {many(
        "notag",
        (choices?.tags ?? []).map((one) => ({ value: String(one.id), label: one.name })),
      )}
      {many(
        "gender",
        Object.entries(genderNames).map(([value, pair]) => ({ value, label: pair[language] })),
      )}
      {many(
        "kind",
        Object.entries(kindNames).map(([value, pair]) => ({ value, label: pair[language] })),
      )}
      {span("year", "number")}
      {span("amount", "number")}
      {span("orders", "number")}
      {span("average", "number")}
      {span("last", "date")}
      {span("first", "date")}
      {span("acquired", "date")}
      {span("complete", "number")}
      <ConsentChoice value={draft.consent} onChange={(value) => set("consent", value)} />
      <Labelled label={say(filterNames.missing)}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={draft.missing ?? null}
            options={missable
              .filter((field) => !masked.includes(field))
              .map((field) => ({ value: field, label: fieldNames[field]?.[language] ?? field }))}
            onChange={(value) => set("missing", value ?? undefined)}
          />
        )}
      </Labelled>
      <Labelled label={say(filterNames.stale)}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            value={draft.stale ?? ""}
            onChange={(event) => set("stale", event.target.value.replace(/\D/g, ""))}
          />
        )}
      </Labelled>
      {own.map((field) => (
        <OwnFilterInput
          key={field.key}
          field={field}
          value={draft[field.key]}
          onChange={(value) => setDraft((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
      <div className="filter-checks">
        {!masked.includes("birthday") && (
          <Checkbox
            checked={draft.odd === "1"}
            onChange={(event) => set("odd", event.target.checked ? "1" : undefined)}
          >
            {say(filterNames.odd)}
          </Checkbox>
        )}
        {!masked.includes("phone") && !masked.includes("email") && (
          <Checkbox
            checked={draft.unreachable === "1"}
            onChange={(event) => set("unreachable", event.target.checked ? "1" : undefined)}
          >
            {say(filterNames.unreachable)}
          </Checkbox>
        )}
      </div>
      <div className="filter-apply">
        <Button type="primary" htmlType="submit">
          {say({ zh: "看这些客户", en: "Show these customers" })}
        </Button>
      </div>
    </form>
  );
}

export function Labelled({ label, children }: { label: string; children(id: string): React.ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface ManyProps {
  label: string;
  value: string[];
  options: { value: string; label: string }[];
  onChange(values: string[]): void;
}

export function Many({ label, value, options, onChange }: ManyProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          maxTagCount="responsive"
          value={value}
          options={options}
          optionFilterProp="label"
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}

interface SpanProps {
  label: string;
  type: "number" | "date";
  value: string | undefined;
  onChange(value: string | undefined): void;
}

export function Span({ label, type, value, onChange }: SpanProps) {
  const { say } = useLanguage();
  const [from = "", to = ""] = (value ?? "~").split("~");
  const write = (least: string, most: string) => onChange(least || most ? `${least}~${most}` : undefined);
  const clean = (text: string) => (type === "number" ? text.replace(/[^\d.]/g, "") : text);
  const kind = type === "date" ? { type: "date" } : { inputMode: "decimal" as const };
  return (
    <Labelled label={label}>
      {(id) => (
        <span className="span-inputs">
          <Input {...kind} id={id} value={from} onChange={(event) => write(clean(event.target.value), to)} />
          <span aria-hidden="true">–</span>
          <Input
            {...kind}
            aria-label={say({ zh: "{label}，到", en: "{label}, up to" }, { label })}
            value={to}
            onChange={(event) => write(from, clean(event.target.value))}
          />
        </span>
      )}
    </Labelled>
  );
}

function ConsentChoice({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const { say, language } = useLanguage();
  const words = { "1": { zh: "已同意", en: "granted" }, "0": { zh: "没有同意", en: "not granted" } } as const;
  const options = consentPurposes.flatMap((purpose) =>
    consentChannels.flatMap((channel) =>
      (["1", "0"] as const).map((granted) => ({
        value: `${purpose}.${channel}.${granted}`,
        label: `${purposeNames[purpose][language]} · ${channelNames[channel][language]} ${words[granted][language]}`,
      })),
    ),
  );
  return (
    <Labelled label={say(filterNames.consent)}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch
          optionFilterProp="label"
          value={value ?? null}
          options={options}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )}
    </Labelled>
  );
}
