import type { NumberTest, Span } from "../../server/segments/rule/schema.ts";
import type { Meaning } from "./spokenWords.ts";

/** Phrases with numbers in them that are read as a whole: own rhythm, one purchase after another, dates. */
type Reading = (match: RegExpExecArray) => Meaning | undefined;

const n = "(\\d+(?:\\.\\d+)?)";
const chineseUnit = "(天|日|周|个星期|星期|个月|年)";
const englishUnit = "(day|week|month|year)s?";
const inDays: Readonly<Record<string, number>> = {
  ...{ 天: 1, 日: 1, 周: 7, 个星期: 7, 星期: 7, 个月: 30, 年: 365 },
  ...{ day: 1, week: 7, month: 30, year: 365 },
};

const rhythm = (number: string, comparison: string | undefined): Meaning => ({
  is: "condition",
  on: { kind: "rhythm", test: { is: comparisonOf(comparison), value: Number(Number(number).toFixed(4)) } },
});
function comparisonOf(word: string | undefined): "atLeast" | "moreThan" | "lessThan" {
  if (/^(超过|超出|多于|more than|over|above)$/.test(word ?? "")) return "moreThan";
  return /^(不到|不足|less than|under)$/.test(word ?? "") ? "lessThan" : "atLeast";
}

const then = (count: string | undefined, unit: string | undefined, missing: boolean): Meaning => ({
  is: "then",
  days: count ? Math.max(1, Math.round(Number(count) * inDays[unit!]!)) : undefined,
  missing,
});

const own = "(?:他|她|他们|她们)?(?:自己|自身|本人|平常|平时|通常|往常)?的?(?:购买)?";
const more = "(超过|超出|多于|至少|达到|不到|不足)?了?";
const silent = "(?:还|都)?(?:没有?|未)(?:再)?(?:来|买|购买|下单)(?:过|了)?";
const date = "(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})(?:日|号)?";
const months = "january february march april may june july august september october november december".split(
  " ",
);
const month = `(${months.map((name) => `${name}|${name.slice(0, 3)}`).join("|")})\\.?`;

