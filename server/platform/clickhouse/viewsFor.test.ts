import { expect, test } from "vitest";
import { betweenZones, viewsFor } from "./viewsFor.ts";

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

test("while a change of the time zone is under way orders are read from the careful view, and converted there too", () => {
  const hidden = [3, betweenZones];
  expect(viewsFor(sql, hidden, false)).toBe(
    `from purchase_line_moving${argument} union all from purchase_line_moving${argument} union all from invoice${argument}`,
  );
  expect(viewsFor(sql, hidden, true)).toBe(
    `from purchase_line_moving_rated${argument} union all from purchase_line_moving_rated${argument} union all from invoice${argument}`,
  );
  expect(viewsFor(sql, [betweenZones], false), "no batch hidden: a moving line still has two days").toBe(
    viewsFor(sql, hidden, false),
  );
});
