import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { xlsx } from "./xlsx.ts";

test("a workbook holds the same rows: numbers as numbers, formulas as text, nothing as nothing", async () => {
  const table = {
    columns: ["价值等级", "2026-10"],
    rows: [
      ["高价值", 0.726],
      ["=1+1", null],
    ],
  };
  const book = await readXlsx(await xlsx(table, "复购率：按月/全部"));
  expect(book.sheets[0]?.name).toBe("复购率：按月 全部");
  const rows = book.sheets[0]?.rows ?? [];
  expect(rows[0]).toEqual(["价值等级", "2026-10"]);
  expect(rows[1]).toEqual(["高价值", 0.726]);
  expect(rows[2]?.[0]).toBe("=1+1");
  expect(rows[2]?.[1] ?? null).toBeNull();
});
