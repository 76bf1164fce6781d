import { expect, test } from "vitest";
import { changeText, isComparable, toneOf } from "./changeText.ts";

test("rates differ by points, amounts by percent", () => {
  expect(changeText(0.412, 0.393, "rate", "zh")).toBe("1.9 百分点");
  expect(changeText(0.412, 0.393, "rate", "en")).toBe("1.9 pp");
  expect(changeText(12_864_000, 12_045_000, "money", "en")).toBe("6.8%");
});

test("from nothing to something has no percentage", () => {
  expect(changeText(5, 0, "customers", "en")).toBeUndefined();
  expect(isComparable(5, 0, "customers")).toBe(false);
  expect(isComparable(0, 0, "customers")).toBe(true);
  expect(isComparable(null, 3, "customers")).toBe(false);
});

test("the colour says whether it is good, whichever way it went", () => {
  expect(toneOf(-0.7, "lower")).toBe("favourable");
  expect(toneOf(-3, "higher")).toBe("unfavourable");
  expect(toneOf(2, "neither")).toBe("text-2");
});
