import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertEvents } from "./fixtures/insertEvents.ts";
import { insertLines } from "./fixtures/insertLines.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

test("the first and the last day with a line, whoever bought", async () => {
  await insertLines(product.services, [
    { party: 1, day: "2024-11-25", order: 1, amount: 10 },
    { party: 0, day: "2026-10-08", order: 2, amount: 20 },
  ]);
  expect(await product.call("dataRange", {})).toMatchObject({
    firstOn: "2024-11-25",
    lastOn: "2026-10-08",
    stores: [],
  });
});

test("of another kind of fact, without those of an unknown day; null where there is none", async () => {
  await insertEvents(product.services, "opportunity", [
    { party: 1, day: "1970-01-01" },
    { party: 1, day: "2016-10-20" },
    { party: 0, day: "2017-12-27" },
  ]);
  expect(await product.call("dataRange", { of: "opportunity" })).toMatchObject({
    firstOn: "2016-10-20",
    lastOn: "2017-12-27",
  });
  expect(await product.call("dataRange", { of: "referral" })).toMatchObject({ firstOn: null, lastOn: null });
});
