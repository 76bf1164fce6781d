import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertParties } from "../fixtures/insertLines.ts";
import { insertCrm } from "../fixtures/publicEvents.ts";
import { dataFolder } from "../fixtures/publicOrders.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

const march = { from: "2026-03-01", to: "2026-04-01" };

describe("a small world, worked out by hand", () => {
  let at: Truth;
  beforeAll(async () => {
    at = await truth([{ party: 1, day: "2026-03-20", order: 1, amount: 100 }], [[9, 1]]);
    const { services } = at.product;
    await insertParties(services, [
      { party: 1, owner: 2 },
      { party: 2, owner: 3 },
      { party: 3, owner: 3 },
      { party: 4, owner: 2 },
    ]);
    await insertEvents(services, "opportunity", [
      { party: 1, day: "2026-03-01", outcome: "won", closed_on: "2026-03-21", product: "A", amount: "500" },
      {
        party: 9,
        day: "2026-03-02",
        outcome: "lost",
        closed_on: "2026-03-12",
        product: "A",
        lost_cause: "price",
      },
      { party: 2, day: "2026-03-03", outcome: "open", stage: "offer", product: "B", amount: "70" },
      {
        party: 3,
        day: "2026-03-04",
        outcome: "lost",
        closed_on: "2026-03-10",
        product: "B",
        lost_cause: "price",
      },
      { party: 0, day: "2026-03-05", outcome: "won", closed_on: "2026-03-06", product: "B", amount: "30" },
      { party: 4, day: "1970-01-01", outcome: "open" },
      { party: 4, day: "2026-02-05", outcome: "won", closed_on: "2026-02-09" },
      { party: 4, day: "2026-02-06", outcome: "won", closed_on: "2026-12-01" },
    ]);
    await insertEvents(services, "opportunity_stage", [
      { party: 1, day: "2026-03-03", opportunity: 1, stage: "talk", position: 1, staff: 7 },
      { party: 1, day: "2026-03-11", opportunity: 1, stage: "offer", position: 2 },
      { party: 1, day: "2026-03-21", opportunity: 1, stage: "Won", position: 3 },
      { party: 9, day: "2026-03-04", opportunity: 2, stage: "talk", position: 1 },
      { party: 2, day: "2026-03-05", opportunity: 3, stage: "offer", position: 2 },
    ]);
    await insertEvents(services, "interaction", [
      { party: 1, day: "2026-03-04", kind: "call" },
      { party: 1, day: "2026-03-05", kind: "call" },
      { party: 3, day: "2026-03-06", kind: "call" },
    ]);
  });
  afterAll(() => at.product.stop());
  const ask = (more: object = {}) => at.product.call("funnel", { period: march, ...more });

  test("who got how far: a later stage means the earlier were passed, won means all; endings are no stages", async () => {
    const { steps, hasHistory, undated } = await ask();
    expect(steps.map((s) => [s.name.en, s.reached, s.wentOn, s.lost, s.open])).toEqual([
      ["Came in", 5, 4, 1, 0],
      ["talk", 4, 3, 1, 0],
      ["offer", 3, 2, 0, 1],
      ["Won", 2, 0, 0, 0],
    ]);
    expect(steps.map((s) => s.share)).toEqual([1, 0.8, 0.6, 0.4]);
    expect(steps[1]!.conversion).toBe(0.75);
    expect(steps[3]!.conversion).toBeNull();
    expect(hasHistory).toBe(true);
    expect(undated).toBe(1);
  });

  test("days in a step: from entering until the next known step or the end", async () => {
    const { steps } = await ask();
    // Came in: 2 (1 → talk), 2 (2 → talk), 2 (3 → offer), 6 (lost), 1 (won without a stage). Talk: 8 and 8. Offer: 10.
    expect(steps.map((s) => [s.medianDays, s.left])).toEqual([
      [2, 5],
      [8, 2],
      [10, 1],
      [null, 0],
    ]);
  });

  test("the other period is seen for no longer than this one", async () => {
    const answer = await ask();
    expect(answer.compared).toMatchObject({ from: "2026-02-01", to: "2026-03-01" });
    expect(answer.compared!.seen < answer.seen).toBe(true);
    // Won in December: not yet, seen as long after February as March is seen now.
    expect(answer.steps.map((s) => s.before!.reached)).toEqual([2, 1, 1, 1]);
  });

  test("slices, causes of loss and where open ones stand", async () => {
    const answer = await ask({ by: "product" });
    expect(
      answer.slices.map((s) => [s.value, s.reached, s.won, s.lost, s.open, s.medianDays, s.amount]),
    ).toEqual([
      ["B", 3, 1, 1, 1, 1, 30],
      ["A", 2, 1, 1, 0, 20, 500],
    ]);
    expect(answer.causes).toEqual([{ cause: "price", lost: 2 }]);
    expect(answer.standing).toEqual([{ stage: "offer", opportunities: 1, customers: 1, amount: 70 }]);
    const onlyA = await ask({ filters: [{ by: "product", is: ["A"] }] });
    expect(onlyA.steps.map((s) => s.reached)).toEqual([2, 2, 1, 1]);
  });

  test("people of a step: merged parties are one customer, nobody is on no list", async () => {
    const list = async (step: number, which: "reached" | "lost" | "open" | "wentOn") =>
      (await at.product.call("listFunnelCustomers", { period: march, step, which })).people.map((p) => [
        p.customerId,
        p.contributes,
      ]);
    expect(await list(0, "reached")).toEqual([
      [1, 500],
      [2, 70],
      [3, 0],
    ]);
    expect(await list(1, "lost")).toEqual([[1, 0]]);
    expect(await list(2, "open")).toEqual([[2, 70]]);
    expect(await list(0, "wentOn")).toEqual([
      [1, 500],
      [2, 70],
    ]);
  });

  test("who sees only his own customers sees their opportunities only", async () => {
    const actor = await at.product.person("sales", { all: false, owners: [3], regions: [] });
    const answer = await at.product.call("funnel", { period: march }, { actor });
    expect(answer.steps.map((s) => s.reached)).toEqual([2, 1, 1, 0]);
    expect(answer.undated).toBe(0);
  });

  test("a filter that opportunities cannot apply is refused", async () => {
    for (const by of ["category", "segment", "cohort", "stage"] as const)
      await expect(ask({ filters: [{ by, is: ["x"] }] })).rejects.toMatchObject({
        code: "metrics.no_such_slice",
      });
    await expect(
      at.product.call("listFunnelCustomers", {
        period: march,
        step: 0,
        filters: [{ by: "segment", is: ["1"] }],
      }),
    ).rejects.toMatchObject({ code: "metrics.no_such_slice" });
    const mine = await ask({ filters: [{ by: "owner", is: ["2"] }] });
    expect(mine.steps[0]!.reached).toBe(2);
  });
});

