import type { Layers } from "./Layers.ts";
import { cases, given, groups, lit, matches, type Sql, type Typed } from "./sql.ts";

export interface DateOptions {
  /** The zone that the file's wall clock means. */
  zone: string;
  /** What 3/5/2026 means; the column's own values decide, or the user. */
  order: "dmy" | "mdy";
}

const time =
  "(?:\\s*(?:T|,)?\\s*(?:上午|下午|早上|晚上|中午|[AaPp]\\.?[Mm]\\.?)?\\s*\\d{1,2}\\s*[:时点]\\s*(?:\\d{1,2}\\s*[:分]?\\s*(?:\\d{1,2}(?:\\.\\d+)?\\s*秒?)?)?\\s*(?:[AaPp]\\.?[Mm]\\.?)?\\s*(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";
const weekday = "(?:(?:星期|周)[一二三四五六日天]|\\(?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\)?,?)?";
const month = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*";

const form = {
  /** 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日 */
  yearFirst: `^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?号?\\s*${weekday}${time}$`,
  /** 5/3/2026 or 3/5/26 */
  yearLast: `^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})\\s*${weekday}${time}$`,
  /** 05-Mar-26, 5 March 2026 */
  dayMonth: `^(?i:${weekday}\\s*(\\d{1,2})(?:st|nd|rd|th)?[-/ .]*${month}[-/ .,]*(\\d{4}|\\d{2})${time})$`,
  /** Mar 5, 2026 */
  monthDay: `^(?i:${weekday}\\s*${month}[-/ .]*(\\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\\d{4})${time})$`,
  compact: "^(\\d{4})(\\d{2})(\\d{2})(?:[ T]?(\\d{2}):?(\\d{2}):?(\\d{2})?)?$",
  serial: "^([2-7]\\d{4})(\\.\\d+)?$",
  unix: "^(\\d{10})(?:\\.\\d+)?$",
  unixMillis: "^\\d{13}$",
};

/** Year, month and day of a text `x` (a name of level 0) as numbers, named on levels 1 to 3; 0, 0, 0 where no form fits. */
export function dayParts(
  x: Sql,
  steps: Layers,
  order: "dmy" | "mdy",
): { year: Sql; month: Sql; day: Sql; known: Sql } {
  const first = steps.at(1, "first", groups(x, form.yearFirst));
  const compact = steps.at(1, "compact", groups(x, form.compact));
  const last = steps.at(1, "last", groups(x, form.yearLast));
  const named = steps.at(1, "named", groups(x, form.dayMonth));
  const namedFirst = steps.at(1, "namedfirst", groups(x, form.monthDay));
  const serial = steps.at(1, "serial", matches(x, form.serial));
  const serialDay = `addDays(toDate32('1970-01-01'), toInt32OrZero(substring(${x}, 1, 5)) - 25569)`;
  const monthOf = (name: Sql) =>
    `toString(intDiv(position('janfebmaraprmayjunjulaugsepoctnovdec', lower(substring(${name}, 1, 3))) + 2, 3))`;
  const [d, m] = order === "dmy" ? [1, 2] : [2, 1];
  const has = (g: Sql) => `length(${g}) > 0`;
  const parts = steps.at(
    2,
    "parts",
    cases(
      [
        [has(first), `arraySlice(${first}, 1, 3)`],
        [has(compact), `arraySlice(${compact}, 1, 3)`],
        [has(last), `[${last}[3], ${last}[${m}], ${last}[${d}]]`],
        [has(named), `[${named}[3], ${monthOf(`${named}[2]`)}, ${named}[1]]`],
        [has(namedFirst), `[${namedFirst}[3], ${monthOf(`${namedFirst}[1]`)}, ${namedFirst}[2]]`],
        [
          serial,
          `[toString(toYear(${serialDay})), toString(toMonth(${serialDay})), toString(toDayOfMonth(${serialDay}))]`,
        ],
      ],
      "[]",
    ),
  );
  const number = `toInt32OrZero(${parts}[1])`;
  const year = steps.at(
    3,
    "year",
    `if(length(${parts}[1]) = 2, ${number} + if(${number} < 70, 2000, 1900), ${number})`,
  );
  const month = steps.at(3, "month", `toInt32OrZero(${parts}[2])`);
  const day = steps.at(3, "day", `toInt32OrZero(${parts}[3])`);
  return { year, month, day, known: `(length(${parts}) > 0)` };
}

/** True where the day exists in the calendar. */
export function realDay(year: Sql, month: Sql, day: Sql): Sql {
  return `(${month} between 1 and 12 and ${day} between 1 and toDayOfMonth(toLastDayOfMonth(makeDate32(${year}, ${month}, 1))))`;
}

