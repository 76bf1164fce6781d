import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetPosition } from "../platform/outbox.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, run, waitFor } = importing(() => product);

const orders = `订单号,下单时间,会员号,商品编码,数量,金额,币种,成本
U1,2026-03-04,M1,P1,1,100,USD,
U2,2026-03-05,M1,P1,1,100,USD,60
U3,2026-03-09,M2,P1,1,10.005,USD,
U4,2026-03-10,M2,P2,1,100,USD,
U5,2026-03-11,M2,P2,-1,-40,USD,
E1,2026-03-06,M3,P1,1,50,EUR,
C1,2026-03-06,M1,P1,1,1000,CNY,3
C2,2026-03-07,M3,P1,1,5,,
G1,2026-03-07,M3,P1,1,0,USD,
`;
const subtract = { returns: "subtract", cancelled: "leave_out", zeroPrice: "leave_out" } as const;

/** Sales of March by day, returns taken away; the amount of a day without sales is left out. */
async function march(metric = "revenue"): Promise<Record<string, number>> {
  const answer = await product.call("measure", {
    metrics: [metric],
    period: { from: "2026-03-01", to: "2026-04-01" },
    grain: "day",
    definition: subtract,
  });
  const cells = answer.rows[0]!.figures[0]!.cells;
  return Object.fromEntries(
    answer.periods.flatMap(({ from }, i) => (cells[i]!.value ? [[from.slice(5), cells[i]!.value]] : [])),
  );
}
const save = async (rates: { currency: string; day: string; rate: string | null }[]) => {
  const saved = await product.call("saveRates", { rates, source: "中国银行" });
  await product.carry();
  return saved;
};
const own = { "03-06": 1000, "03-07": 5 };

