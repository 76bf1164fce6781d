import { expect, test } from "vitest";
import { courseOf, type Quoted } from "./course.ts";
import type { Stated } from "./shares.ts";

const months = [
  { from: "2026-01-01", to: "2026-02-01" },
  { from: "2026-02-01", to: "2026-03-01" },
  { from: "2026-03-01", to: "2026-04-01" },
];
const january = { from: "2026-01-01", until: "2026-02-01" };
const march = { from: "2026-03-01", until: "2026-04-01" };
const said = (more: Partial<Stated> & { value: number }): Stated => ({
  market: "tea",
  region: 0,
  subject: "",
  measure: "market_size",
  by: "board",
  ...january,
  ...more,
});
const sales = (subject: string, value: number, more: Partial<Stated> = {}) =>
  said({ measure: "sales", subject, value, ...more });
const sold = [
  { day: "2026-01-10", category: "tea", every: 0, amount: 10 },
  { day: "2026-02-10", category: "tea", every: 0, amount: 99 },
];
const values = (line: ReturnType<typeof courseOf>[number] | undefined) =>
  line?.subjects.map(({ subject, points }) => [subject, ...points.map(({ value }) => value)]);

test("a month without a size is unknown; a month with a size and no sale is a share of 0", () => {
  const stated = [said({ value: 100 }), said({ value: 200, ...march }), sales("rival", 50)];
  const [share, ...more] = courseOf(months, { stated, sold, quoted: [] });
  expect(more).toEqual([]);
  expect(share).toMatchObject({ measure: "share", market: "tea" });
  // Nobody says what the rival sold in March: not 0.
  expect(values(share)).toEqual([
    ["us", 0.1, null, 0],
    ["rival", 0.5, null, null],
  ]);
  expect(share!.subjects[1]!.points[0]).toEqual({ value: 0.5, by: "board", on: "2026-01-01" });
});

test("where our own sales were imported for a month, other months are not taken from orders", () => {
  const stated = [said({ value: 100 }), said({ value: 200, ...march }), sales("us", 40, march)];
  expect(values(courseOf(months, { stated, sold, quoted: [] })[0])).toEqual([["us", null, null, 0.2]]);
});

test("the largest market first; without any sales of ours or of others there is no line", () => {
  const stated = [
    said({ value: 100 }),
    said({ value: 900, market: "milk" }),
    sales("rival", 90, { market: "milk" }),
    said({ value: 5000, market: "sand" }),
  ];
  const lines = courseOf(months, { stated, sold, quoted: [] });
  expect(lines.map(({ market }) => market)).toEqual(["milk", "tea"]);
});

test("ratings and prices by market and unit, ourselves first, gaps where nothing was stated", () => {
  const quote = (subject: string, month: string, value: number, more: Partial<Quoted> = {}): Quoted => ({
    measure: "rating",
    market: "tea",
    unit: "★",
    subject,
    month,
    value,
    by: "site",
    on: month,
    ...more,
  });
  const quoted = [
    quote("rival", "2026-01-01", 4.1),
    quote("rival", "2026-03-01", 4.4),
    quote("us", "2026-03-01", 4.2),
    quote("us", "2026-02-01", 9, { measure: "price", unit: "元" }),
  ];
  const lines = courseOf(months, { stated: [], sold: [], quoted });
  expect(lines.map(({ measure, unit }) => [measure, unit])).toEqual([
    ["rating", "★"],
    ["price", "元"],
  ]);
  expect(values(lines[0])).toEqual([
    ["us", null, null, 4.2],
    ["rival", 4.1, null, 4.4],
  ]);
});
