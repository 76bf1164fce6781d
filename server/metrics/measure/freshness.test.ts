import { afterAll, beforeAll, expect, test } from "vitest";
import { importing } from "../../ingest/importing.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { run } = importing(() => product);

const march = { from: "2026-03-01", to: "2026-04-01" };
const customers = async () =>
  (await product.call("measure", { metrics: ["customers"], period: march })).rows[0]!.figures[0]!.cells[0]!
    .value;

/** Milliseconds until the figure is that. */
async function until(expected: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < 30_000) {
    if ((await customers()) === expected) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`still ${await customers()}, not ${expected}`);
}

test("an import shows as soon as it is done, a merge without anyone asking", async () => {
  expect(await customers()).toBe(0);
  await run(
    "订单号,下单时间,会员号,商品编码,数量,金额\nA1,2026-03-05,M1,P1,1,10\nA2,2026-03-06,M2,P1,1,20\n",
    {
      source: "一",
    },
  );
  console.info(`the import showed after ${Math.round(await until(2))} ms`);
  const parties = await product.services.db
    .selectFrom("party")
    .select("public_id")
    .where("member_no", "in", ["M1", "M2"])
    .orderBy("member_no")
    .execute();
  await product.call("mergeCustomers", { into: parties[0]!.public_id, from: [parties[1]!.public_id] });
  console.info(`the merge showed after ${Math.round(await until(1))} ms`);
});

test("while a change has not come over, asOf is the moment it was made", async () => {
  const { db } = product.services;
  const made = new Date("2026-11-21T03:59:00Z");
  // Held back by its own open transaction, so that nobody carries it meanwhile.
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("outbox")
      .values({ kind: "merge", payload: JSON.stringify({ none: true }), at: made })
      .execute();
    const { oldestUncarried, outboxPosition } = await import("../../platform/outbox.ts");
    const position = await outboxPosition(product.services.ch);
    expect(await oldestUncarried(trx, position)).toEqual(made);
    expect(await oldestUncarried(db, position)).toBeNull();
    await trx.deleteFrom("outbox").where("at", "=", made).execute();
  });
  const answer = await product.call("measure", { metrics: ["orders"], period: march });
  expect(answer.asOf).toBe("2026-11-21T04:00:00.000Z");
});