/** A moment: DateTime('UTC'), the error, and apart from them whether the text names a time of day. */
export function dateTime(
  column: Sql,
  steps: Layers,
  { zone, order }: DateOptions,
): Typed & { precision: Sql } {
  const x = steps.at(0, "x", given(column));
  // Almost every file holds one of these two, and they cost a sixth of the rest.
  const quick = steps.at(
    1,
    "quick",
    `if(length(${x}) = 10, parseDateTimeOrNull(${x}, '%Y-%m-%d', ${lit(zone)}), parseDateTimeOrNull(${x}, '%Y-%m-%d %H:%i:%s', ${lit(zone)}))`,
  );
  const { year, month, day, known } = dayParts(`if(isNull(${quick}), ${x}, '')`, steps.raised(), order);
  const clock = steps.at(
    2,
    "clock",
    groups(x, "(\\d{1,2})\\s*[:时点]\\s*(\\d{1,2})?\\s*[:分]?\\s*(\\d{1,2})?"),
  );
  const compact = steps.at(2, "digits", groups(x, form.compact));
  const isSerial = matches(x, form.serial);
  const part = (n: number) =>
    steps.at(
      3,
      `t${n}`,
      `if(length(${compact}) > 0, toInt32OrZero(${compact}[${n + 3}]), toInt32OrZero(${clock}[${n}]))`,
    );
  const [h, minute, second] = [part(1), part(2), part(3)];
  const pm = matches(x, "(?i)下午|晚上|p\\.?m");
  const am = matches(x, "(?i)上午|早上|a\\.?m");
  const hour = steps.at(4, "hour", `multiIf(${pm} and ${h} < 12, ${h} + 12, ${am} and ${h} = 12, 0, ${h})`);
  const serialSeconds = `toInt32(round(toFloat64OrZero(concat('0.', splitByChar('.', ${x})[2])) * 86400))`;
  const seconds = steps.at(
    5,
    "seconds",
    `if(${isSerial}, ${serialSeconds}, ${hour} * 3600 + ${minute} * 60 + ${second})`,
  );
  const clockRight = `(${isSerial} or (${hour} < 24 and ${minute} < 60 and ${second} < 60) or (${hour} = 24 and ${minute} = 0))`;
  const offset = steps.at(3, "offset", groups(x, "\\d[:时].*(?:([+-])(\\d{2}):?(\\d{2})|(Z|UTC|GMT))$"));
  const stated = `(length(${offset}) > 0)`;
  const shift = `((toInt32OrZero(${offset}[2]) * 3600 + toInt32OrZero(${offset}[3]) * 60) * if(${offset}[1] = '-', -1, 1))`;
  const exists = steps.at(5, "exists", realDay(year, month, day));
  const inside = `(${year} between 1970 and 2100)`;
  // The wall clock is put together day first, so that an hour a zone skips or repeats does not move the day.
  const local = `addSeconds(makeDateTime(${year}, ${month}, ${day}, 0, 0, 0, ${lit(zone)}), ${seconds})`;
  const utc = `addSeconds(makeDateTime(${year}, ${month}, ${day}, 0, 0, 0, 'UTC'), ${seconds} - ${shift})`;
  const isUnix = steps.at(
    4,
    "unix",
    `(not ${known} and ${matches(x, form.unix)} or ${matches(x, form.unixMillis)})`,
  );
  const real = `(${known} and ${exists} and ${inside} and ${clockRight})`;
  const value = cases(
    [
      [`isNotNull(${quick})`, `toTimeZone(assumeNotNull(${quick}), 'UTC')`],
      [isUnix, `toDateTime(toUInt32OrZero(substring(${x}, 1, 10)), 'UTC')`],
      [`${real} and ${stated}`, `toTimeZone(${utc}, 'UTC')`],
      [real, `toTimeZone(${local}, 'UTC')`],
    ],
    "toDateTime(0, 'UTC')",
  );
  const error = cases(
    [
      [`${x} = ''`, "''"],
      [
        `isNotNull(${quick})`,
        `if(toYear(assumeNotNull(${quick})) between 1970 and 2100, '', 'date_out_of_range')`,
      ],
      [isUnix, "''"],
      [`not ${known}`, "'date_unknown'"],
      [
        `not ${exists}`,
        `if(${month} > 12 and ${matches(x, form.yearLast)}, 'date_day_month', 'date_impossible')`,
      ],
      [`not ${inside}`, "'date_out_of_range'"],
      [`not ${clockRight}`, "'time_impossible'"],
    ],
    "''",
  );
  const timed = `(length(${clock}) > 0 or ${isUnix} or ${compact}[4] != '' or (${isSerial} and position(${x}, '.') > 0))`;
  return { value, error, precision: `if(${timed}, 'second', 'day')` };
}
