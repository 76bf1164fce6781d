import { expect, test } from "vitest";
import { heatRanks, heatStep } from "./heatStep.ts";

test("the lowest is nearest the page, the highest furthest", () => {
  expect([25, 36, 48].map((value) => heatStep(value, 25, 48))).toEqual([0, 3, 7]);
});

test("one value alone takes a middle step", () => {
  expect(heatStep(5, 5, 5)).toBe(3);
});

test("ranks spread what amounts would press together; nothing stays nothing", () => {
  expect(heatRanks([1, 10, 100_000, null])).toEqual([0, 4, 7, null]);
});
