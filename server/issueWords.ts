import type { z } from "zod";
import type { Pair } from "./refuse.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with one value of an input, in plain words behind the name of its field. `raw` is the whole input. */
export function issueWords(issue: Issue, raw: unknown): Pair {
  const given = at(raw, issue.path);
  if (given === undefined && issue.code !== "unrecognized_keys" && issue.code !== "custom") return missing;
  switch (issue.code) {
    case "invalid_type":
      return wanted[issue.expected] ?? unfit;
    case "too_big":
      return most(issue);
    case "too_small":
      return least(issue);
    case "invalid_format":
      return formats[issue.format] ?? { zh: "写法不对", en: "is not written as it has to be" };
    case "not_multiple_of":
      return {
        zh: `要是 ${issue.divisor} 的整数倍`,
        en: `must be a multiple of ${issue.divisor}`,
      };
    case "unrecognized_keys":
      return {
        zh: `有不认识的字段：${issue.keys.join("、")}`,
        en: `has fields that are not known: ${issue.keys.join(", ")}`,
      };
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "invalid_union":
      return ofUnion(issue, given);
    case "invalid_key":
    case "invalid_element":
      return issue.issues[0] ? issueWords(issue.issues[0], given) : unfit;
    case "custom":
      return (issue.params?.says as Pair | undefined) ?? unfit;
    default:
      return unfit;
  }
}

const missing: Pair = { zh: "没有填", en: "is missing" };
const unfit: Pair = { zh: "不是可用的值", en: "is not a value that can be used" };

const number: Pair = { zh: "要是数字", en: "must be a number" };
const list: Pair = { zh: "要是一个列表", en: "must be a list" };
const group: Pair = { zh: "要是一组字段", en: "must be a group of fields" };
const day: Pair = { zh: "不是日期，要写成 2026-03-05 这样", en: "is no date; write it as 2026-03-05" };
const wanted: Readonly<Record<string, Pair>> = {
  string: { zh: "要是文字", en: "must be text" },
  number,
  bigint: number,
  nan: number,
  int: { zh: "要是整数", en: "must be a whole number" },
  boolean: { zh: "要是 true 或 false", en: "must be true or false" },
  date: day,
  array: list,
  tuple: list,
  set: list,
  object: group,
  record: group,
  map: group,
  null: { zh: "要空着", en: "must be empty" },
};

const formats: Readonly<Record<string, Pair>> = {
  email: { zh: "不是邮箱地址", en: "is not an e-mail address" },
  url: { zh: "不是网址", en: "is not a web address" },
  uuid: { zh: "不是系统给出的编号", en: "is not an id that the product gave" },
  date: day,
  datetime: {
    zh: "不是时间，要写成 2026-03-05T09:30:00Z 这样",
    en: "is no time; write it as 2026-03-05T09:30:00Z",
  },
  time: { zh: "不是钟点，要写成 09:30 这样", en: "is no time of day; write it as 09:30" },
};

type Size = Extract<Issue, { code: "too_big" | "too_small" }>["origin"];
const isText = (origin: Size) => origin === "string";
const isCount = (origin: Size) => ["array", "set", "map", "object", "record", "file"].includes(origin);

function most({ origin, maximum: n, inclusive }: Extract<Issue, { code: "too_big" }>): Pair {
  if (isText(origin)) return { zh: `太长，最多 ${n} 个字`, en: `is too long: at most ${n} characters` };
  if (isCount(origin)) return { zh: `太多，最多 ${n} 项`, en: `has too many entries: at most ${n}` };
  if (inclusive === false) return { zh: `太大，要小于 ${n}`, en: `is too large: it must be below ${n}` };
  return { zh: `太大，最多 ${n}`, en: `is too large: at most ${n}` };
}

function least({ origin, minimum: n, inclusive }: Extract<Issue, { code: "too_small" }>): Pair {
  if ((isText(origin) || isCount(origin)) && n === 1) return { zh: "不能空着", en: "must not be empty" };
  if (isText(origin)) return { zh: `太短，至少 ${n} 个字`, en: `is too short: at least ${n} characters` };
  if (isCount(origin)) return { zh: `太少，至少 ${n} 项`, en: `has too few entries: at least ${n}` };
  if (inclusive === false) return { zh: `太小，要大于 ${n}`, en: `is too small: it must be above ${n}` };
  return { zh: `太小，至少 ${n}`, en: `is too small: at least ${n}` };
}

/** So many choices are still read. */
const named = 12;

function oneOf(values: readonly string[]): Pair {
  if (values.length === 1) return { zh: `只能是 ${values[0]}`, en: `can only be ${values[0]}` };
  const shown = values.slice(0, named).concat(values.length > named ? ["…"] : []);
  return {
    zh: `没有这个选项，可以是：${shown.join("、")}`,
    en: `is no option; there are: ${shown.join(", ")}`,
  };
}

/** Of several shapes that a value may have, what the one says that it comes closest to: the one that it fits furthest in. */
function ofUnion({ errors, ...issue }: Extract<Issue, { code: "invalid_union" }>, given: unknown): Pair {
  const options = "options" in issue ? issue.options : undefined;
  if (Array.isArray(options) && options.length > 0) return oneOf(options.map(String));
  const branches = errors.flatMap((branch) => branch[0] ?? []);
  const [deepest] = [...branches].sort((a, b) => b.path.length - a.path.length);
  if (deepest && deepest.path.length > 0) return issueWords(deepest, given);
  // None fits at all: what the others than a bare word want is worth more than the word.
  const [telling = deepest] = branches.filter((one) => one.code !== "invalid_value");
  return telling && branches.length === 1 ? issueWords(telling, given) : unfit;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === "object" && inside !== null
        ? (inside as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}