describe("opportunities in other currencies", () => {
  let at: Truth;
  beforeAll(async () => {
    at = await truth([]);
    await insertEvents(at.product.services, "opportunity", [
      // Worth the rate of the day on which it came in, not of the day on which it was won.
      {
        party: 1,
        day: "2026-03-02",
        outcome: "won",
        closed_on: "2026-03-20",
        amount: "100",
        currency: "USD",
      },
      { party: 2, day: "2026-03-12", outcome: "open", stage: "offer", amount: "10.005", currency: "USD" },
      { party: 2, day: "2026-03-01", outcome: "open", stage: "talk", amount: "1000", currency: "USD" },
      { party: 3, day: "2026-03-13", outcome: "open", stage: "talk", amount: "50", currency: "EUR" },
      { party: 3, day: "2026-03-14", outcome: "won", closed_on: "2026-03-15", amount: "30", currency: "CNY" },
      { party: 4, day: "2026-03-15", outcome: "open", stage: "talk", amount: "5", currency: "" },
      { party: 4, day: "2026-03-16", outcome: "open", stage: "talk", amount: null, currency: "USD" },
    ]);
  });
  afterAll(() => at.product.stop());

  const money = async () => {
    const answer = await at.product.call("funnel", { period: march, compare: "none" });
    const people = await at.product.call("listFunnelCustomers", { period: march, step: 0 });
    return {
      steps: answer.steps.map((s) => [s.reached, s.amount]),
      slices: answer.slices.map((s) => [s.reached, s.amount]),
      standing: answer.standing.map((s) => [s.stage, s.opportunities, s.amount]),
      people: people.people.map((p) => [p.customerId, p.contributes]),
    };
  };

  test("without a rate they are counted and left out of sums", async () => {
    expect(await money()).toEqual({
      steps: [
        [7, 35],
        [2, 30],
      ],
      slices: [[7, 30]],
      standing: [
        ["talk", 4, 5],
        ["offer", 1, 0],
      ],
      people: [
        [3, 30],
        [4, 5],
        [1, 0],
        [2, 0],
      ],
    });
  });

  test("with one they are worth the rate of the day they came in on, everywhere in the funnel", async () => {
    await at.product.call("saveRates", {
      rates: [
        { currency: "USD", day: "2026-03-02", rate: "7" },
        { currency: "USD", day: "2026-03-10", rate: "8" },
      ],
    });
    await at.product.carry();
    expect(await money()).toEqual({
      steps: [
        [7, 815.04],
        [2, 730],
      ],
      slices: [[7, 730]],
      standing: [
        ["talk", 4, 5],
        ["offer", 1, 80.04],
      ],
      people: [
        [1, 700],
        [2, 80.04],
        [3, 30],
        [4, 5],
      ],
    });
  });
});

describe.skipIf(!dataFolder)("8,800 public opportunities without a history of stages", () => {
  let at: Truth;
  beforeAll(async () => {
    at = await truth([]);
    await insertCrm(at.product.services, dataFolder!);
  });
  afterAll(() => at.product.stop());

  test("came in and won, by team; the open ones stand in the stage that they name", async () => {
    const answer = await at.product.call("funnel", {
      period: { from: "2016-01-01", to: "2018-01-01" },
      compare: "none",
      by: "team",
    });
    expect(answer.hasHistory).toBe(false);
    expect(answer.undated).toBe(500);
    expect(answer.steps.map((s) => [s.kind, s.reached])).toEqual([
      ["in", 8300],
      ["won", 4238],
    ]);
    expect(answer.steps[0]).toMatchObject({ lost: 2473, open: 1589 });
    expect(answer.steps[1]!.amount).toBe(10_005_534);
    expect(answer.standing.map((s) => [s.stage, s.opportunities])).toEqual([["Engaging", 1589]]);
    // Won value by region, as the reference has it.
    expect(Object.fromEntries(answer.slices.map((s) => [s.value, s.amount]))).toEqual({
      Central: 3_346_293,
      East: 3_090_594,
      West: 3_568_647,
    });
  });
});
