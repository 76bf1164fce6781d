import { Select } from "antd";
import { useState } from "react";
import { contactKindNames, directionNames } from "../../server/segments/messages.ts";
import { type Contacts, contactKinds } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { useSay } from "../language.tsx";
import { ManySelect } from "./ManySelect.tsx";

interface ContactsEditorProps {
  of: Contacts;
  onChange(of: Contacts): void;
  choices: Choices;
}

type Key = "channels" | "campaigns" | "replied";

/** Which contacts: by whom and how first; channel, campaign and answer when asked for. */
export function ContactsEditor({ of, onChange, choices }: ContactsEditorProps) {
  const say = useSay();
  const [opened, setOpened] = useState<readonly Key[]>([]);
  const known = { channels: choices.contactChannels, campaigns: choices.campaigns };
  const names: Readonly<Record<Key, string>> = {
    channels: say({ zh: "渠道", en: "Channel" }),
    campaigns: say({ zh: "活动", en: "Campaign" }),
    replied: say({ zh: "有没有回应", en: "Answered or not" }),
  };
  const keys = ["channels", "campaigns", "replied"] as const;
  const shown = keys.filter((key) => of[key] !== undefined || opened.includes(key));
  const more = keys.filter((key) => !shown.includes(key) && (key === "replied" || known[key].length > 0));
  const set = (key: keyof Contacts, value: unknown) => {
    const { [key]: _, ...rest } = of;
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    onChange(empty ? rest : ({ ...rest, [key]: value } as Contacts));
  };
  return (
    <span className="seg-part">
      <Select
        aria-label={say({ zh: "谁发起的", en: "By whom" })}
        value={of.direction ?? "any"}
        popupMatchSelectWidth={false}
        options={[
          { value: "any", label: say({ zh: "不论谁发起", en: "by anyone" }) },
          { value: "out", label: say(directionNames.out) },
          { value: "in", label: say(directionNames.in) },
        ]}
        onChange={(value) => set("direction", value === "any" ? undefined : value)}
      />
      <ManySelect
        label={say({ zh: "方式", en: "Kind" })}
        placeholder={say({ zh: "任何方式", en: "any kind" })}
        values={of.kinds ?? []}
        options={contactKinds.map((kind) => ({ value: kind, label: say(contactKindNames[kind]) }))}
        onChange={(kinds) => set("kinds", kinds)}
      />
      {shown.map((key) =>
        key === "replied" ? (
          <Select
            key={key}
            aria-label={names.replied}
            placeholder={names.replied}
            allowClear
            value={of.replied === undefined ? null : of.replied ? "yes" : "no"}
            popupMatchSelectWidth={false}
            options={[
              { value: "yes", label: say({ zh: "有回应", en: "answered" }) },
              { value: "no", label: say({ zh: "没有回应", en: "not answered" }) },
            ]}
            onChange={(value) => set("replied", value ? value === "yes" : undefined)}
          />
        ) : (
          <ManySelect
            key={key}
            label={names[key]}
            placeholder={names[key]}
            values={of[key] ?? []}
            options={known[key].map((value) => ({ value, label: value }))}
            onChange={(values) => set(key, values)}
          />
        ),
      )}
      {more.length > 0 && (
        <Select
          className="seg-more"
          variant="borderless"
          value={null}
          placeholder={say({ zh: "+ 更多", en: "+ more" })}
          aria-label={say({
            zh: "再按渠道、活动或有没有回应限定",
            en: "Narrow by channel, campaign or answer",
          })}
          popupMatchSelectWidth={false}
          options={more.map((key) => ({ value: key, label: names[key] }))}
          onChange={(key: Key | null) => {
            if (key) setOpened([...opened, key]);
          }}
        />
      )}
    </span>
  );
}
