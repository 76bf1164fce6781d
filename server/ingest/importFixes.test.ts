import { expect, test } from "vitest";
import { fixesOf } from "./importFixes.ts";

const mapping = { ordered_at: "下单时间", amount: "金额", quantity: "金额:件" };

test("a correction names its column or field, what it says and what it shall say, or one row", () => {
  expect(
    fixesOf(
      ["下单时间:某日=2026-03-01", "amount:=0", "金额:a=b=5", "金额:件:两=2", "金额@12=8.5", "金额:无="],
      mapping,
    ),
  ).toEqual([
    { how: "value", field: "ordered_at", from: "某日", to: "2026-03-01" },
    { how: "value", field: "amount", from: "", to: "0" },
    { how: "value", field: "amount", from: "a=b", to: "5" },
    { how: "value", field: "quantity", from: "两", to: "2" },
    { how: "row", field: "amount", row: 12, to: "8.5" },
    { how: "value", field: "amount", from: "无", to: "" },
  ]);
});

test.each<[string, string]>([
  ["金额", "ingest.fix_form"],
  ["金额:5", "ingest.fix_form"],
  ["金额@0=5", "ingest.fix_form"],
  ["备注:a=b", "ingest.fix_column"],
  ["备注@3=b", "ingest.fix_column"],
])("%s is refused in words", (written, code) => {
  expect(() => fixesOf([written], mapping)).toThrow(code);
});
