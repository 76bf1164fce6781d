import { expect, test } from "vitest";
import { betweenZones, viewsFor } from "./viewsFor.ts";

const argument = "(hidden = {hidden:Array(UInt32)})";
const sql = `from purchase_line${argument} union all from purchase_line_settled${argument} union all from invoice${argument}`;

const plain = { converts: false, totalled: false };
const converting = { converts: true, totalled: true };
const totalled = { converts: false, totalled: true };

test("what orders come to is asked where that is known of all of them, and lines where not", () => {
  const ofOrders = `from purchase_order${argument} union all from purchase_order_settled${argument}`;
  const ofLines = `from purchase_line${argument} union all from purchase_line_settled${argument}`;
  expect(viewsFor(ofOrders, [3], totalled)).toBe(ofOrders);
  expect(viewsFor(ofOrders, [], totalled)).toBe(
    `from purchase_order${argument} union all from purchase_order_whole`,
  );
  for (const [hidden, asked] of [
    [[3], plain],
    [[], plain],
    [[3], converting],
    [[], converting],
    [[betweenZones], totalled],
  ] as const)
    expect(viewsFor(ofOrders, hidden, asked)).toBe(viewsFor(ofLines, hidden, asked));
});

test("without lines in other currencies the plain views are read, the plainest where no batch is hidden", () => {
  expect(viewsFor(sql, [3], plain)).toBe(sql);
  expect(viewsFor(sql, [], plain)).toBe(
    `from purchase_line${argument} union all from purchase_line_whole union all from invoice${argument}`,
  );
});

test("with them each order view gives way to the one that converts, and no other view does", () => {
  expect(viewsFor(sql, [3], converting)).toBe(
    `from purchase_line_rated${argument} union all from purchase_line_settled_rated${argument} union all from invoice${argument}`,
  );
  expect(viewsFor(sql, [], converting)).toBe(
    `from purchase_line_rated${argument} union all from purchase_line_whole_rated union all from invoice${argument}`,
  );
});

test("while a change of the time zone is under way orders are read from the careful view, and converted there too", () => {
  const hidden = [3, betweenZones];
  expect(viewsFor(sql, hidden, plain)).toBe(
    `from purchase_line_moving${argument} union all from purchase_line_moving${argument} union all from invoice${argument}`,
  );
  expect(viewsFor(sql, hidden, converting)).toBe(
    `from purchase_line_moving_rated${argument} union all from purchase_line_moving_rated${argument} union all from invoice${argument}`,
  );
  expect(viewsFor(sql, [betweenZones], plain), "no batch hidden: a moving line still has two days").toBe(
    viewsFor(sql, hidden, plain),
  );
});
