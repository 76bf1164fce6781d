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

test("who sees only some customers sees nothing of the market, and nothing is claimed", async () => {
  const actor = await at.product.person("sales", { all: false, owners: [2], regions: [] });
  const answer = await at.product.call("market", { period: march }, { actor });
  expect(answer.markets).toEqual([]);
  expect(answer.observed).toEqual([]);
});
