import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { type Event, insertEvents } from "./fixtures/insertEvents.ts";

/** When a bill is paid, as the published view tells it from the payments in force. */
let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const bill = (id: number, amount: number, more: Partial<Event> = {}): Event => ({
    party: 1,
    day: "2026-03-01",
    id,
    amount,
    amount_original: amount,
    currency: "CNY",
    ...more,
  });
  const paid = (invoice: number, day: string, amount: number, currency = "CNY"): Event => ({
    party: 1,
    day,
    invoice,
    amount,
    amount_original: amount,
    currency,
  });
  const bills = [1, 2, 3, 4, 5, 6, 8, 9].map((id) => bill(id, 100));
  await insertEvents(
    product.services,
    "invoice",
    [...bills, bill(7, 100, { paid_on: "2026-03-09" }), bill(10, -50), bill(11, 100, { party: 0 })].map(
      (one) => ({ paid_on: null, ...one }),
    ),
  );
  const payments = [
    paid(1, "2026-03-05", 100),
    // In parts; of the two on one day the second fills it.
    paid(2, "2026-03-05", 40),
    paid(2, "2026-03-20", 30),
    paid(2, "2026-03-20", 30),
    paid(3, "2026-03-05", 99.99),
    // Paid, taken back by the bank, and paid again; and taken back for good.
    paid(4, "2026-03-05", 100),
    paid(4, "2026-03-08", -100),
    paid(4, "2026-03-15", 100),
    paid(5, "2026-03-05", 100),
    paid(5, "2026-03-08", -100),
    // Too much, and some of it given back.
    paid(6, "2026-03-05", 120),
    paid(6, "2026-03-08", -20),
    // The bill itself says another day.
    paid(7, "2026-03-20", 100),
    paid(8, "2026-03-05", 100, "USD"),
    paid(10, "2026-03-06", -20),
    paid(10, "2026-03-07", -30),
    paid(11, "2026-03-07", 100),
    // For no bill that there is.
    paid(0, "2026-03-07", 100),
    paid(999, "2026-03-07", 100),
  ];
  await insertEvents(product.services, "payment", payments);
  await insertEvents(product.services, "payment", [{ ...paid(9, "2026-03-05", 100), id: 500 }], 77);
});
afterAll(() => product.stop());

const paidOn = async (hidden: number[] = []) =>
  Object.fromEntries(
    (
      await product.services.ch.rows<{ id: string; paid_on: string | null }>(
        `select toString(id) as id, paid_on from invoice(hidden = [${hidden.join(", ")}]) order by invoice.id`,
      )
    ).map((row) => [row.id, row.paid_on]),
  );

const expected = {
  1: "2026-03-05",
  2: "2026-03-20",
  3: null,
  4: "2026-03-15",
  5: null,
  6: "2026-03-05",
  7: "2026-03-09",
  8: null,
  9: "2026-03-05",
  10: "2026-03-07",
  11: "2026-03-07",
};

test("a bill is paid on the day from which its payments reach its amount and stay there", async () => {
  expect(await paidOn()).toEqual(expected);
});

test("a payment that is not in force is none: its batch is hidden, or another row stands in its place", async () => {
  expect(await paidOn([77])).toEqual({ ...expected, 9: null });
  await insertEvents(
    product.services,
    "payment",
    [
      {
        party: 1,
        day: "2026-03-25",
        id: 500,
        invoice: 9,
        amount: 100,
        amount_original: 100,
        currency: "CNY",
      },
    ],
    78,
  );
  await product.services.ch.exec(
    "insert into replaced_fact (kind, id, batch, by_batch) values ('payment', 500, 77, 78)",
  );
  expect(await paidOn()).toEqual({ ...expected, 9: "2026-03-25" });
  expect(await paidOn([78])).toEqual(expected);
});

test("figures of bills look at that day", async () => {
  const { rows } = await product.call("measure", {
    metrics: ["daysToPay"],
    period: { from: "2026-03-05", to: "2026-03-10" },
  });
  // 1 and 6 after four days, 7 after eight, the credit note and nobody's after six.
  expect(rows[0]!.figures[0]!.cells[0]).toMatchObject({ numerator: 4 + 4 + 8 + 6 + 6, denominator: 5 });
});
