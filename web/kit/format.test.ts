import { expect, test } from "vitest";
import { amountIn, count, exact, moneyScale, none, partsOf, percent, signed, text } from "./format.ts";

const zh = { language: "zh", currency: "CNY" } as const;
const en = { language: "en", currency: "CNY" } as const;

test("aggregates of money are shortened the language's way", () => {
  expect(partsOf(12_864_000, "money", zh)).toEqual({ before: "", number: "1,286.4", after: "万元" });
  expect(partsOf(12_864_000, "money", en)).toEqual({ before: "¥", number: "12.86", after: "M" });
  expect(text(8_832_003.27, "money", { language: "zh", currency: "GBP" })).toBe("883.2 万英镑");
  expect(text(-114_000, "money", en)).toBe("−¥114K");
});

test("the panel gives the figure to the cent", () => {
  expect(exact(8_832_003.27, "money", zh)).toBe("8,832,003.27 元");
  expect(exact(0.67093, "rate", en)).toBe("67.09%");
});

test("what belongs to one customer stays whole", () => {
  expect(text(9_846, "moneyEach", zh)).toBe("9,846 元");
  expect(text(43.25, "moneyEach", en)).toBe("¥43.25");
});

test("a mean keeps its digits, a count has none", () => {
  expect(text(1.4237, "times", zh)).toBe("1.42 次");
  expect(text(26.44, "days", en)).toBe("26.4 days");
  expect(exact(0.3, "times", en)).toBe("0.3×");
  expect(text(57, "days", zh)).toBe("57 天");
  expect(text(2_180.5, "customers", zh)).toBe("2,181 人");
});

test("what rounds to nothing has no sign", () => {
  expect(signed(-0.04, "zh")).toBe("0.0");
  expect(signed(-0.06, "zh")).toBe("−0.1");
  expect(percent(-0.0004, "en")).toBe("0.0%");
  expect(count(-0.4, "en")).toBe("0");
  expect(text(-0.2, "money", en)).toBe("−¥0.2");
});

test("no value is a dash, never 0", () => {
  expect(count(null, "zh")).toBe(none);
  expect(percent(null, "en")).toBe(none);
  expect(partsOf(null, "rate", en).number).toBe(none);
});

test("an axis in ten thousands in Chinese, in thousands in English", () => {
  expect(moneyScale(1_800_000, zh)).toEqual({ by: 10_000, unit: "万元" });
  expect(moneyScale(1_800_000, en)).toEqual({ by: 1_000, unit: "¥ thousand" });
});

test("differences say their direction with a true minus", () => {
  expect(signed(52.3, "zh")).toBe("+52.3");
  expect(signed(-11.4, "en")).toBe("−11.4");
});

test("beside amounts in other currencies the code says which one in English", () => {
  expect(amountIn(-12.5, { language: "en", currency: "JPY" })).toBe("−JPY\u00a012.50");
  expect(amountIn(12.5, { language: "zh", currency: "USD" })).toBe("12.50 美元");
});
