import { expect, test } from "vitest";
import { type Sold, type Stated, sharesOf } from "./shares.ts";

const stated = (more: Partial<Stated>): Stated => ({
  market: "tea",
  region: 0,
  subject: "",
  measure: "market_size",
  from: "2026-03-01",
  until: "2026-03-11",
  value: 1000,
  by: "board",
  ...more,
});
const sold = (day: string, category: string, amount: number): Sold[] => [
  { day, category, every: 0, amount },
  { day, category: "", every: 1, amount },
];
const march = { from: "2026-03-01", to: "2026-03-21" };

test("our sales of the category of that name, over the days that the size covers only", () => {
  const sales = [
    ...sold("2026-03-02", "tea", 50),
    ...sold("2026-03-15", "tea", 900),
    ...sold("2026-03-03", "milk", 70),
  ];
  const [tea] = sharesOf(
    [stated({}), stated({ subject: "rival", measure: "sales", value: 300 })],
    sales,
    march,
  );
  expect(tea).toMatchObject({ size: 1000, days: 10, ofDays: 20, own: 50, basis: "category", share: 0.05 });
  expect(tea!.competitors).toEqual([{ subject: "rival", sales: 300, share: 0.3 }]);
  expect(tea!.stated).toEqual([{ from: "2026-03-01", until: "2026-03-11", by: "board" }]);
});

test("a size that reaches out of the period counts for its days inside", () => {
  const [tea] = sharesOf([stated({ from: "2026-02-19", until: "2026-03-11", value: 2000 })], [], march);
  expect(tea).toMatchObject({ size: 1000, days: 10, own: 0, basis: "whole" });
});

test("observed sales of ours come first; one market alone is held against all sales, several without a name of ours against none", () => {
  const sales = sold("2026-03-02", "tea", 50);
  const snacks = stated({ market: "snacks" });
  expect(sharesOf([snacks], sales, march)[0]).toMatchObject({ own: 50, basis: "whole" });
  const both = sharesOf([snacks, stated({ market: "drinks", value: 500 })], sales, march);
  expect(both.map((m) => [m.market, m.own, m.share])).toEqual([
    ["snacks", null, null],
    ["drinks", null, null],
  ]);
  const ours = stated({ market: "snacks", subject: "us", measure: "sales", value: 200 });
  expect(sharesOf([snacks, ours, stated({ market: "drinks" })], sales, march)[1]).toMatchObject({
    market: "snacks",
    own: 200,
    basis: "observed",
    share: 0.2,
  });
});

test("regions add up only where the whole has no size", () => {
  const regions = [stated({ region: 320000, value: 300 }), stated({ region: 330000, value: 200 })];
  expect(sharesOf(regions, [], march)[0]!.size).toBe(500);
  expect(sharesOf([...regions, stated({})], [], march)[0]!.size).toBe(1000);
});
