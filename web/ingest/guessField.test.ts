import { expect, test } from "vitest";
import { guessField } from "./guessField.ts";

test.each([
  [["是", "否", "", "是"], "yesno"],
  [["yes", "no"], "yesno"],
  [["2026-03-05", "2026/3/6"], "date"],
  [["12.5", "-3", "1,200"], "number"],
  [["007", "012"], "text"],
  [["干性", "油性", "干性", "油性", "混合", "混合"], "choice"],
  [["爱喝冰美式", "不吃香菜"], "text"],
  [["", ""], "text"],
] as const)("%j is %s", (cells, type) => {
  expect(guessField("列", cells).type).toBe(type);
});

test("choices come from the values, each once", () => {
  expect(guessField(" 肤质 ", ["油", "干", "油", "干"])).toEqual({
    zh: "肤质",
    en: "肤质",
    type: "choice",
    choices: [
      { zh: "干", en: "干" },
      { zh: "油", en: "油" },
    ],
    hiddenFrom: [],
  });
});
