import { expect, test } from "vitest";
import { readChoices, writeChoices } from "./useFigureQuestion.ts";

test("choices survive the address", () => {
  const choices = { window: "180", who: "2" };
  expect(readChoices(writeChoices(choices))).toEqual(choices);
  expect(writeChoices({})).toBeUndefined();
});

test.each(["", "window", ":180", "window:", "a:b:c"])("a mistyped %o chooses nothing", (text) => {
  expect(readChoices(text)).toEqual({});
});
