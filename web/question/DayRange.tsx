import { DatePicker } from "antd";
import dayjs from "dayjs";
import type { Day } from "../kit/dates.ts";

interface DayRangeProps {
  from: Day;
  last: Day;
  onChange(from: Day, last: Day): void;
}

/** Apart from the period picker so that the calendar is loaded only when somebody chooses days. */
export function DayRange({ from, last, onChange }: DayRangeProps) {
  return (
    <DatePicker.RangePicker
      value={[dayjs(from), dayjs(last)]}
      allowClear={false}
      format="YYYY-MM-DD"
      onChange={(days) => {
        const [first, second] = days ?? [];
        if (first && second) onChange(first.format("YYYY-MM-DD"), second.format("YYYY-MM-DD"));
      }}
    />
  );
}
