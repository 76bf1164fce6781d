import { dayParts, realDay } from "./dateTime.ts";
import type { Layers } from "./Layers.ts";
import { cases, given, groups, lit, matches, nothing, plain, replaced, type Sql, type Typed } from "./sql.ts";

/**
 * One of a few words, in either language; `words` maps each value to what files call it (lower case). A word for "nothing"
 * that is among them (无 for no) means what it says there; `own`: the words are the company's own, of any script.
 */
export function word(
  column: Sql,
  steps: Layers,
  words: Readonly<Record<string, readonly string[]>>,
  unknown: string,
  own = false,
): Typed {
  const from = Object.values(words).flat();
  const to = Object.entries(words).flatMap(([value, names]) => names.map(() => value));
  const list = (items: readonly string[]) => `[${items.map(lit).join(", ")}]`;
  const meant = own || from.some((name) => nothing.some((empty) => empty.toLowerCase() === name));
  const lower = `lowerUTF8(${plain(column)})`;
  const x = steps.at(
    0,
    "x",
    meant
      ? `if(has(${list(from)}, ${lower}), ${lower}, lowerUTF8(${given(column)}))`
      : `lower(${given(column)})`,
  );
  return {
    value: `transform(${x}, ${list(from)}, ${list(to)}, '')`,
    error: `if(${x} = '' or has(${list(from)}, ${x}), '', ${lit(unknown)})`,
  };
}

const genders = {
  female: ["女", "女性", "女士", "小姐", "f", "female", "woman", "ms", "mrs", "miss"],
  male: ["男", "男性", "先生", "m", "male", "man", "mr"],
  other: ["其他", "其它", "other", "保密"],
} as const;

export function gender(column: Sql, steps: Layers): Typed {
  return word(column, steps, genders, "gender_unknown");
}

/**
 * A birthday as `kind|text`: solar|1974-08-15, lunar|1974-08-15 (months and days of the lunar year; a leap month as
 * lunar|1974-闰08-15), month|1974-08, year|1974. What the lunar day is in the solar calendar, Node works out.
 */
export function birthday(column: Sql, steps: Layers, latestYear: number): Typed {
  const x = steps.at(0, "x", given(column));
  const { year, month, day, known } = dayParts(x, steps, "mdy");
  const lunar = steps.at(1, "lunar", matches(plain(column), "农历|阴历|旧历|(?i)lunar"));
  const rest = steps.at(1, "rest", `trimBoth(${replaced(x, "[(（]?(农历|阴历|旧历|(?i)lunar)[)）]?", "")})`);
  const lunarDigits = steps.at(
    2,
    "lunardigits",
    groups(rest, "^(\\d{4})[-/.年](闰?)(\\d{1,2})[-/.月](\\d{1,2})日?$"),
  );
  const lunarWords = groups(
    rest,
    "^(\\d{4})年?(闰?)([正一二三四五六七八九十冬腊]{1,2})月((?:初|十|廿|二十|三十)?[一二三四五六七八九十]?)日?$",
  );
  const two = (number: Sql) => `leftPad(toString(${number}), 2, '0')`;
  const iso = `concat(leftPad(toString(${year}), 4, '0'), '-', ${two(month)}, '-', ${two(day)})`;
  const monthOnly = steps.at(1, "monthonly", groups(x, "^(\\d{4})[-/.年](\\d{1,2})月?$"));
  const compactMonth = steps.at(1, "compactmonth", groups(x, "^((?:19|20)\\d{2})(0[1-9]|1[0-2])$"));
  const yearOnly = steps.at(1, "yearonly", groups(x, "^((?:19|20)\\d{2})年?$"));
  const thisCentury = `(${year} between 1900 and ${latestYear})`;
  const realMonth = `(toInt32OrZero(${monthOnly}[2]) between 1 and 12 and toInt32OrZero(${monthOnly}[1]) between 1900 and ${latestYear})`;
  const right = steps.at(4, "right", `(${known} and ${realDay(year, month, day)} and ${thisCentury})`);
  return {
    value: cases(
      [
        [
          `${lunar} and length(${lunarDigits}) > 0`,
          `concat('lunar|', ${lunarDigits}[1], '-', ${lunarDigits}[2], ${two(`${lunarDigits}[3]`)}, '-', ${two(`${lunarDigits}[4]`)})`,
        ],
        [
          `${lunar} and length(${lunarWords}) > 0`,
          `concat('lunar|', ${lunarWords}[1], '-', ${lunarWords}[2], ${lunarWords}[3], '-', ${lunarWords}[4])`,
        ],
        [right, `concat('solar|', ${iso})`],
        [
          `length(${monthOnly}) > 0 and ${realMonth}`,
          `concat('month|', ${monthOnly}[1], '-', ${two(`${monthOnly}[2]`)})`,
        ],
        [`length(${compactMonth}) > 0`, `concat('month|', ${compactMonth}[1], '-', ${compactMonth}[2])`],
        [`length(${yearOnly}) > 0`, `concat('year|', ${yearOnly}[1])`],
      ],
      "''",
    ),
    error: cases(
      [
        [`${x} = '' or ${matches(x, "^0{4}[-/]0?0[-/]0?0|^1900-01-0[01]")}`, "''"],
        [lunar, `if(length(${lunarDigits}) > 0 or length(${lunarWords}) > 0, '', 'birthday_unknown')`],
        [right, "''"],
        [`length(${compactMonth}) > 0 or length(${yearOnly}) > 0`, "''"],
        [`length(${monthOnly}) > 0`, `if(${realMonth}, '', 'date_impossible')`],
        [`${known} and not ${realDay(year, month, day)}`, "'date_impossible'"],
        [known, "'birthday_out_of_range'"],
        [matches(x, "^\\d{2}[后後]?$|年代"), "'birthday_decade'"],
        [matches(x, "^\\d{1,2}[-/月.]\\d{1,2}日?$"), "'birthday_no_year'"],
      ],
      "'birthday_unknown'",
    ),
  };
}
