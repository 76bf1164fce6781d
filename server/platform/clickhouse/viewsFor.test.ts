import { expect, test } from "vitest";
import { viewsFor } from "./viewsFor.ts";

const argument = "(hidden = {hidden:Array(UInt32)})";
const sql = `from purchase_line${argument} union all from purchase_line_settled${argument} union all from invoice${argument}`;

test("without lines in other currencies the plain views are read, the plainest where no batch is hidden", () => {
  expect(viewsFor(sql, [3], false)).toBe(sql);
  expect(viewsFor(sql, [], false)).toBe(
    `from purchase_line${argument} union all from purchase_line_whole union all from invoice${argument}`,
  );
});

test("with them each order view gives way to the one that converts, and no other view does", () => {
  expect(viewsFor(sql, [3], true)).toBe(
    `from purchase_line_rated${argument} union all from purchase_line_settled_rated${argument} union all from invoice${argument}`,
  );
  expect(viewsFor(sql, [], true)).toBe(
    `from purchase_line_rated${argument} union all from purchase_line_whole_rated union all from invoice${argument}`,
  );
});
