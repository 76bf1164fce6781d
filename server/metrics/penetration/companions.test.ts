import { expect, test } from "vitest";
import { companionsOf } from "./companions.ts";

const pairs = [
  ["beer", "beer", 100],
  ["beer", "snack", 60],
  ["beer", "milk", 30],
  ["snack", "snack", 80],
  ["snack", "beer", 60],
  ["snack", "milk", 10],
  ["milk", "milk", 200],
  ["milk", "beer", 30],
  ["milk", "snack", 10],
] as const;
const found = companionsOf(
  pairs.map(([a, b, customers]) => ({ a, b, customers })),
  400,
);

test("what fits: what buyers of what he has most often buy, never what he has, never on a few customers", () => {
  expect(found.fitting(["beer"])).toEqual({ category: "snack", share: 0.6 });
  expect(found.fitting(["beer", "snack"])).toEqual({ category: "milk", share: 0.3 });
  expect(found.fitting(["milk"])).toEqual({ category: "beer", share: 0.15 });
  expect(found.fitting(["beer", "snack", "milk"])).toBeNull();
});

test("the companion is the one with the highest lift above one", () => {
  // 60 of 100 buyers of beer buy snacks, of all 80 of 400.
  expect(found.companionOf("snack")).toMatchObject({ category: "beer", share: 0.6, lacking: 40 });
  expect(found.companionOf("snack")!.lift).toBeCloseTo(3, 12);
  expect(found.companionOf("milk")).toBeNull();
  expect(found.companionOf("nothing")).toBeNull();
});
