import { DatePicker } from "antd";
import dayjs from "dayjs";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { addDays } from "../kit/dates.ts";
import { useSay } from "../language.tsx";
import type { Question } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { type Against, defaultDay, type ValueQuestion } from "./useValueQuestion.ts";

export function DayPicker({ value, question }: { value: Pick<ValueQuestion, "asOf">; question: Question }) {
  const say = useSay();
  const [, change] = useAddress();
  return (
    <DatePicker
      className="day-picker"
      prefix={<span className="text-3">{say({ zh: "截至", en: "As of" })}</span>}
      aria-label={say({ zh: "截至哪一天", en: "As of which day" })}
      value={dayjs(value.asOf)}
      allowClear={false}
      format="YYYY-MM-DD"
      minDate={dayjs(question.covered.firstOn)}
      maxDate={dayjs(question.today)}
      onChange={(day) => {
        if (!day) return;
        const picked = day.format("YYYY-MM-DD");
        change({ asOf: picked === defaultDay(question) ? undefined : picked });
      }}
    />
  );
}

export function AgainstPicker({ value }: { value: ValueQuestion }) {
  const say = useSay();
  const [, change] = useAddress();
  const options: Array<{ value: Against; label: string }> = [
    {
      value: "90",
      label: say({ zh: "90 天前 {day}", en: "90 days before {day}" }, { day: addDays(value.asOf, -90) }),
    },
    {
      value: "365",
      label: say({ zh: "一年前 {day}", en: "a year before {day}" }, { day: addDays(value.asOf, -365) }),
    },
    { value: "none", label: say({ zh: "不对比", en: "nothing" }) },
  ];
  return (
    <ChoicePicker<Against>
      label={say({ zh: "对比", en: "vs" })}
      value={value.against}
      options={options}
      onChange={(against) => change({ against: against === "90" ? undefined : against })}
    />
  );
}

/** R always sees all of history; how far back frequency and money look is a choice. */
export function WindowPicker({ windowDays }: { windowDays: number }) {
  const say = useSay();
  const [, change] = useAddress();
  return (
    <ChoicePicker<"all" | "365" | "730">
      label={say({ zh: "F、M 看", en: "F, M over" })}
      value={windowDays === 365 || windowDays === 730 ? `${windowDays}` : "all"}
      options={[
        { value: "all", label: say({ zh: "全部历史", en: "all history" }) },
        { value: "365", label: say({ zh: "近 365 天", en: "last 365 days" }) },
        { value: "730", label: say({ zh: "近 730 天", en: "last 730 days" }) },
      ]}
      onChange={(window) => change({ window })}
    />
  );
}
