import { expect, test } from "vitest";
import { csv } from "./csv.ts";

test("Excel reads the Chinese, quotes are doubled, nothing is empty", () => {
  const text = csv({
    columns: ["商品", "金额"],
    rows: [
      ['酸奶 "大"', 12.5],
      ["a,b", null],
    ],
  });
  expect(text).toBe('\uFEFF商品,金额\r\n"酸奶 ""大""",12.5\r\n"a,b",\r\n');
});

test("a name that looks like a formula is not run; a negative number stays a number", () => {
  expect(csv({ columns: ["n"], rows: [["=1+1"], [-5]] })).toBe("\uFEFFn\r\n'=1+1\r\n-5\r\n");
});
