import { DatePicker, InputNumber, Select } from "antd";
import dayjs from "dayjs";
import { calendarNames, unitNames } from "../../server/segments/messages.ts";
import { calendarPeriods, type Span, timeUnits } from "../../server/segments/rule/schema.ts";
import { addDays } from "../kit/dates.ts";
import { useSay } from "../language.tsx";

interface SpanEditorProps {
  span: Span;
  onChange(span: Span): void;
  /** "At any time" is a choice: for conditions that can do without a span. */
  ever?: boolean;
}

/** When: the last days, so long ago, a month or year of the calendar, or dates. */
export function SpanEditor({ span, onChange, ever = false }: SpanEditorProps) {
  const say = useSay();
  const chosen =
    span.kind === "calendar"
      ? span.period
      : span.kind === "ago"
        ? span.from
          ? "between"
          : "before"
        : span.kind;
  const options = [
    ...(ever ? [{ value: "ever", label: say({ zh: "任何时候", en: "at any time" }) }] : []),
    { value: "last", label: say({ zh: "最近", en: "in the last" }) },
    { value: "before", label: say({ zh: "多少天以前", en: "so many days ago or more" }) },
    { value: "between", label: say({ zh: "若干天前之间", en: "between days ago" }) },
    ...calendarPeriods.map((period) => ({ value: period, label: say(calendarNames[period]) })),
    { value: "dates", label: say({ zh: "指定日期", en: "dates" }) },
  ];
  const choose = (value: string) => {
    const period = calendarPeriods.find((known) => known === value);
    if (period) onChange({ kind: "calendar", period });
    else if (value === "ever") onChange({ kind: "ever" });
    else if (value === "last") onChange({ kind: "last", count: 90, unit: "day" });
    else if (value === "before") onChange({ kind: "ago", to: 60 });
    else if (value === "between") onChange({ kind: "ago", from: 180, to: 90 });
    else onChange({ kind: "dates" });
  };
  const whole = (value: number, label: string, change: (value: number) => void, least = 0) => (
    <InputNumber
      className="seg-number"
      aria-label={label}
      min={least}
      max={3660}
      precision={0}
      value={value}
      onChange={(next) => change(next ?? least)}
    />
  );
  const daysAgo = say({ zh: "天前", en: "days ago" });
  return (
    <span className="seg-part">
      <Select
        aria-label={say({ zh: "时间", en: "When" })}
        value={chosen}
        popupMatchSelectWidth={false}
        options={options}
        onChange={choose}
      />
      {span.kind === "last" && (
        <>
          {whole(span.count, say({ zh: "多少", en: "How many" }), (count) => onChange({ ...span, count }), 1)}
          <Select
            aria-label={say({ zh: "单位", en: "Unit" })}
            value={span.unit}
            popupMatchSelectWidth={false}
            options={timeUnits.map((unit) => ({ value: unit, label: say(unitNames[unit]) }))}
            onChange={(unit) => onChange({ ...span, unit })}
          />
        </>
      )}
      {span.kind === "ago" && (
        <>
          {span.from !== undefined && (
            <>
              {whole(span.from, say({ zh: "最早多少天前", en: "Earliest, days ago" }), (from) =>
                onChange({ ...span, from: Math.max(1, from) }),
              )}
              <span className="text-3">{say({ zh: "到", en: "to" })}</span>
            </>
          )}
          {whole(span.to, say({ zh: "多少天前", en: "Days ago" }), (to) => onChange({ ...span, to }))}
          <span className="text-2">{daysAgo}</span>
        </>
      )}
      {span.kind === "dates" && (
        <DatePicker.RangePicker
          allowEmpty
          aria-label={say({ zh: "日期", en: "Dates" })}
          value={[span.from ? dayjs(span.from) : null, span.to ? dayjs(addDays(span.to, -1)) : null]}
          onChange={(days) =>
            onChange({
              kind: "dates",
              ...(days?.[0] ? { from: days[0].format("YYYY-MM-DD") } : {}),
              ...(days?.[1] ? { to: addDays(days[1].format("YYYY-MM-DD"), 1) } : {}),
            })
          }
        />
      )}
    </span>
  );
}
