import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { outcomeNames } from "../../server/followup/messages.ts";
import type { Outcome } from "../../server/followup/schema.ts";
import { addDays } from "../kit/dates.ts";
import { useSay } from "../language.tsx";

const common = ["reached", "ordered", "complained"] as const satisfies readonly Outcome[];

interface OneTapProps {
  /** The business day of the list. */
  day: string;
  /** Closes the line with this result; of "not now" with the day to come back on. */
  onOutcome(outcome: Outcome, nextOn: string | null): void;
}

/** The common results in one tap each; "not now" takes a second one for the day. */
export function OneTap({ day, onOutcome }: OneTapProps) {
  const say = useSay();
  const [later, setLater] = useState(false);
  const days = [
    { to: addDays(day, 3), words: say({ zh: "3 天后", en: "in 3 days" }) },
    { to: addDays(day, 7), words: say({ zh: "一周后", en: "in a week" }) },
    { to: addDays(day, 30), words: say({ zh: "30 天后", en: "in 30 days" }) },
  ];
  return (
    <div className="task-outcomes">
      {common.map((outcome) => (
        <Button key={outcome} onClick={() => onOutcome(outcome, null)}>
          {say(outcomeNames[outcome])}
        </Button>
      ))}
      <Button onClick={() => setLater(!later)} aria-expanded={later}>
        {say(outcomeNames.not_now)}
      </Button>
      {later && (
        <fieldset className="task-later">
          <legend className="hidden-text">{say({ zh: "哪天再联系", en: "Again on" })}</legend>
          {days.map(({ to, words }) => (
            <Button key={to} size="small" onClick={() => onOutcome("not_now", to)}>
              {words}
            </Button>
          ))}
          <DatePicker
            size="small"
            aria-label={say({ zh: "哪天再联系", en: "Again on" })}
            placeholder={say({ zh: "选一天", en: "a day" })}
            disabledDate={(one) => !one.isAfter(dayjs(day), "day")}
            onChange={(one) => one && onOutcome("not_now", one.format("YYYY-MM-DD"))}
          />
        </fieldset>
      )}
    </div>
  );
}
