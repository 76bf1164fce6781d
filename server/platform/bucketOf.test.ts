import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { bucketOf } from "./bucketOf.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

test("buckets are the ones that the engine computes", async () => {
  const rows = await product.services.ch.rows<{ party: number; bucket: number }>(
    `select toUInt32(number * 7919 + 1) party, toUInt8(intHash32(party) % 64) bucket from numbers(20000)
     union all select toUInt32(4294967295), toUInt8(intHash32(toUInt32(4294967295)) % 64)`,
  );
  expect(rows).toHaveLength(20001);
  expect(rows.filter((row) => bucketOf(row.party) !== row.bucket)).toEqual([]);
});
