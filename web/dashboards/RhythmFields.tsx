import { Select } from "antd";
import { useState } from "react";
import type { Rhythm } from "../../server/dashboards/schema.ts";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useWhoAmI } from "../whoAmI.ts";
import { hourText, weekdays } from "./rhythmWords.ts";

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: hourText(hour) }));
const days = Array.from({ length: 31 }, (_, i) => ({ value: i + 1, label: String(i + 1) }));

interface RhythmFieldsProps {
  value: Rhythm;
  onChange(rhythm: Rhythm): void;
}

/** How often, on which day and at which hour; the day of a week and of a month are each kept while the other is looked at. */
export function RhythmFields({ value, onChange }: RhythmFieldsProps) {
  const say = useSay();
  const { company } = useWhoAmI();
  const [on, setOn] = useState({
    week: value.every === "week" ? value.on : 1,
    month: value.every === "month" ? value.on : 1,
  });
  const { hour } = value;
  const change = (every: Rhythm["every"], next = on, at = hour) =>
    onChange(every === "day" ? { every, hour: at } : { every, on: next[every], hour: at });
  const chosen = (every: "week" | "month") => (day: number) => {
    const next = { ...on, [every]: day };
    setOn(next);
    change(every, next);
  };
  return (
    <>
      <SegmentedSwitch
        label={say({ zh: "多久一次", en: "How often" })}
        value={value.every}
        options={[
          { value: "day", label: say({ zh: "每天", en: "Daily" }) },
          { value: "week", label: say({ zh: "每周", en: "Weekly" }) },
          { value: "month", label: say({ zh: "每月", en: "Monthly" }) },
        ]}
        onChange={(every) => change(every)}
      />
      <div className="schedule-when">
        {value.every === "week" && (
          <Field label={say({ zh: "星期几", en: "Weekday" })}>
            {(control) => (
              <Select
                {...control}
                value={value.on}
                onChange={chosen("week")}
                options={weekdays.map((name, i) => ({ value: i + 1, label: say(name) }))}
              />
            )}
          </Field>
        )}
        {value.every === "month" && (
          <Field
            label={say({ zh: "几号", en: "Day" })}
            hint={
              value.on > 28
                ? say({ zh: "没有这一天的月份在月末", en: "on the last day of a shorter month" })
                : undefined
            }
          >
            {(control) => <Select {...control} value={value.on} onChange={chosen("month")} options={days} />}
          </Field>
        )}
        <Field label={say({ zh: "几点（{zone}）", en: "Hour ({zone})" }, { zone: company.zone })}>
          {(control) => (
            <Select
              {...control}
              value={hour}
              onChange={(at: number) => change(value.every, on, at)}
              options={hours}
            />
          )}
        </Field>
      </div>
    </>
  );
}
