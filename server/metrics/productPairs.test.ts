import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertLines } from "./fixtures/insertLines.ts";
import { dataFolder } from "./fixtures/publicOrders.ts";

/** Groceries of the R package arules: 9,835 baskets, 169 products. Figures worked out with pandas from the file. */
describe.skipIf(!dataFolder)("Groceries", () => {
  let product: Harness;
  const skus = new Map<string, number>();
  beforeAll(async () => {
    product = await startHarness({ background: false });
    const baskets = readFileSync(join(dataFolder!, "groceries/groceries.csv"), "utf8").trim().split(/\r?\n/);
    const lines = baskets.flatMap((basket, i) =>
      basket.split(",").map((name) => {
        if (!skus.has(name)) skus.set(name, skus.size + 1);
        return { party: 0, day: "2026-01-01", order: i + 1, amount: 1, sku: skus.get(name)! };
      }),
    );
    await insertLines(product.services, lines);
  });
  afterAll(() => product.stop());
  const period = { from: "2026-01-01", to: "2026-02-01" };
  const named = (a: string, b: string) => [`#${skus.get(a)}`, `#${skus.get(b)}`].sort();

  test("213 pairs in a hundredth of the baskets, beef and root vegetables with the highest lift", async () => {
    const page = await product.call("productPairs", { period, minSupport: 0.01 });
    expect([page.baskets, page.total]).toEqual([9835, 213]);
    const [first] = page.pairs;
    expect([first!.a.name, first!.b.name].sort()).toEqual(named("beef", "root vegetables"));
    expect(first).toMatchObject({ together: 171 });
    expect(first!.support).toBeCloseTo(0.01738688, 8);
    expect(first!.lift).toBeCloseTo(3.04036684, 8);
    expect([first!.confidenceAB, first!.confidenceBA].sort()).toEqual([
      expect.closeTo(0.15951493, 8),
      expect.closeTo(0.33139535, 8),
    ]);
  });

  test("463 rules at .006 and .25: 150 of two products, 297 of three, 16 of four", async () => {
    const page = await product.call("productRules", { period, minSupport: 0.006, limit: 1000 });
    expect([page.baskets, page.oneIn, page.total]).toEqual([9835, 1, 463]);
    expect(page.bySize.map(({ rules }) => rules)).toEqual([150, 297, 16]);
    const [first] = page.rules;
    expect(first!.left.map((side) => side.name)).toEqual([`#${skus.get("herbs")}`]);
    expect(first!.right.name).toBe(`#${skus.get("root vegetables")}`);
    expect(first!.lift).toBeCloseTo(3.95647738, 8);
    const two = await product.call("productRules", { period, minSupport: 0.006, longest: 2 });
    expect(two.total).toBe(150);
  });

  test("478 pairs at .006; at confidence .25 in either direction 150 rules of two", async () => {
    expect((await product.call("productPairs", { period, minSupport: 0.006 })).total).toBe(478);
    const page = await product.call("productPairs", {
      period,
      minSupport: 0.006,
      minConfidence: 0.25,
      limit: 1000,
    });
    const rules = page.pairs
      .flatMap((pair) => [pair.confidenceAB, pair.confidenceBA])
      .filter((c) => c >= 0.25);
    expect(rules).toHaveLength(150);
    const [first] = page.pairs;
    expect([first!.a.name, first!.b.name].sort()).toEqual(named("herbs", "root vegetables"));
    expect(first!.lift).toBeCloseTo(3.95647738, 8);
  });
});
