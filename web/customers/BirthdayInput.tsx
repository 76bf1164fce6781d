import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useLanguage } from "../language.tsx";
import type { FieldInputProps } from "./InlineField.tsx";

type Kind = "solar" | "lunar" | "month" | "year";

/** A birthday by the sun or the moon, or as much of it as is known. */
export function BirthdayInput({ profile, name, busy, onSave }: FieldInputProps) {
  const { say } = useLanguage();
  const [first = "solar", rest = ""] = (profile.birthday ?? "").split("|");
  const [kind, setKind] = useState<Kind>((first || "solar") as Kind);
  const [day, setDay] = useState(rest);
  const hints: Record<Kind, string> = {
    solar: "1974-08-15",
    lunar: "1974-08-15",
    month: "1974-08",
    year: "1974",
  };
  return (
    <span className="birthday-input">
      <Select<Kind>
        size="small"
        aria-label={say({ zh: "哪种生日", en: "Kind of birthday" })}
        popupMatchSelectWidth={false}
        value={kind}
        options={[
          { value: "solar", label: say({ zh: "公历", en: "Solar" }) },
          { value: "lunar", label: say({ zh: "农历", en: "Lunar" }) },
          { value: "month", label: say({ zh: "只知年月", en: "Month" }) },
          { value: "year", label: say({ zh: "只知年份", en: "Year" }) },
        ]}
        onChange={setKind}
      />
      <Input
        autoFocus
        size="small"
        aria-label={name}
        placeholder={hints[kind]}
        value={day}
        onChange={(event) => setDay(event.target.value)}
        onPressEnter={() => onSave(day.trim() === "" ? null : `${kind}|${day.trim()}`)}
      />
      <Button
        size="small"
        loading={busy}
        onClick={() => onSave(day.trim() === "" ? null : `${kind}|${day.trim()}`)}
      >
        {say({ zh: "保存", en: "Save" })}
      </Button>
    </span>
  );
}
