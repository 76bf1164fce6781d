import { expect, test } from "vitest";
import { placeText, standingText } from "./standingText.ts";

test("the first of all is the best, not the top 0.0 %", () => {
  expect(standingText({ above: 0, buyers: 4321 }, "zh")).toBe("全部 4,321 位买家里第 1 名");
  expect(standingText({ above: 0, buyers: 4321 }, "en")).toBe("the best of 4,321 buyers");
  expect(standingText({ above: 0, buyers: 1 }, "en")).toBe("the best of 1 buyer");
});

test("a small share has the digits that it takes", () => {
  expect(standingText({ above: 1, buyers: 100_000 }, "en")).toBe("top 0.002% of buyers");
  expect(standingText({ above: 3, buyers: 10_000 }, "zh")).toBe("全部买家前 0.04%");
  expect(standingText({ above: 41, buyers: 1000 }, "en")).toBe("top 4.2% of buyers");
  expect(placeText({ above: 0, buyers: 4000 }, "en")).toBe("(0 + 1) / 4,000 = 0.03%");
});
