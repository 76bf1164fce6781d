import { shortEnglish, shortRegion } from "../../server/geo/schema.ts";
import type { Condition, Goods, Span } from "../../server/segments/rule/schema.ts";
import type { Choices } from "../../server/segments/schema.ts";
import { phraseAt } from "./spokenPhrases.ts";
import { chinese, english, type Meaning } from "./spokenWords.ts";

/** A value of the data that a word names. */
export type Named =
  | { of: "goods"; key: keyof Goods; value: string | number }
  | { of: "condition"; on: Condition };

export type Token = { text: string } & (
  | Meaning
  | { is: "number"; value: number; percent: boolean }
  | { is: "name"; named: readonly Named[] }
  | { is: "unknown" }
);

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const englishNumbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const timeUnits: Readonly<Record<string, Extract<Span, { kind: "last" }>["unit"]>> = {
  天: "day",
  日: "day",
  day: "day",
  days: "day",
  周: "week",
  个星期: "week",
  星期: "week",
  week: "week",
  weeks: "week",
  个月: "month",
  月: "month",
  month: "month",
  months: "month",
  年: "year",
  year: "year",
  years: "year",
};
const inDays = { day: 1, week: 7, month: 30, year: 365 } as const;
const n = "(\\d+(?:\\.\\d+)?)";
const chineseUnit = "(天|日|周|个星期|星期|个月|月|年)";
const englishUnit = "(days?|weeks?|months?|years?)";
/** Whole phrases with a number in them, tried before words. */
const spans: readonly [RegExp, (count: number, unit: string) => Span][] = [
  [new RegExp(`^(?:最近|近|过去|这|在最近|在过去)${n}${chineseUnit}(?:以?内|之内|里)?`), last],
  [new RegExp(`^(?:超过|至少|已经|已)${n}${chineseUnit}(?:以前|之前|前|以上没有?(?=买|购))`), ago],
  [new RegExp(`^${n}${chineseUnit}(?:以前|之前|前)`), ago],
  [new RegExp(`^${n}${chineseUnit}(?=没|未|不曾|从未)`), last],
  [new RegExp(`^${n}${chineseUnit}(?:以?内|之内)(?!会买|购买概率)`), last],
  [new RegExp(`^(?:in|within|during|over|for) (?:the )?(?:last|past) ${n} ${englishUnit}\\b`), last],
  [new RegExp(`^(?:last|past) ${n} ${englishUnit}\\b`), last],
  [/^(?:in|within|during|over|for) (?:the )?(?:last|past) ()(day|week|month|year)\b/, last],
  [
    new RegExp(
      `^(?:more than |over |at least )?${n} (?:or more )?${englishUnit} ago\\b(?: or (?:more|earlier))?`,
    ),
    ago,
  ],
  [new RegExp(`^(?:for|in|within) ${n} ${englishUnit}\\b`), last],
];

function last(count: number, unit: string): Span {
  return { kind: "last", count, unit: timeUnits[unit]! };
}
function ago(count: number, unit: string): Span {
  return { kind: "ago", to: count * inDays[timeUnits[unit]!] };
}

