import { expect, test } from "vitest";
import { orders, people } from "../customers/fixture.ts";
import { startHarness } from "../testing/harness.ts";

test("new facts and a new day move membership within seconds, without anyone asking", {
  timeout: 90_000,
}, async () => {
  const product = await startHarness({ watching: true });
  try {
    const [one] = await people(product, [{ kind: "person", name: "沈玉兰", member_no: "A1" }] as Parameters<
      typeof people
    >[1]);
    const { id } = await product.call("createSegment", {
      name: "近七天买过",
      rule: {
        where: {
          kind: "bought",
          measure: "orders",
          within: { kind: "last", count: 7, unit: "day" },
          test: { is: "atLeast", value: 1 },
        },
      },
    });
    const members = async () => (await product.call("listSegmentMembers", { id })).total;
    const until = async (wanted: number) => {
      const began = performance.now();
      while ((await members()) !== wanted) {
        if (performance.now() - began > 30_000) throw new Error(`still not ${wanted}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return performance.now() - began;
    };
    await until(0);
    await orders(product, [{ party: one!.id, on: "2026-11-20", order: 1, amount: 10 }]);
    product.services.committed.emit("facts");
    console.info(`new facts were in the segment after ${Math.round(await until(1))} ms`);
    product.setNow(new Date("2026-12-01T04:00:00Z"));
    product.services.committed.emit("facts");
    await until(0);
    expect((await product.call("listSegmentMembers", { id })).people).toEqual([]);
  } finally {
    await product.stop();
  }
});
