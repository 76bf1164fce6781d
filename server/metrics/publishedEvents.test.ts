import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertAirline, insertCrm, insertLoyalty, insertReceivables } from "./fixtures/publicEvents.ts";
import { dataFolder } from "./fixtures/publicOrders.ts";
import type { Dimension } from "./schema.ts";

const wide = { from: "2012-01-01", to: "2019-01-01" };

/** Figures worked out with pandas from the same files. */
describe.skipIf(!dataFolder)("public files of facts beside orders", () => {
  let product: Harness;
  let agents: string[];
  beforeAll(async () => {
    product = await startHarness({ background: false });
    agents = await insertCrm(product.services, dataFolder!);
    await insertReceivables(product.services, dataFolder!);
    await insertAirline(product.services, dataFolder!);
    await insertLoyalty(product.services, dataFolder!);
  });
  afterAll(() => product.stop());
  const rows = async (metric: string, chosen: Record<string, string> = {}, by: Dimension[] = []) => {
    const answer = await product.call("measure", {
      metrics: [metric],
      period: wide,
      choices: { [metric]: chosen },
      by,
    });
    return new Map(answer.rows.map((row) => [row.values[0] ?? "", row.figures[0]!.cells[0]!]));
  };
  const near = (found: Map<string, { value: number | null }>, expected: Record<string, number>) => {
    expect([...found.keys()].sort()).toEqual(Object.keys(expected).sort());
    for (const [name, value] of Object.entries(expected))
      expect(found.get(name)!.value).toBeCloseTo(value, 7);
  };

  test("opportunities: 63.15 % won, by region", async () => {
    near(await rows("winRate", {}, ["team"]), {
      "": 0.63150052,
      Central: 0.62557604,
      East: 0.63024758,
      West: 0.63939529,
    });
    expect((await rows("winRate")).get("")).toMatchObject({ numerator: 4238, denominator: 4238 + 2473 });
  });

  test("won amount and average deal: by region, product and agent", async () => {
    near(await rows("wonValue", {}, ["team"]), {
      "": 10_005_534,
      Central: 3_346_293,
      East: 3_090_594,
      West: 3_568_647,
    });
    near(await rows("wonValue", {}, ["product"]), {
      "": 10_005_534,
      "GTK 500": 400_612,
      "GTX Basic": 499_263,
      "GTX Plus Basic": 705_275,
      "GTX Plus Pro": 2_629_651,
      GTXPro: 3_510_578,
      "MG Advanced": 2_216_387,
      "MG Special": 43_768,
    });
    expect((await rows("averageDeal")).get("")).toMatchObject({ numerator: 10_005_534, denominator: 4238 });
    near(await rows("averageDeal"), { "": 2360.90939122 });
    const { rows: byAgent } = await product.call("measure", {
      metrics: ["wonValue"],
      period: wide,
      by: ["staff"],
    });
    expect(
      byAgent
        .slice(1, 6)
        .map(({ values, figures }) => [agents[Number(values[0]) - 1], figures[0]!.cells[0]!.value]),
    ).toEqual([
      ["Darcel Schlecht", 1_153_214],
      ["Vicki Laflamme", 478_396],
      ["Kary Hendrixson", 454_298],
      ["Cassey Cress", 450_489],
      ["Donn Cantrell", 445_860],
    ]);
  });

  // The quarter of the day of closing, days read first, is the quarter that the file names: see the cycle below.
  test("won amount by quarter, by our days and by the file's own word", async () => {
    const quarters = {
      "Q1 2017": 1_134_672,
      "Q2 2017": 3_086_111,
      "Q3 2017": 2_982_255,
      "Q4 2017": 2_802_496,
    };
    near(await rows("wonValue", {}, ["group:close_quarter"]), { "": 10_005_534, ...quarters });
    const answer = await product.call("measure", {
      metrics: ["wonValue"],
      period: { from: "2017-01-01", to: "2018-01-01" },
      grain: "quarter",
    });
    expect(answer.rows[0]!.figures[0]!.cells.map(({ value }) => value)).toEqual(Object.values(quarters));
  });

  test("win rate by product", async () => {
    const found = await rows("winRate", {}, ["product"]);
    const parts = [...found].map(([name, { numerator, denominator }]) => [name, numerator, denominator]);
    expect(parts.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ["", 4238, 6711],
      ["GTK 500", 15, 25],
      ["GTX Basic", 915, 1436],
      ["GTX Plus Basic", 653, 1051],
      ["GTX Plus Pro", 479, 745],
      ["GTXPro", 729, 1147],
      ["MG Advanced", 654, 1084],
      ["MG Special", 793, 1223],
    ]);
  });

  // Days first: so read, every close falls in the quarter that the file itself names. Read months first where that is possible,
  // as pandas does by default, deals would close up to 333 days before they began, and the mean of the won would be 42.69.
  test("the cycle of what was won, lost and closed: mean and median", async () => {
    near(await rows("salesCycle"), { "": 51.7819726286 });
    near(await rows("salesCycle", { outcome: "lost" }), { "": 41.479175091 });
    near(await rows("salesCycle", { outcome: "closed" }), {
      "": (4238 * 51.7819726286 + 2473 * 41.479175091) / 6711,
    });
    near(await rows("salesCycleMedian"), { "": 57 });
    near(await rows("salesCycleMedian", { outcome: "lost" }), { "": 14 });
  });

  test("receivables: days to pay three ways, and the share paid late", async () => {
    near(await rows("daysToPay"), { "": 26.44484996 });
    near(await rows("daysToPay", { weigh: "amount" }), { "": 26.70056813 });
    near(await rows("daysToPayMedian"), { "": 26 });
    near(await rows("latePaidShare"), { "": 0.35563666 });
    near(await rows("daysToPay", {}, ["disputed"]), { "": 26.44484996, "0": 23.50603675, "1": 36.42424242 });
    near(await rows("latePaidShare", {}, ["disputed"]), { "": 0.35563666, "0": 0.25931759, "1": 0.68270945 });
    near(await rows("daysToPay", {}, ["group:countryCode"]), {
      "": 26.44484996,
      "391": 23.44805195,
      "406": 27.59358289,
      "770": 28.16007905,
      "818": 28.79586563,
      "897": 24.98989899,
    });
    near(await rows("latePaidShare", {}, ["group:PaperlessBill"]), {
      "": 0.35563666,
      Electronic: 0.27514547,
      Paper: 0.43230404,
    });
  });

  test("net promoters of an airline, by status, with the interval", async () => {
    const found = await rows("netPromoter", {}, ["survey"]);
    near(found, { "": -0.1812206573, Blue: -0.0974889217, Gold: -0.2727272727, Silver: -0.3591836735 });
    expect((await rows("promoterShare")).get("")).toMatchObject({ numerator: 238, denominator: 1065 });
    expect((await rows("detractorShare")).get("")).toMatchObject({ numerator: 431, denominator: 1065 });
    const { interval } = found.get("")!;
    expect(interval!.low).toBeLessThan(-0.1812206573);
    expect(interval!.high - interval!.low).toBeCloseTo(
      2 * 1.95996398 * Math.sqrt((669 / 1065 - 0.1812206573 ** 2) / 1065),
      7,
    );
  });

  test("12.35 % of a programme's members cancelled, by card", async () => {
    near(await rows("membershipChurn", { base: "during" }, ["tier"]), {
      "": 0.12349883,
      Aurora: 0.13094197,
      Nova: 0.12643273,
      Star: 0.11797826,
    });
  });
});
