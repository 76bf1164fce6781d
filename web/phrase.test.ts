import { expect, test } from "vitest";
import { phrase } from "./phrase.ts";

const people = { zh: "{n} 位客户", en: "{n|customer|customers}" };

test("numbers are grouped and English takes its plural", () => {
  expect(phrase(people, "zh", { n: 31482 })).toBe("31,482 位客户");
  expect(phrase(people, "en", { n: 31482 })).toBe("31,482 customers");
  expect(phrase(people, "en", { n: 1 })).toBe("1 customer");
});

test("a name without a value stays visible, so that a mistake is seen", () => {
  expect(phrase({ zh: "到 {day}", en: "until {day}" }, "en")).toBe("until {day}");
});
