import type { z } from "zod";
import { fieldWords } from "./customers/fieldWords.ts";
import { fieldNames } from "./customers/messages.ts";
import { issueWords } from "./issueWords.ts";
import { type Language, type Refusal, refuse } from "./refuse.ts";

/** The refusal of an input that has not the declared shape: the first thing that is wrong in the sentence, all of them beside it. */
export function invalidInput(raw: unknown, { issues }: z.ZodError): Refusal {
  const found = issues.map((issue) => ({ issue, words: issueWords(issue, raw) }));
  const [first] = found;
  return refuse(
    "platform.invalid",
    {
      ...placeIn(first?.issue.path ?? []),
      whyZh: first?.words.zh ?? "",
      whyEn: first?.words.en ?? "",
    },
    found.map(({ issue, words }) => ({ path: issue.path.map(String), code: issue.code, ...words })),
  );
}

/** Where in the input, in both languages: a field of a customer's file by its name, anything else by its path. */
function placeIn(path: readonly PropertyKey[]): { whereZh: string; whereEn: string } {
  if (path.length === 0) return { whereZh: "整个参数", whereEn: "the input as a whole" };
  const [part, field, ...deeper] = path.map(String);
  if (field === undefined || (part !== "set" && part !== "fields")) {
    const plain = path.map(String).join(".");
    return { whereZh: plain, whereEn: plain };
  }
  const { field: zh, name: en } = fieldWords(field);
  const rest = deeper.filter((key) => key in fieldNames);
  const inside = (language: Language) => rest.map((key) => ` ${fieldNames[key]![language]}`).join("");
  return { whereZh: `「${zh}」${inside("zh")}`, whereEn: `“${en}”${inside("en")}` };
}
