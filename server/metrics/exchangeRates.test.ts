import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertLines } from "./fixtures/insertLines.ts";

/** On a ClickHouse server elsewhere: the same views, the same dictionary, the same moment at which figures change. */
let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false, remoteClickHouse: true });
  await insertLines(product.services, [
    { party: 1, day: "2026-03-04", order: 1, amount: 10, cost: 6, currency: "USD" },
    { party: 1, day: "2026-03-05", order: 2, amount: 10, cost: 6, currency: "USD" },
    { party: 2, day: "2026-03-06", order: 3, amount: 0, currency: "USD", kind: "gift" },
    { party: 2, day: "2026-03-07", order: 4, amount: 5, cost: 2 },
    { party: 3, day: "2026-03-08", order: 5, amount: 10, currency: "USD", kind: "cancelled" },
    { party: 3, day: "2026-03-09", order: 6, amount: -4, currency: "USD", kind: "return" },
  ]);
});
afterAll(() => product.stop());

const figure = async (metric: string, definition: Record<string, string> = {}) => {
  const answer = await product.call("measure", {
    metrics: [metric],
    period: { from: "2026-03-01", to: "2026-04-01" },
    definition: {
      returns: "leave_out",
      cancelled: "leave_out",
      zeroPrice: "leave_out",
      ...definition,
    } as never,
  });
  return answer.rows[0]!.figures[0]!.cells[0]!.value;
};
const converts = async () =>
  (
    await product.services.db
      .selectFrom("exchange_rate_state")
      .select(["converts", "foreign_lines"])
      .executeTakeFirstOrThrow()
  ).converts;

test("no rate: the lines are no purchases; where zero-price lines are kept they count with 0", async () => {
  expect(await figure("revenue")).toBe(5);
  expect(await figure("orders")).toBe(1);
  expect(await figure("orders", { zeroPrice: "keep" })).toBe(4);
  expect(await converts()).toBe(false);
});

test("a committed rate changes nothing until it is carried, and then everything", async () => {
  await product.call("saveRates", { rates: [{ currency: "USD", day: "2026-03-05", rate: "7" }] });
  expect(await figure("revenue")).toBe(5);
  await product.carry();
  expect(await converts()).toBe(true);
  expect(await figure("revenue")).toBe(75);
  expect(await figure("orders")).toBe(2);
  expect(await figure("revenue", { returns: "subtract" })).toBe(47);
  expect(await figure("revenue", { cancelled: "keep" })).toBe(145);
  // The gift costs nothing with a rate as without; the first order still has none.
  expect(await figure("orders", { zeroPrice: "keep" })).toBe(4);
});

test("every view of order lines converts, whichever is the cheapest at the moment", async () => {
  const sum = (view: string) =>
    product.services.ch.rows<{ money: number }>(
      `select toFloat64(sum(amount)) as money from ${view}(hidden = {hidden:Array(UInt32)})`,
    );
  for (const view of ["purchase_line", "purchase_line_settled"])
    expect(await sum(view), view).toEqual([{ money: 70 + 5 + 70 - 28 }]);
});

test("a line's cost is in the line's currency, and unknown where that has no rate", async () => {
  const costs = await product.services.ch.rows(
    `select toUInt32(order_id) as id, toFloat64(cost) as cost, toFloat64(cost_original) as paid
     from purchase_line(hidden = {hidden:Array(UInt32)}) where cost_original is not null order by order_id`,
  );
  expect(costs).toEqual([
    { id: 1, cost: null, paid: 6 },
    { id: 2, cost: 42, paid: 6 },
    { id: 4, cost: 2, paid: 2 },
  ]);
});

test("without any rate left the plain views are read again", async () => {
  await product.call("removeRates", { rates: [{ currency: "USD", day: "2026-03-05" }] });
  await product.carry();
  expect(await converts()).toBe(false);
  expect(await figure("revenue")).toBe(5);
});