describe("orders in other currencies", () => {
  let id = "";

  test("without a rate they are kept, counted, left out of sums and said", async () => {
    id = await place(orders, { source: "外贸" });
    await waitFor((await product.call("dryRun", { id })).jobId);
    const { dryRun } = await product.call("readImport", { id });
    expect(dryRun).toMatchObject({
      amount: "1005",
      withoutRate: 6,
      foreign: [
        {
          currency: "USD",
          rows: 5,
          withoutRate: 5,
          amount: "270.005",
          firstDay: "2026-03-04",
          lastDay: "2026-03-11",
          withoutFrom: "2026-03-04",
          withoutTo: "2026-03-11",
        },
        { currency: "EUR", rows: 1, withoutRate: 1 },
      ],
    });
    await waitFor((await product.call("startImport", { id })).jobId);
    expect(await march()).toEqual(own);
    const { missing, foreign } = await product.call("missingRates", {});
    expect(foreign).toEqual({ facts: 6, lines: 6 });
    expect(missing).toEqual([
      {
        kind: "orders",
        currency: "USD",
        facts: 5,
        lines: 5,
        amount: 270.005,
        from: "2026-03-04",
        to: "2026-03-11",
      },
      {
        kind: "orders",
        currency: "EUR",
        facts: 1,
        lines: 1,
        amount: 50,
        from: "2026-03-06",
        to: "2026-03-06",
      },
    ]);
  });

  test("the rows are listed with their customers, by order", async () => {
    const { rows, total } = await product.call("listUnrated", { kind: "orders", currency: "USD", limit: 2 });
    expect(total).toBe(5);
    expect(rows.map(({ number, day, amount, customer }) => [number, day, amount, customer !== null])).toEqual(
      [
        ["U1", "2026-03-04", 100, true],
        ["U2", "2026-03-05", 100, true],
      ],
    );
    const sales = await product.person("sales", { owners: [1], regions: [] } as never);
    const none = await product.call("listUnrated", { kind: "orders", currency: "USD" }, { actor: sales });
    expect(none).toEqual({ total: 0, rows: [] });
  });

  test("a preview says what moves and saves nothing", async () => {
    const text = "日期,币种,汇率\n2026/3/5,usd,7\n2026年3月10日,USD,7.2\n";
    const seen = await product.call("previewRates", { text });
    expect(seen.errors).toEqual([]);
    expect(seen.rates).toEqual([
      { currency: "USD", day: "2026-03-05", rate: "7", before: null, sourceBefore: null },
      { currency: "USD", day: "2026-03-10", rate: "7.2", before: null, sourceBefore: null },
    ]);
    expect(seen.moves).toEqual([
      {
        kind: "orders",
        currency: "USD",
        facts: 5,
        moved: 4,
        lines: 4,
        before: 0,
        after: 1202.035,
        withoutBefore: 5,
        withoutAfter: 1,
        from: "2026-03-05",
        to: "2026-03-11",
      },
    ]);
    expect((await product.call("listRates", {})).rates).toEqual([]);
    expect(await march()).toEqual(own);
  });

  test("a rate holds from its day until the next; before the first there is none", async () => {
    await save([
      { currency: "USD", day: "2026-03-05", rate: "7" },
      { currency: "USD", day: "2026-03-10", rate: "7.2" },
    ]);
    expect(await march()).toEqual({
      ...own,
      "03-05": 700,
      "03-09": 70.035,
      "03-10": 720,
      "03-11": -288,
    });
    expect(await march("customers")).toMatchObject({ "03-05": 1, "03-09": 1, "03-10": 1 });
    const { missing } = await product.call("missingRates", {});
    expect(missing.map((row) => [row.currency, row.facts, row.from, row.to])).toEqual([
      ["EUR", 1, "2026-03-06", "2026-03-06"],
      ["USD", 1, "2026-03-04", "2026-03-04"],
    ]);
  });

  test("half a fen is rounded away from zero, line by line", async () => {
    await save([{ currency: "USD", day: "2026-03-09", rate: "1.00001" }]);
    expect((await march())["03-09"]).toBe(10.0051);
    await save([{ currency: "USD", day: "2026-03-09", rate: null }]);
    expect((await march())["03-09"]).toBe(70.035);
  });

  test("the same file again changes nothing, though amounts were worked out since", async () => {
    const again = await run(orders, { source: "外贸" });
    expect(again.rows).toEqual({ new: 0, updated: 0, same: 9, skipped: 0, waiting: 0, errors: 0 });
    expect(again.result).toMatchObject({ amount: "2207.035", withoutRate: 2 });
  });

  test("a correction and a removal move the figures and stay in the history", async () => {
    const corrected = await save([{ currency: "USD", day: "2026-03-05", rate: "7.1" }]);
    expect(corrected.changed).toEqual([
      { currency: "USD", day: "2026-03-05", rate: "7.1", before: "7", sourceBefore: "中国银行" },
    ]);
    expect(await march()).toMatchObject({ "03-05": 710, "03-09": 71.0355, "03-10": 720 });
    await product.call("removeRates", { rates: [{ currency: "USD", day: "2026-03-10" }] });
    await product.carry();
    expect(await march()).toMatchObject({ "03-05": 710, "03-10": 710, "03-11": -284 });
    const { changes } = await product.call("listRateChanges", {});
    expect(changes.slice(0, 2).map(({ day, before, rate }) => [day, before, rate])).toEqual([
      ["2026-03-10", "7.2", null],
      ["2026-03-05", "7", "7.1"],
    ]);
    await save([{ currency: "USD", day: "2026-03-10", rate: "7.2" }]);
    expect(await march()).toMatchObject({ "03-10": 720 });
  });

  test("the customer's file shows what was paid beside what it is worth, with the rate and its day", async () => {
    const all = await Promise.all(
      (await product.call("listCustomers", {})).rows.map((one) =>
        product.call("customerTimeline", { id: one.id, kinds: ["order", "return"] }),
      ),
    );
    const order = (no: string) =>
      all
        .flatMap(({ events }) => events)
        .flatMap((e) => ("order" in e && e.order.no === no ? [e.order] : []))[0];
    expect(order("U3")).toMatchObject({
      amount: 71.0355,
      currency: "CNY",
      originals: [{ amount: 10.005, currency: "USD", rate: "7.1", rateDay: "2026-03-05" }],
      mixed: false,
    });
    expect(order("E1")).toMatchObject({
      amount: null,
      originals: [{ amount: 50, currency: "EUR", rate: null, rateDay: null }],
    });
    expect(order("C1")).toMatchObject({ amount: 1000, currency: "CNY", originals: [], mixed: false });
  });

  test("kept totals of customers follow", async () => {
    const amounts = async () =>
      (await product.call("listCustomers", { sort: "amount" })).rows.map((one) => one.amount);
    const before = await amounts();
    // A rate of more than 31 days ago is none, until the company says how old one may be.
    await save([{ currency: "EUR", day: "2026-01-01", rate: "8" }]);
    expect(await amounts()).toEqual(before);
    const holds = async () => (await product.call("listRates", { currency: "EUR" })).rates[0]!.until;
    expect(await holds()).toBe("2026-02-01");
    expect((await product.call("missingRates", {})).missing.map((one) => one.currency)).toContain("EUR");
    const longer = await product.call("previewRates", {
      rates: [{ currency: "EUR", day: "2026-02-03", rate: "8" }],
    });
    expect(longer.moves).toMatchObject([{ currency: "EUR", withoutBefore: 1, withoutAfter: 0 }]);
    const shorter = await product.call("previewRates", {
      rates: [{ currency: "EUR", day: "2026-02-02", rate: "8" }],
    });
    expect(shorter.moves).toMatchObject([{ currency: "EUR", withoutBefore: 1, withoutAfter: 1 }]);
    await product.call("saveCompany", { rateDays: 64 });
    await product.carry();
    expect(await holds()).toBe("2026-03-06");
    const after = await amounts();
    const sum = (list: readonly (number | null)[]) => list.reduce<number>((n, one) => n + (one ?? 0), 0);
    expect(sum(after) - sum(before)).toBeCloseTo(400, 6);
  });

  test("an undone import takes its foreign amounts along, and brings them back", async () => {
    await waitFor((await product.call("undoImport", { id })).jobId);
    expect(await march()).toEqual({});
    expect((await product.call("missingRates", {})).foreign).toEqual({ facts: 0, lines: 0 });
    await waitFor((await product.call("redoImport", { id })).jobId);
    expect(await march()).toMatchObject({ "03-05": 710, "03-06": 1400, "03-10": 720 });
  });

  test("a change that was committed is carried by whoever comes after a crash", async () => {
    // As after a kill between the commit and the carrying: the outbox row lies there, the engine knows nothing.
    await product.call("saveRates", { rates: [{ currency: "EUR", day: "2026-03-01", rate: "9" }] });
    await product.carry();
    const position = await product.services.ch.rows<{ transaction: string; id: string }>(
      "select toString(max(transaction)) transaction, toString(max(id)) id from outbox_position",
    );
    expect(position).toHaveLength(1);
    // Half carried: rows are there, the position is not. Carrying again comes to the same.
    await product.services.ch.exec("truncate table outbox_position");
    forgetPosition(product.services.ch);
    await product.carry();
    expect(await march()).toMatchObject({ "03-06": 1450, "03-05": 710 });
  });
});

