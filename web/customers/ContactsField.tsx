import { Button, Input } from "antd";
import { useRef, useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { contactText } from "./changeWords.ts";
import { InlineValue } from "./InlineValue.tsx";
import { phoneText } from "./phoneText.ts";

type Contact = CustomerFile["profile"]["contacts"][number];

/** Whom to speak to at a customer; all of them are changed together. */
export function ContactsField({ file, edits }: { file: CustomerFile; edits: boolean }) {
  const say = useSay();
  const { contacts } = file.profile;
  const lines = contacts.map(contactText);
  return (
    <InlineValue
      file={file}
      name={say(fieldNames.contacts!)}
      shown={lines.length === 0 ? null : lines.join(say({ zh: "；", en: "; " }))}
      look={
        lines.length > 0 &&
        lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two contacts may say the same.
          <span key={at} className="profile-contact">
            {line}
          </span>
        ))
      }
      edits={edits}
    >
      {({ busy, save, leave }) => (
        <ContactsInput
          contacts={contacts}
          busy={busy}
          onSave={(next) => save({ contacts: next })}
          onLeave={leave}
        />
      )}
    </InlineValue>
  );
}

interface ContactsInputProps {
  contacts: readonly Contact[];
  busy: boolean;
  onSave(contacts: Contact[]): void;
  onLeave(): void;
}

interface Row {
  key: number;
  name: string;
  position: string;
  phone: string;
}
const parts = ["name", "position", "phone"] as const;
const longest = { name: 120, position: 120, phone: 40 };

function ContactsInput({ contacts, busy, onSave, onLeave }: ContactsInputProps) {
  const say = useSay();
  const nextKey = useRef(contacts.length);
  const fresh = (): Row => ({ key: nextKey.current++, name: "", position: "", phone: "" });
  const [rows, setRows] = useState<Row[]>(() =>
    contacts.length === 0
      ? [fresh()]
      : contacts.map(({ name, position = "", phone }, key) => ({
          key,
          name,
          position,
          phone: phone ? phoneText(phone) : "",
        })),
  );
  const [tried, setTried] = useState(false);
  const given = rows.filter((row) => parts.some((part) => row[part].trim() !== ""));
  const nameless = given.some((row) => row.name.trim() === "");
  const put = (key: number, part: (typeof parts)[number], value: string) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, [part]: value } : row)));
  const keep = () => {
    setTried(true);
    if (nameless) return;
    onSave(
      given.map(({ name, position, phone }) => ({
        name: name.trim(),
        ...(position.trim() === "" ? {} : { position: position.trim() }),
        ...(phone.trim() === "" ? {} : { phone: phone.trim() }),
      })),
    );
  };
  return (
    <div className="contacts-input">
      {rows.map((row, at) => (
        <div key={row.key} className="contacts-row">
          {parts.map((part) => (
            <Input
              key={part}
              size="small"
              autoFocus={at === 0 && part === "name"}
              maxLength={longest[part]}
              {...(part === "phone" ? { inputMode: "tel" as const } : {})}
              status={tried && nameless && part === "name" && row.name.trim() === "" ? "error" : ""}
              aria-label={say(
                { zh: "联系人 {n} {part}", en: "Contact {n}: {part}" },
                { n: at + 1, part: say(fieldNames[part]!) },
              )}
              placeholder={say(fieldNames[part]!)}
              value={row[part]}
              disabled={busy}
              onChange={(event) => put(row.key, part, event.target.value)}
            />
          ))}
          <Button
            size="small"
            type="text"
            icon={<Icon name="close" />}
            disabled={busy}
            aria-label={say({ zh: "去掉联系人 {n}", en: "Remove contact {n}" }, { n: at + 1 })}
            onClick={() => setRows(rows.filter((one) => one.key !== row.key))}
          />
        </div>
      ))}
      {tried && nameless && (
        <p className="field-error" role="alert">
          {say({ zh: "每位联系人都要有姓名。", en: "Every contact needs a name." })}
        </p>
      )}
      <div className="contacts-deeds">
        <button
          type="button"
          className="link"
          disabled={busy || rows.length >= 50}
          onClick={() => setRows([...rows, fresh()])}
        >
          {say({ zh: "+ 再加一位", en: "+ another" })}
        </button>
        <span className="contacts-end">
          <Button size="small" disabled={busy} onClick={onLeave}>
            {say({ zh: "不改了", en: "Leave as it was" })}
          </Button>
          <Button size="small" type="primary" loading={busy} onClick={keep}>
            {say({ zh: "保存", en: "Save" })}
          </Button>
        </span>
      </div>
    </div>
  );
}
