import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventWorld, eventWorldOrders } from "./fixtures/eventWorld.ts";
import { insertEvents } from "./fixtures/insertEvents.ts";
import { insertParties } from "./fixtures/insertLines.ts";
import { type Truth, truth } from "./fixtures/truth.ts";

/** Truth tables of the metrics on everything but orders: one small world, worked out by hand. */
let at: Truth;
beforeAll(async () => {
  at = await truth(eventWorldOrders, [[9, 1]]);
  await eventWorld(at.product.services);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };
const figure = (metric: string, chosen: Record<string, string> = {}) => at.figure(metric, march, { chosen });

describe("selling", () => {
  test("conversion: who was followed up, and came to a deal afterwards", async () => {
    // Followed up: 1 (2 March, ordered on the 12th), 2 (25 March, ordered before), 4 (won on the 11th), 5 (lost), and 6 with
    // one opportunity still open and another won on the very day.
    expect(await figure("conversionRate")).toEqual([3, 5, 0.6]);
    expect(await figure("conversionRate", { followed: "contacts", success: "ordered" })).toEqual([
      1,
      3,
      1 / 3,
    ]);
    expect(
      await figure("conversionRate", { followed: "contacts", windowDays: "14", success: "won" }),
    ).toEqual([1, 3, 1 / 3]);
    expect(await figure("conversionRate", { followed: "opportunities", success: "won" })).toEqual([
      2,
      3,
      2 / 3,
    ]);
  });

  test("won of what was closed, opportunities of nobody too, by team", async () => {
    expect(await figure("winRate")).toEqual([3, 4, 0.75]);
    const answer = await at.product.call("measure", { metrics: ["winRate"], period: march, by: ["team"] });
    expect(answer.rows.map((row) => [row.values, row.figures[0]!.cells[0]!.value])).toEqual([
      [[], 0.75],
      [["east"], 0.5],
      [["west"], 1],
    ]);
    const filtered = await at.product.call("measure", {
      metrics: ["winRate"],
      period: march,
      filters: [{ by: "team", is: ["west"] }],
    });
    expect(filtered.rows[0]!.figures[0]!.cells[0]!.denominator).toBe(2);
  });

  test("what was won is worth: in all, each, by team; a deal without an amount is in neither, who has one is listed", async () => {
    expect(await figure("wonValue")).toEqual([1000, null, 1000]);
    expect(await figure("averageDeal")).toEqual([1000, 2, 500]);
    const { rows } = await at.product.call("measure", {
      metrics: ["wonValue", "averageDeal"],
      period: march,
      by: ["team"],
    });
    expect(rows.map(({ values, figures }) => [...values, ...figures.map((f) => f.cells[0]!.value)])).toEqual([
      [1000, 500],
      ["east", 900, 900],
      ["west", 100, 100],
    ]);
    const { people } = await at.product.call("listFigureCustomers", { metric: "wonValue", period: march });
    expect(people.map((one) => [one.customerId, one.contributes])).toEqual([[4, 900]]);
    expect((await at.figure("averageDeal", { from: "2026-01-01", to: "2026-02-01" }))[2]).toBeNull();
  });

  test("the cycle: mean, median, of the lost", async () => {
    expect(await figure("salesCycle")).toEqual([40, 2, 20]);
    expect(await figure("salesCycle", { outcome: "lost" })).toEqual([3, 1, 3]);
    expect(await figure("salesCycle", { outcome: "closed" })).toEqual([43, 3, 43 / 3]);
    expect((await figure("salesCycleMedian", { outcome: "closed" }))[2]).toBe(10);
  });

  test("by stage: who went on, and how long it took", async () => {
    // Lead: 1 and 5 went on, 2 did not. Offer: 1 was won, 5 was not.
    expect(await figure("stageConversion")).toEqual([3, 5, 0.6]);
    const answer = await at.product.call("measure", {
      metrics: ["stageConversion", "stageDays"],
      period: march,
      by: ["stage"],
    });
    expect(
      answer.rows.map((row) => [
        row.values[0],
        row.figures[0]!.cells[0]!.numerator,
        row.figures[0]!.cells[0]!.denominator,
        row.figures[1]!.cells[0]!.value,
      ]),
    ).toEqual([
      [undefined, 3, 5, 7],
      ["lead", 2, 3, 7],
      ["offer", 1, 2, null],
    ]);
    expect(answer.stages).toEqual(["lead", "offer"]);
  });

  test("bills: mean, by amount, median, late, products; the unpaid one is in none", async () => {
    expect(await figure("daysToPay")).toEqual([51, 3, 17]);
    expect(await figure("daysToPay", { weigh: "amount" })).toEqual([9100, 500, 18.2]);
    expect((await figure("daysToPayMedian"))[2]).toBe(20);
    expect(await figure("latePaidShare")).toEqual([1, 3, 1 / 3]);
    expect(await figure("paidProducts")).toEqual([6, 2, 3]);
  });

  test("filters on the deal and on the customer do not take each other's values, in whatever order", async () => {
    await insertParties(at.product.services, [
      { party: 4, region: 110_100, gender: "female" },
      { party: 5, region: 110_100, gender: "male" },
    ]);
    const filters = [
      { by: "team" as const, is: ["east"] },
      { by: "province" as const, is: ["110000"] },
      { by: "gender" as const, is: ["female"] },
    ];
    for (const order of [filters, filters.toReversed()])
      expect(await at.figure("fasterDecisions", march, { filters: order })).toEqual([0, 1, 0]);
  });
});

describe("being in contact", () => {
  test("replies, activity, minutes: hidden and replaced rows are not there, a merged party is its customer", async () => {
    expect(await figure("replyRate")).toEqual([2, 3, 2 / 3]);
    expect(await figure("interactionsPerCustomer")).toEqual([6, 4, 1.5]);
    expect(await figure("minutesPerCustomer")).toEqual([30, 1, 30]);
  });

  test("what their minutes cost: nothing before an hour’s cost is set, then total, customers and each", async () => {
    const asked = { metrics: ["staffCost", "minutesPerCustomer"], period: march };
    const unset = await at.product.call("measure", asked);
    expect(unset.rows[0]!.figures.map(({ cells }) => cells[0]!.why)).toEqual(["noHourlyCost", null]);
    const { version } = await at.product.call("readDefinitions", {});
    const changes = [{ subject: "hourlyCost", value: { amount: "40" } }];
    const { affected } = await at.product.call("previewDefinitions", { changes });
    expect(affected.map(({ metric }) => metric)).toContain("staffCost");
    await at.product.call("saveDefinitions", { version, changes, note: "" });
    expect(await figure("staffCost")).toEqual([20, 1, 20]);
    const { caveats } = await at.product.call("explainFigure", { metric: "staffCost", period: march });
    expect(caveats.at(-1)!.en).toBe("An hour now costs 40.");
  });

  test("participation and mentions", async () => {
    expect(await figure("participationRate")).toEqual([1, 2, 0.5]);
    expect((await figure("socialMentions"))[2]).toBe(1);
  });

  test("a customer filter and a list of people", async () => {
    const listed = await at.product.call("listFigureCustomers", {
      metric: "interactionsPerCustomer",
      period: march,
      part: "numerator",
    });
    expect(listed.people.map((p) => [p.customerId, p.contributes])).toEqual([
      [1, 2],
      [4, 2],
      [2, 1],
      [5, 1],
    ]);
  });

  test("a slice that the metric does not have is refused", async () => {
    const asked = at.product.call("measure", { metrics: ["replyRate"], period: march, by: ["category"] });
    await expect(asked).rejects.toMatchObject({ code: "metrics.no_such_slice" });
    const other = at.product.call("measure", { metrics: ["revenue"], period: march, by: ["team"] });
    await expect(other).rejects.toMatchObject({ code: "metrics.no_such_slice" });
  });
});

describe("what they say", () => {
  test("satisfied: a person's answers are one; anonymous sheets are people of their own", async () => {
    // 1: (1 + 0.5) / 2; 2: 0.5; two anonymous: 1 and 0.75.
    expect(await figure("satisfactionRate")).toEqual([3, 4, 0.75]);
    expect(await figure("satisfactionRate", { satisfied: "1", about: "overall" })).toEqual([2, 4, 0.5]);
  });

  test("net promoters, with the interval of their balance", async () => {
    expect(await figure("netPromoter")).toEqual([1, 4, 0.25]);
    expect(await figure("promoterShare")).toEqual([2, 4, 0.5]);
    expect(await figure("detractorShare")).toEqual([1, 4, 0.25]);
    const behind = (metric: string) =>
      at.product.call("listFigureCustomers", { metric, period: march, part: "numerator" });
    expect((await behind("promoterShare")).people.map((one) => one.customerId)).toEqual([1]);
    expect((await behind("detractorShare")).people.map((one) => one.customerId)).toEqual([3]);
    const answer = await at.product.call("measure", { metrics: ["netPromoter"], period: march });
    const { interval } = answer.rows[0]!.figures[0]!.cells[0]!;
    // Standard error √((3/4 − 1/16) / 4) = 0.4146.
    expect(interval!.low).toBeCloseTo(0.25 - 1.95996 * 0.414578, 4);
    expect(interval!.high).toBeCloseTo(0.25 + 1.95996 * 0.414578, 4);
  });

  test("the gap between experience and expectation, of who answered both", async () => {
    expect(await figure("expectationGap")).toEqual([-2, 1, -2]);
  });

  test("complaints over customers or orders, and days to resolve", async () => {
    expect(await figure("complaintRate")).toEqual([2, 4, 0.5]);
    expect(await figure("complaintRate", { per: "orders" })).toEqual([3, 4, 0.75]);
    expect(await figure("complaintDays")).toEqual([4, 2, 2]);
  });

  test("complaints of each cause are over all who bought; a filter says what the slice says", async () => {
    const { rows } = await at.product.call("measure", {
      metrics: ["complaintRate"],
      period: march,
      by: ["cause"],
    });
    // 1, 2 and 3 bought; 1 complained of both, 8 only of what was broken.
    const cells = rows.map(({ values, figures: [one] }) => [
      ...values,
      one!.cells[0]!.numerator,
      one!.cells[0]!.denominator,
    ]);
    expect(cells).toEqual([
      [2, 4],
      ["broken", 2, 4],
      ["late", 1, 3],
    ]);
    const filters = [{ by: "cause" as const, is: ["late"] }];
    expect(await at.figure("complaintRate", march, { filters })).toEqual([1, 3, 1 / 3]);
    const none = { from: "2026-02-01", to: "2026-03-01" };
    expect(await at.figure("complaintRate", none)).toEqual([0, 1, 0]);
  });
});

describe("coming and going", () => {
  test("what members bought, by the card they held when the period began; who joined later is none yet", async () => {
    const bought = async (filters: { by: "memberTier" | "memberProgramme"; is: string[] }[] = []) => {
      const answer = await at.product.call("measure", {
        metrics: ["revenue", "customers"],
        period: march,
        by: ["memberTier"],
        filters,
      });
      return answer.rows.map((row) => [
        row.labels.map(({ en }) => en).join(),
        ...row.figures.map(({ cells }) => cells[0]!.value),
      ]);
    };
    // 1 holds gold on the 1st and again after the renewal, 2 gold until the 10th; 3 joined on the 5th, 4 had left.
    expect(await bought()).toEqual([
      ["", 180, 3],
      ["gold", 130, 2],
      ["No membership on record", 50, 1],
    ]);
    expect(await bought([{ by: "memberProgramme", is: ["club"] }])).toEqual([
      ["", 130, 2],
      ["gold", 130, 2],
    ]);
    const behind = await at.product.call("listFigureCustomers", {
      metric: "revenue",
      period: march,
      filters: [{ by: "memberTier", is: [""] }],
    });
    expect(behind.people.map(({ customerId }) => customerId)).toEqual([3]);
  });

  test("members who left and did not renew, of those at the start or of all there were", async () => {
    expect(await figure("membershipChurn")).toEqual([1, 2, 0.5]);
    expect(await figure("membershipChurn", { base: "during" })).toEqual([2, 3, 2 / 3]);
    const answer = await at.product.call("measure", {
      metrics: ["membersLost"],
      period: march,
      by: ["cause"],
    });
    expect(answer.rows.map((row) => [row.values[0] ?? "", row.figures[0]!.cells[0]!.value])).toEqual([
      ["", 2],
      ["moved", 1],
      ["price", 1],
    ]);
  });

  test("what customers brought", async () => {
    expect((await figure("referredCustomers"))[2]).toBe(3);
    expect(await figure("kFactor")).toEqual([3, 3, 1]);
    expect((await figure("referredRevenue"))[2]).toBe(130);
  });
});

describe("who asks, and under what", () => {
  test("who sees only his own customers sees neither others' facts nor those of nobody", async () => {
    await insertParties(at.product.services, [
      { party: 4, owner: 2 },
      { party: 5, owner: 3 },
    ]);
    const actor = await at.product.person("sales", { all: false, owners: [2], regions: [] });
    const answer = await at.product.call(
      "measure",
      { metrics: ["winRate", "socialMentions"], period: march },
      { actor },
    );
    const [won, mentions] = answer.rows[0]!.figures.map((f) => f.cells[0]!);
    expect([won!.numerator, won!.denominator, mentions!.value]).toEqual([1, 1, 0]);
  });

  test("a switch of what counts as a purchase is shown only where purchases are read", async () => {
    const explained = async (metric: string) =>
      (await at.product.call("explainFigure", { metric, period: march })).definition.map((one) => one.name);
    expect(await explained("winRate")).toEqual([]);
    expect(await explained("conversionRate")).toEqual(["returns", "cancelled", "zeroPrice"]);
  });
});

describe("money and market", () => {
  test("spending lies in its days: what a new and a kept customer cost", async () => {
    // 300 in March, and one of ten days of 100; new: 2 and 3. Kept: 1.
    expect(await figure("winCost")).toEqual([310, 2, 155]);
    expect(await figure("keepCost")).toEqual([20, 1, 20]);
  });

  test("without spending there is no figure, and without a forecast none either", async () => {
    const february = { from: "2026-02-01", to: "2026-03-01" };
    expect((await at.figure("winCost", february))[2]).toBeNull();
    expect((await figure("valueToWinCost"))[2]).toBeNull();
  });

  test("value of the new against what they cost", async () => {
    const ch = at.product.services.ch;
    await insertParties(
      at.product.services,
      [1, 2, 3].map((party) => ({
        party,
        channel: party === 1 ? "" : "fair",
        campaign: party === 2 ? "spring" : "",
      })),
    );
    await ch.exec(
      "insert into score_row (run, bucket, party_id, clv_365) select 1, intHash32(number) % 64, number, 310 from numbers(1, 3)",
    );
    await ch.exec("insert into score_run (run, as_of) values (1, '2026-04-01')");
    // The cache keeps answers until the facts move: another period of the same days' facts.
    const wide = { from: "2026-02-15", to: "2026-04-01" };
    expect(await at.figure("valueToWinCost", wide)).toEqual([620, 310, 2]);
  });

  test("by the channel and the campaign that brought them, each from spending and from files of that name", async () => {
    const wide = { from: "2026-02-16", to: "2026-04-01" };
    const by = async (metric: string, slice: "acquisitionChannel" | "acquisitionCampaign") => {
      const { rows } = await at.product.call("measure", { metrics: [metric], by: [slice], period: wide });
      return Object.fromEntries(
        rows.map(({ values, figures }) => {
          const { numerator, denominator, value } = figures[0]!.cells[0]!;
          return [values[0] ?? "all", [numerator, denominator, value]];
        }),
      );
    };
    const { services } = at.product;
    await insertEvents(services, "spend", [
      {
        party: 0,
        day: "2026-03-02",
        until: "2026-03-03",
        purpose: "win",
        channel: "fair",
        campaign: "spring",
        amount: "40",
      },
      {
        party: 0,
        day: "2026-03-02",
        until: "2026-03-03",
        purpose: "win",
        channel: "radio",
        campaign: "autumn",
        amount: "7",
      },
    ]);
    const winCost = await by("winCost", "acquisitionCampaign");
    expect(winCost).toMatchObject({ all: [357, 2, 178.5], spring: [40, 1, 40], autumn: [7, 0, null] });
    expect((await by("winCost", "acquisitionChannel")).fair).toEqual([40, 2, 20]);
    const worth = await by("valueToWinCost", "acquisitionCampaign");
    expect(worth.spring).toEqual([310, 40, 7.75]);
    expect((await by("valueToWinCost", "acquisitionChannel")).fair).toEqual([620, 40, 15.5]);
    expect(
      await at.figure(
        "winCost",
        { from: "2026-02-17", to: "2026-04-01" },
        {
          filters: [{ by: "acquisitionCampaign", is: ["spring"] }],
        },
      ),
    ).toEqual([40, 1, 40]);
  });

  test("share of the market, spread over its days", async () => {
    const [sales, size] = await figure("marketShare");
    expect(sales).toBe(180);
    expect(size).toBeCloseTo((9000 * 31) / 90, 9);
  });

  test("demand and what was sent", async () => {
    expect(await figure("fulfilmentRate")).toEqual([8, 20, 0.4]);
    expect(await figure("stockOutShare")).toEqual([1, 2, 0.5]);
    expect(await figure("deliveryDays")).toEqual([3, 1, 3]);
  });
});