test("a correction taken back leaves the rate with the source that it had", async () => {
  const sourceOf = async () =>
    (await product.call("listRates", { currency: "USD" })).rates.find(({ day }) => day === "2026-03-05")
      ?.source;
  const was = await sourceOf();
  expect(was).not.toBe("");
  const { changed } = await product.call("saveRates", {
    rates: [{ currency: "USD", day: "2026-03-05", rate: "7.15" }],
    source: "财务更正",
  });
  expect(await sourceOf()).toBe("财务更正");
  await product.call("saveRates", {
    rates: changed.map(({ currency, day, before, sourceBefore }) => ({
      currency,
      day,
      rate: before,
      source: sourceBefore ?? "",
    })),
  });
  expect(await sourceOf()).toBe(was);
  const { changes } = await product.call("listRateChanges", { limit: 1 });
  expect(changes[0]).toMatchObject({ before: "7.15", source: was });
  await product.carry();
});

test("bills, payments and spending follow the rate of their day", async () => {
  const bills = `账单号,会员号,开票日期,金额,币种
B1,M1,2026-03-05,100,USD
B2,M1,2026-03-04,100,USD
B3,M1,2026-03-05,30,CNY
`;
  await run(bills, { kind: "invoices", name: "bills.csv", source: "外贸" });
  const again = await run(bills, { kind: "invoices", name: "bills.csv", source: "外贸" });
  expect(again.rows).toMatchObject({ new: 0, updated: 0, same: 3 });
  expect(again.result).toMatchObject({ withoutRate: 1, foreign: [{ currency: "USD", rows: 2 }] });
  const rows = await product.services.ch.rows(
    "select number, toFloat64(amount) as amount, toFloat64(amount_original) as original from invoice(hidden = {hidden:Array(UInt32)}) order by number",
  );
  expect(rows).toEqual([
    { number: "B1", amount: 710, original: 100 },
    { number: "B2", amount: 0, original: 100 },
    { number: "B3", amount: 30, original: 30 },
  ]);
});

test("an order paid in several currencies shows the sum of each beside what they are worth together", async () => {
  const mixed = `订单号,下单时间,会员号,商品编码,数量,金额,币种
X1,2026-03-12,M9,P1,1,100,CNY
X1,2026-03-12,M9,P2,1,10,USD
X1,2026-03-12,M9,P3,-1,-0.5,USD
X1,2026-03-12,M9,P4,1,5,GBP
X2,2026-03-13,M9,P1,1,5,GBP
X2,2026-03-13,M9,P2,1,300,JPY
`;
  await run(mixed, { source: "多币种" });
  const [one] = (await product.call("listCustomers", { filter: { search: "M9" } })).rows;
  const { events } = await product.call("customerTimeline", { id: one!.id, kinds: ["order", "return"] });
  const shown = events.flatMap((event) => ("order" in event ? [event.order] : []));
  expect(shown).toMatchObject([
    {
      no: "X2",
      amount: null,
      mixed: true,
      originals: [
        { amount: 5, currency: "GBP", rate: null, rateDay: null },
        { amount: 300, currency: "JPY", rate: null, rateDay: null },
      ],
    },
    {
      no: "X1",
      amount: 168.4,
      mixed: true,
      originals: [
        { amount: 5, currency: "GBP", rate: null, rateDay: null },
        { amount: 9.5, currency: "USD", rate: "7.2", rateDay: "2026-03-10" },
      ],
    },
  ]);
});
