import { Button, Select } from "antd";
import { type FormEvent, useState } from "react";
import type { Dashboard, Rhythm } from "../../server/dashboards/schema.ts";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { hourText, weekdays } from "./rhythmWords.ts";

interface NewScheduleProps {
  board: Dashboard;
  colleagues: Output<"listSchedules">["colleagues"];
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: hourText(hour) }));
const days = Array.from({ length: 31 }, (_, i) => ({ value: i + 1, label: String(i + 1) }));

/** When, and to whom: oneself, or colleagues who see it where it is one's own. */
export function NewSchedule({ board, colleagues }: NewScheduleProps) {
  const say = useSay();
  const { user, company } = useWhoAmI();
  const mine = colleagues.filter((one) => one.person === user.person).map((one) => one.person);
  const [every, setEvery] = useState<Rhythm["every"]>("week");
  const [weekday, setWeekday] = useState(1);
  const [monthday, setMonthday] = useState(1);
  const [hour, setHour] = useState(8);
  const [receivers, setReceivers] = useState(mine);
  const adding = useSubmit("scheduleDashboard", () => setReceivers(mine));
  const rhythm: Rhythm =
    every === "day" ? { every, hour } : { every, on: every === "week" ? weekday : monthday, hour };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (receivers.length > 0) adding.mutate({ id: board.id, rhythm, receivers });
  };
  return (
    <form className="board-form schedule-new" onSubmit={submit}>
      <h3>{say({ zh: "新的定时", en: "A new schedule" })}</h3>
      <SegmentedSwitch
        label={say({ zh: "多久一次", en: "How often" })}
        value={every}
        options={[
          { value: "day", label: say({ zh: "每天", en: "Daily" }) },
          { value: "week", label: say({ zh: "每周", en: "Weekly" }) },
          { value: "month", label: say({ zh: "每月", en: "Monthly" }) },
        ]}
        onChange={setEvery}
      />
      <div className="schedule-when">
        {every === "week" && (
          <Field label={say({ zh: "星期几", en: "Weekday" })}>
            {(control) => (
              <Select
                {...control}
                value={weekday}
                onChange={setWeekday}
                options={weekdays.map((name, i) => ({ value: i + 1, label: say(name) }))}
              />
            )}
          </Field>
        )}
        {every === "month" && (
          <Field
            label={say({ zh: "几号", en: "Day" })}
            hint={
              monthday > 28
                ? say({ zh: "没有这一天的月份在月末", en: "on the last day of a shorter month" })
                : undefined
            }
          >
            {(control) => <Select {...control} value={monthday} onChange={setMonthday} options={days} />}
          </Field>
        )}
        <Field label={say({ zh: "几点（{zone}）", en: "Hour ({zone})" }, { zone: company.zone })}>
          {(control) => <Select {...control} value={hour} onChange={setHour} options={hours} />}
        </Field>
      </div>
      {board.mine && (
        <Field
          label={say({ zh: "发给谁", en: "To whom" })}
          hint={say({
            zh: "只列看得到这个看板的同事。",
            en: "Only colleagues who see this dashboard are listed.",
          })}
        >
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              value={receivers}
              onChange={setReceivers}
              optionFilterProp="label"
              options={colleagues.map((one) => ({ value: one.person, label: one.name }))}
            />
          )}
        </Field>
      )}
      {adding.error && (
        <p className="field-error" role="alert">
          {say(saysOf(adding.error))}
        </p>
      )}
      <Button type="primary" htmlType="submit" disabled={receivers.length === 0} loading={adding.isPending}>
        {say({ zh: "定下来", en: "Schedule it" })}
      </Button>
    </form>
  );
}
