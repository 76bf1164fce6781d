import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

const march = { from: "2026-03-01", to: "2026-04-01" };
let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-03-10", order: 1, amount: 90, category: "tea" },
    { party: 1, day: "2026-03-11", order: 2, amount: 10, category: "milk" },
    { party: 0, day: "2026-03-12", order: 3, amount: 999, category: "tea" },
  ]);
  const { services } = at.product;
  const quarter = { party: 0, day: "2026-01-01", until: "2026-04-01", market: "tea", stated_by: "board" };
  await insertEvents(services, "observation", [
    { ...quarter, measure: "market_size", value: 1, id: 1 },
    { ...quarter, measure: "market_size", value: 2700, id: 2 },
    { ...quarter, measure: "sales", subject: "rival", value: 900, id: 3 },
    {
      party: 0,
      day: "2026-02-01",
      until: "2026-03-01",
      market: "tea",
      measure: "rating",
      subject: "rival",
      value: 4.1,
      unit: "★",
      stated_by: "site",
      id: 4,
    },
    {
      party: 0,
      day: "2026-03-01",
      until: "2026-04-01",
      market: "tea",
      measure: "rating",
      subject: "rival",
      value: 4.4,
      unit: "★",
      stated_by: "site",
      id: 5,
    },
    {
      party: 0,
      day: "2026-05-01",
      until: "2026-06-01",
      market: "tea",
      measure: "rating",
      subject: "rival",
      value: 1,
      id: 6,
    },
    { party: 0, day: "2026-03-05", until: "2026-03-06", measure: "strength", subject: "rival", id: 7 },
    { party: 0, day: "2026-03-06", until: "2026-03-07", measure: "strength", subject: "rival", id: 8 },
    {
      party: 0,
      day: "2026-02-05",
      until: "2026-02-06",
      measure: "awareness",
      subject: "us",
      value: 30,
      unit: "%",
      stated_by: "street",
      id: 9,
    },
    {
      party: 0,
      day: "2026-03-05",
      until: "2026-03-06",
      measure: "awareness",
      subject: "us",
      value: 34,
      unit: "%",
      stated_by: "street",
      id: 10,
    },
  ]);
  await services.db
    .insertInto("fact_text")
    .values({
      kind: "observation",
      id: "7",
      batch: 0,
      party_id: 0,
      field: "note",
      text: "a shop at every corner",
    })
    .execute();
});
afterAll(() => at.product.stop());
const ask = (more: object = {}) => at.product.call("market", { period: march, ...more });

test("our share of a market by its category, the newest statement of its size, and the competitor's", async () => {
  const { markets, sentence } = await ask();
  expect(markets).toHaveLength(1);
  const [tea] = markets;
  expect(tea).toMatchObject({ market: "tea", days: 31, ofDays: 31, own: 90, basis: "category" });
  expect(tea!.size).toBeCloseTo((2700 * 31) / 90, 9);
  expect(tea!.share).toBeCloseTo(90 / 930, 9);
  expect(tea!.competitors[0]!.share).toBeCloseTo(1 / 3, 9);
  expect(sentence.en).toBe("We have 9.7% of “tea”; rival has 33.3%.");
});

test("the newest of each observation by the period's end, words each time", async () => {
  const { observed } = await ask();
  expect(observed.map((o) => [o.subject, o.measure, o.value, o.on, o.by, o.note])).toEqual([
    ["us", "awareness", 34, "2026-03-05", "street", null],
    ["rival", "rating", 4.4, "2026-03-01", "site", null],
    ["rival", "strength", null, "2026-03-06", "", null],
    ["rival", "strength", null, "2026-03-05", "", "a shop at every corner"],
  ]);
});

test("when a competitor was last observed, by today's clock and not by the period", async () => {
  expect((await ask()).rivals).toEqual([{ subject: "rival", on: "2026-05-01", days: 204 }]);
});

test("brand indicators over time", async () => {
  const { brand } = await ask();
  expect(brand).toEqual([
    {
      measure: "awareness",
      unit: "%",
      points: [
        { on: "2026-02-05", value: 30, by: "street" },
        { on: "2026-03-05", value: 34, by: "street" },
      ],
    },
  ]);
});

test("competitiveness by month: the newest of each month, gaps between, nothing from after the period", async () => {
  const { months, lines } = await at.product.call("competitiveness", { period: march });
  expect([months.length, months[0], months.at(-1)]).toEqual([
    24,
    { from: "2024-04-01", to: "2024-05-01" },
    { from: "2026-03-01", to: "2026-04-01" },
  ]);
  const last = (line: (typeof lines)[number] | undefined) =>
    line?.subjects.map(({ subject, points }) => [subject, ...points.slice(-4).map(({ value }) => value)]);
  expect(lines.map(({ measure, market }) => [measure, market])).toEqual([
    ["share", "tea"],
    ["rating", "tea"],
  ]);
  // Nothing was sold in January and February, and the size was known.
  const third = expect.closeTo(1 / 3, 9);
  expect(last(lines[0])).toEqual([
    ["us", null, 0, 0, expect.closeTo(90 / 930, 9)],
    ["rival", null, third, third, third],
  ]);
  expect(last(lines[1])).toEqual([["rival", null, null, 4.1, 4.4]]);
  expect(lines[1]!.subjects[0]!.points.at(-1)).toEqual({ value: 4.4, by: "site", on: "2026-03-01" });
});

test("a rating stated for a quarter holds in each of its months, the newer one over it", async () => {
  await insertEvents(at.product.services, "observation", [
    {
      party: 0,
      day: "2025-10-01",
      until: "2026-01-01",
      market: "tea",
      measure: "rating",
      subject: "us",
      value: 4,
      unit: "★",
      id: 20,
    },
    {
      party: 0,
      day: "2025-11-20",
      until: "2025-11-21",
      market: "tea",
      measure: "rating",
      subject: "",
      value: 3,
      unit: "★",
      id: 21,
    },
  ]);
  const { lines } = await at.product.call("competitiveness", {
    period: { from: "2026-03-01", to: "2026-03-31" },
  });
  const [us] = lines.find(({ measure }) => measure === "rating")!.subjects;
  expect(us!.points.slice(-7).map(({ value }) => value)).toEqual([null, 4, 3, 4, null, null, null]);
});

test("who sees only some customers sees nothing of the market, and nothing is claimed", async () => {
  const actor = await at.product.person("sales", { all: false, owners: [2], regions: [] });
  const answer = await at.product.call("market", { period: march }, { actor });
  expect(answer.markets).toEqual([]);
  expect(answer.observed).toEqual([]);
  expect((await at.product.call("competitiveness", { period: march }, { actor })).lines).toEqual([]);
});