const phrases: readonly (readonly [RegExp, Reading])[] = [
  // 超过自己节奏 1.5 倍没来; 比平常晚 2 倍以上
  [
    new RegExp(`^${more}${own}(?:节奏|间隔|周期)的?${n}倍(?:及?以上)?(?:${silent})?`),
    ([, word, number]) => rhythm(number!, word),
  ],
  [
    new RegExp(`^(?:比|按|较)?${own}(?:节奏|间隔|周期)?的?[晚迟]了?${more}${n}倍(?:及?以上)?(?:${silent})?`),
    ([, word, number]) => rhythm(number!, word),
  ],
  [
    new RegExp(
      `^(?:own )?(?:rhythm )?(?:is |are )?(?:late|later|overdue|silent)(?: than usual)?(?: by| for)? ?(more than|over|above|at least|less than|under)? ?${n} ?(?:×|x\\b|times\\b|-fold\\b)(?: or more)?(?: (?:as long as )?(?:the |their |his |her |its )?(?:own |usual )+(?:rhythm|gap|interval)?| (?:the |their )?rhythm)?`,
    ),
    ([, word, number]) => rhythm(number!, word),
  ],
  // 30 天内又买; 之后 30 天没有买; 后 30 天内买
  [
    new RegExp(`^${n}${chineseUnit}(?:以?内|之内)(?:又|再|接着|还)+(?:没有?|未)?(?:买|购买)(?:过|了)?`),
    (found) => then(found[1], found[2], /没|未/.test(found[0])),
  ],
  [
    new RegExp(
      `^(?:之后|以后|然后|接着|随后|后来|后)的?(?:在)?${n}${chineseUnit}(?:以?内|之内|里)?(?:又|再|都|还)*(?:没有?|未)?(?:再)?(?:买|购买)(?:过|了)?`,
    ),
    (found) => then(found[1], found[2], /没|未/.test(found[0])),
  ],
  // then within 30 days; then; then no
  [
    new RegExp(
      `^(?:and |but )?then(?: (?:did not|didn't|never|no|not|nothing of))?(?: (?:bought|buy|buys))?(?: (?:within|in) ${n} ${englishUnit}\\b)?(?: (?:no|not|nothing of))?(?: (?:bought|buy|buys)\\b)?(?![a-z])`,
    ),
    (found) => then(found[1], found[2], /\b(didn't|never|no|not|nothing)\b/.test(found[0])),
  ],
  // 2026-01-01 到 2026-03-31; since 2026-01-01
  [
    new RegExp(`^(?:between |from |在|从)?${date} ?(?:到|至|~|-|–|and|to) ?${date}(?:之间)?`),
    ([, ...parts]) => dates(dayOf(parts.slice(0, 3)), dayAfter(dayOf(parts.slice(3, 6)))),
  ],
  [
    new RegExp(
      `^(?:(?:since|from|自从?|从) ?${date}(?:以来|起|开始|至今|之后|以后)?|${date}(?:以来|起|至今))`,
    ),
    ([, ...parts]) => dates(dayOf(parts[0] ? parts.slice(0, 3) : parts.slice(3, 6)), undefined),
  ],
  [new RegExp(`^before ${date}`), ([, ...parts]) => dates(undefined, dayOf(parts))],
  [new RegExp(`^在?${date}(?:之前|以前)`), ([, ...parts]) => dates(undefined, dayOf(parts))],
  [
    new RegExp(`^(?:since|from) ${month} (\\d{4})\\b`),
    ([, name, year]) => dates(dayOf([year, String(monthOf(name!)), "1"]), undefined),
  ],
  [new RegExp(`^in ${month} (\\d{4})\\b`), ([, name, year]) => wholeMonth(Number(year), monthOf(name!))],
  [
    /^(?:自从?|从)?(\d{4})年(\d{1,2})月(?:以来|起|至今)/,
    ([, year, at]) => dates(dayOf([year, at, "1"]), undefined),
  ],
  [/^在?(\d{4})年(\d{1,2})月(?:份|里|内)?/, ([, year, at]) => wholeMonth(Number(year), Number(at))],
  [/^(?:自从?|从)?(\d{4})年(?:以来|起|至今)/, ([, year]) => dates(dayOf([year, "1", "1"]), undefined)],
  [/^(?:since|from) (\d{4})(?![\d-])/, ([, year]) => dates(dayOf([year, "1", "1"]), undefined)],
  [/^在?((?:19|20)\d{2})年(?:里|内|全年)?/, ([, year]) => wholeYear(Number(year))],
  [/^(?:in|during) ((?:19|20)\d{2})(?![\d-])/, ([, year]) => wholeYear(Number(year))],
  // 未来 6 个月; in the next 6 months
  [
    new RegExp(`^(?:未来|今后)的?${n}${chineseUnit}(?:以?内|之内|里)?`),
    ([, count, unit]) => horizon(count!, unit!),
  ],
  [
    new RegExp(`^(?:(?:in|within|over|during) )?(?:the )?next ${n} ${englishUnit}\\b`),
    ([, count, unit]) => horizon(count!, unit!),
  ],
];

/** The phrase that a text begins with; unknown where it names a day that no calendar has, or a time that no forecast looks ahead. */
export function phraseAt(text: string): ({ text: string } & (Meaning | { is: "unknown" })) | undefined {
  for (const [shape, read] of phrases) {
    const found = shape.exec(text);
    if (found) return { text: found[0], ...(read(found) ?? { is: "unknown" }) };
  }
  return undefined;
}

/** Undefined for a day that no calendar has. */
function dayOf([year, month, day]: readonly (string | undefined)[]): string | undefined {
  const text = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? undefined : text;
}

function dayAfter(day: string | undefined): string | undefined {
  return day && new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Half-open, as rules have it. */
function dates(from: string | undefined, to: string | undefined): Meaning | undefined {
  if (!from && !to) return undefined;
  const span: Span = { kind: "dates", ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return { is: "span", span };
}

const wholeMonth = (year: number, at: number) =>
  at >= 1 && at <= 12
    ? dates(
        dayOf([String(year), String(at), "1"]),
        dayOf(at === 12 ? [String(year + 1), "1", "1"] : [String(year), String(at + 1), "1"]),
      )
    : undefined;
const wholeYear = (year: number) =>
  dates(dayOf([String(year), "1", "1"]), dayOf([String(year + 1), "1", "1"]));
const monthOf = (name: string) => months.findIndex((whole) => whole.startsWith(name.slice(0, 3))) + 1;

/** Forecasts are kept for three, six and twelve months. */
function horizon(count: string, unit: string): Meaning | undefined {
  const days = Number(count) * inDays[unit]!;
  const months = { 90: 3, 180: 6, 360: 12, 365: 12 }[days];
  return months === undefined ? undefined : { is: "horizon", months: months as 3 | 6 | 12 };
}

/** The chance of having left, as the chance of being still there. */
export function turned(test: NumberTest): NumberTest {
  const rest = (value: number) => Number((1 - value).toFixed(4));
  if (test.is === "between") return { is: "between", value: rest(test.and), and: rest(test.value) };
  const turnedIs = {
    atLeast: "atMost",
    atMost: "atLeast",
    moreThan: "lessThan",
    lessThan: "moreThan",
    equals: "equals",
  } as const;
  return { is: turnedIs[test.is], value: rest(test.value) };
}
