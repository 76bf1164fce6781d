import { afterAll, beforeAll, expect, test } from "vitest";
import { insertLines, insertParties } from "../metrics/fixtures/insertLines.ts";
import { writeValueClasses } from "../metrics/rfm/keepValueClasses.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  // Thirty who come every month for 200 and live in Guangzhou, thirty who came once for 20 and live in Nanning.
  const often = Array.from({ length: 30 }, (_, i) =>
    Array.from({ length: 10 }, (_, month) => ({
      party: 1 + i,
      day: `2026-${String(1 + month).padStart(2, "0")}-${String(1 + (i % 9)).padStart(2, "0")}`,
      order: (1 + i) * 100 + month,
      amount: 200 + i,
      category: "dairy",
    })),
  ).flat();
  const once = Array.from({ length: 30 }, (_, i) => ({
    party: 101 + i,
    day: "2025-03-01",
    order: (101 + i) * 100,
    amount: 20 + (i % 3),
    category: ["tea", "rice"][i % 2]!,
  }));
  await insertLines(product.services, [...often, ...once]);
  await insertParties(product.services, [
    ...Array.from({ length: 30 }, (_, i) => ({
      party: 1 + i,
      region: 440_106,
      gender: (["female", "male"] as const)[i % 2]!,
    })),
    ...Array.from({ length: 30 }, (_, i) => ({
      party: 101 + i,
      region: 450_103,
      gender: (["female", "male"] as const)[i % 2]!,
    })),
    // Never bought: in no class, so in neither group.
    { party: 201, region: 450_103 },
  ]);
  // Half of everybody is high by it.
  await product.call("saveDefinitions", {
    version: 0,
    changes: [{ subject: "valueClasses", value: { highR: "mean", highF: "mean", highM: "mean" } }],
  });
  await writeValueClasses(product.services, new AbortController().signal);
});
afterAll(() => product.stop());

test("what sets the high ones apart, the largest effect first, and what they are drawn by is marked", async () => {
  const profile = await product.call("profileValueClass", { level: "high" });
  expect(profile.customers).toEqual({ a: 30, b: 30 });
  const sizes = profile.figures.map(({ d }) => Math.abs(d ?? -1));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(profile.figures.find(({ figure }) => figure === "ordersYear")).toMatchObject({
    a: { n: 30, mean: 10 },
    drawnBy: true,
  });
  expect(profile.figures.find(({ figure }) => figure === "categories")?.drawnBy).toBe(false);
  const [first] = profile.traits;
  expect(first!.v).toBeCloseTo(1, 9);
  const trait = (name: string) => profile.traits.find((one) => one.trait === name)!;
  expect(trait("city").values.map(({ label, a, b }) => [label.zh, a, b])).toEqual(
    expect.arrayContaining([
      ["广州市", 1, 0],
      ["南宁市", 0, 1],
    ]),
  );
  // Control: half and half in both.
  expect(trait("gender").v).toBeCloseTo(0, 9);
});

test("birthdays that are masked are not told by their mean", async () => {
  const analyst = await product.person("analyst");
  const told = async (actor: Actor) => {
    const { figures, missing } = await product.call("profileValueClass", { level: "low" }, { actor });
    return [
      ...figures.map(({ title }) => title.zh),
      ...missing.flatMap(({ titles }) => titles.map(({ zh }) => zh)),
    ];
  };
  expect(await told(analyst)).toContain("年龄");
  expect(await told({ ...analyst, masked: new Set(["birthday"] as const) })).not.toContain("年龄");
});