/** Wide letters, Chinese numerals and other ways of writing the same made one. */
function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/(最近|最后|末)一?次/g, "上次")
    .replace(/第一次/g, "首次")
    .replace(/半年/g, "6个月")
    .replace(/半个月/g, "15天")
    .replace(/一个季度/g, "3个月")
    .replace(
      /([一二两三四五六七八九])?十([一二三四五六七八九])?(?=[天日周个月年次单笔件岁元块种倍])/g,
      (_, tens?: string, ones?: string) =>
        String((tens ? digits[tens]! : 1) * 10 + (ones ? digits[ones]! : 0)),
    )
    .replace(/([一二两三四五六七八九])(?=[天周个年次单笔件种回倍])/g, (_, digit: string) =>
      String(digits[digit]),
    )
    .replace(/(\d+(?:\.\d+)?)\s*万/g, (_, value: string) => String(Number(value) * 10_000))
    .replace(/(\d+(?:\.\d+)?)\s*千/g, (_, value: string) => String(Number(value) * 1000))
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/(\d)k\b/g, "$1000")
    .replace(
      /\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! another)/g,
      (word) => String(englishNumbers.indexOf(word)),
    )
    .replace(/([\p{Script=Han}])\s+(?=\d)/gu, "$1")
    .replace(/(\d)\s+(?=\p{Script=Han})/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** The words that the data has, longest first; one word may name several things. */
function namesOf(choices: Choices): readonly [string, readonly Named[]][] {
  const found = new Map<string, Named[]>();
  const add = (name: string, named: Named) => {
    const key = plainText(name).trim();
    if (key !== "") found.set(key, [...(found.get(key) ?? []), named]);
  };
  const goods = (key: keyof Goods, values: readonly string[]) => {
    for (const value of values) add(value, { of: "goods", key, value });
  };
  goods("categories", choices.categories);
  goods("brands", choices.brands);
  goods("channels", choices.channels);
  for (const { id, name } of choices.stores) add(name, { of: "goods", key: "stores", value: id });
  for (const { id, name } of choices.tags)
    add(name, { of: "condition", on: { kind: "tag", has: "any", tags: [id] } });
  for (const { code, title } of choices.regions)
    for (const name of new Set([
      title.zh,
      shortRegion(title.zh, code.length > 2 ? "city" : "province"),
      title.en,
      shortEnglish(title.en),
    ]))
      if (name.length > 1) add(name, { of: "condition", on: { kind: "region", under: [code] } });
  for (const { id, name } of choices.segments)
    add(name, { of: "condition", on: { kind: "segment", segment: id } });
  return [...found].sort(([a], [b]) => b.length - a.length);
}

export function tokensOf(sentence: string, choices: Choices): Token[] {
  const text = plainText(sentence);
  const names = namesOf(choices);
  const phrases = [...chinese, ...english].sort(([a], [b]) => b.length - a.length);
  const tokens: Token[] = [];
  let at = 0;
  const push = (length: number, token: Token) => {
    tokens.push(token);
    at += length;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    const quoted = /^["“「『](.+?)["”」』]/.exec(rest);
    if (quoted) {
      const known = names.find(([name]) => name === quoted[1]!.trim());
      push(
        quoted[0].length,
        known ? { text: quoted[0], is: "name", named: known[1] } : { text: quoted[0], is: "unknown" },
      );
      continue;
    }
    if (/^[\s"“”「」『』()（）:：的]/.test(rest)) {
      at += 1;
      continue;
    }
    if (/^[,，。;；、.!！]/.test(rest) && !/^\.\d/.test(rest)) {
      push(1, { text: rest[0]!, is: "and" });
      continue;
    }
    const named = names.find(([name]) => starts(rest, name));
    const phrase = phrases.find(([word]) => starts(rest, word));
    const whole = phraseAt(rest);
    if (whole && whole.text.length >= (named?.[0].length ?? 0)) {
      push(whole.text.length, whole);
      continue;
    }
    const span = spans.map(([shape, make]) => ({ found: shape.exec(rest), make })).find((one) => one.found);
    if (span?.found && span.found[0].length >= Math.max(named?.[0].length ?? 0, 1)) {
      const count = Math.max(1, Math.round(Number(span.found[1] === "" ? 1 : span.found[1])));
      push(span.found[0].length, { text: span.found[0], is: "span", span: span.make(count, span.found[2]!) });
      continue;
    }
    if (named && named[0].length >= (phrase?.[0].length ?? 0)) {
      push(named[0].length, { text: named[0], is: "name", named: named[1] });
      continue;
    }
    if (phrase) {
      push(phrase[0].length, { text: phrase[0], ...phrase[1] });
      continue;
    }
    const number = /^[¥$€]?\s?(\d+(?:\.\d+)?)\s?(%)?/.exec(rest);
    if (number) {
      const percent = number[2] !== undefined;
      const value = percent ? Number((Number(number[1]) / 100).toFixed(4)) : Number(number[1]);
      push(number[0].length, { text: number[0], is: "number", value, percent });
      if (/^[¥$€]/.test(number[0])) tokens.push({ text: "", is: "unit", unit: "money" });
      continue;
    }
    const word = /^[a-z][a-z'-]*/.exec(rest)?.[0] ?? rest[0]!;
    const before = tokens.at(-1);
    // Chinese characters that stand together are shown together.
    if (before?.is === "unknown" && /\p{Script=Han}/u.test(word) && text[at - 1] !== " ") {
      before.text += word;
      at += word.length;
    } else push(word.length, { text: word, is: "unknown" });
  }
  return tokens;
}

/** English words end where they end; Chinese has no spaces. */
function starts(text: string, word: string): boolean {
  if (!text.startsWith(word)) return false;
  return !/[a-z0-9]$/.test(word) || !/^[a-z0-9]/.test(text.slice(word.length));
}
