import { afterAll, beforeAll, expect, test } from "vitest";
import { orders, people } from "../customers/fixture.ts";
import { bothMoved, type MovedFacts } from "../platform/movedFacts.ts";
import { companySettings } from "../platform/settings.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { compileOptions } from "./asking.ts";
import { keptSegments, plainFor } from "./keptSegments.ts";
import { refreshSegments } from "./refresh.ts";
import { membersStatement } from "./rule/compile.ts";
import type { RuleInput } from "./rule/schema.ts";

let product: Harness;
let who: { id: number; publicId: string }[];
let moved: MovedFacts | undefined = {};

const bought = (test: object, goods: object = {}) =>
  ({ kind: "bought", measure: "orders", within: { kind: "ever" }, goods, test }) as RuleInput["where"];
const rules: Record<string, RuleInput["where"]> = {
  "two orders": bought({ is: "atLeast", value: 2 }),
  "never bought": bought({ is: "equals", value: 0 }),
  "tea, spent over 50": {
    kind: "all",
    of: [
      bought({ is: "atLeast", value: 1 }, { categories: ["茶"] }),
      {
        kind: "bought",
        measure: "amount",
        within: { kind: "last", count: 90, unit: "day" },
        test: { is: "moreThan", value: 50 },
      },
    ],
  },
  women: { kind: "gender", in: ["female"] },
  "best class": { kind: "rfm", classes: ["importantValue", "importantDevelop"] },
  "reached by phone": {
    kind: "contacted",
    of: { kinds: ["call"] },
    within: { kind: "ever" },
    test: { is: "atLeast", value: 1 },
  } as RuleInput["where"],
};

beforeAll(async () => {
  product = await startHarness({ background: false });
  who = await people(
    product,
    Array.from({ length: 30 }, (_, i) => ({
      kind: "person",
      name: `客户${i}`,
      member_no: `M${i}`,
      gender: i % 3 === 0 ? "female" : "male",
    })) as Parameters<typeof people>[1],
  );
  await orders(
    product,
    who.slice(0, 20).map(({ id }, i) => ({
      party: id,
      on: "2026-11-01",
      order: 100 + i,
      amount: 10 * i + 5,
      category: i % 2 === 0 ? "茶" : "酸奶",
    })),
  );
  for (const [name, where] of Object.entries(rules))
    await product.call("createSegment", { name, rule: { where } });
  await refreshSegments(product.services, { reason: "facts" });
  product.services.committed.on("facts", (facts?: MovedFacts) => {
    moved = bothMoved(moved, facts);
  });
});
afterAll(() => product.stop());

/** Each segment's customers by its rule over everybody, by its log, its count and its bitmap. */
async function standing() {
  const { db, ch } = product.services;
  const { zone } = await companySettings(db);
  const options = await compileOptions({ db, ch, now: product.services.clock(), zone });
  const all = await keptSegments(db);
  const found = [];
  for (const segment of all.values()) {
    const { sql, params } = membersStatement(plainFor(segment.rule!, all), options);
    const byRule = await ch.rows<{ c: number }>(`select customer_id c from (${sql}) order by c`, params);
    const kept = await ch.rows<{ c: number; p: number }>(
      "select customer_id c, party_id p from segment_member where segment = {segment:UInt32} order by c, p",
      { segment: segment.id },
    );
    const [bits] = await ch.rows<{ parties: number[] }>(
      "select arraySort(bitmapToArray(members)) as parties from segment_bitmap final where kept = toDate(0) and segment = {segment:UInt32}",
      { segment: segment.id },
    );
    found.push({
      name: segment.name,
      byRule: byRule.map(({ c }) => c),
      kept: [...new Set(kept.map(({ c }) => c))],
      sameBitmap:
        JSON.stringify(bits?.parties) === JSON.stringify(kept.map(({ p }) => p).sort((a, b) => a - b)),
      count: segment.members,
    });
  }
  return found;
}

async function follow(facts: MovedFacts | undefined) {
  product.setNow(new Date(product.services.clock().getTime() + 1000));
  await refreshSegments(product.services, { reason: "facts", ...(facts ? { moved: facts } : {}) });
  for (const { name, byRule, kept, sameBitmap, count } of await standing())
    expect({ name, kept, sameBitmap, count }).toEqual({
      name,
      kept: byRule,
      sameBitmap: true,
      count: byRule.length,
    });
}

test("after facts of some customers every segment stands as if everybody had been looked at", async () => {
  const [a, b, c, d] = [who[0]!, who[1]!, who[25]!, who[26]!];
  const first = await orders(product, [
    { party: a.id, on: "2026-11-10", order: 501, amount: 80, category: "茶" },
    { party: c.id, on: "2026-11-11", order: 502, amount: 60, category: "茶" },
    { party: c.id, on: "2026-11-12", order: 503, amount: 60 },
  ]);
  await follow({ batches: [first] });

  // The order 501 becomes another customer's: whoever had it before is looked at too.
  const second = await orders(product, [
    { party: d.id, on: "2026-11-10", order: 501, amount: 80, category: "茶" },
  ]);
  await product.services.ch.insertRows(
    "replaced_order",
    ["order_id", "batch", "by_batch"],
    [[501, first, second]],
  );
  await follow({ batches: [second] });

  await product.services.pool.query("update batch set state = 'undone' where id = $1", [second]);
  await follow({ batches: [second] });

  moved = {};
  await product.call("mergeCustomers", { into: a.publicId, from: [c.publicId] });
  await product.carry();
  expect(moved?.parties).toEqual(expect.arrayContaining([a.id, c.id]));
  await follow(moved);

  moved = {};
  await product.call("logContact", {
    id: b.publicId,
    kind: "call",
    direction: "out",
    outcome: "reached",
  });
  await product.carry();
  expect(moved?.parties).toEqual([b.id]);
  await follow(moved);
});

test("who is not named is not looked at, until somebody looks at everybody", async () => {
  const silent = who[22]!;
  await orders(product, [{ party: silent.id, on: "2026-11-02", order: 900, amount: 10 }]);
  product.setNow(new Date(product.services.clock().getTime() + 1000));
  await refreshSegments(product.services, { reason: "facts", moved: { parties: [who[3]!.id] } });
  const neverBought = async () => (await standing()).find(({ name }) => name === "never bought")!;
  expect((await neverBought()).kept).toContain(silent.id);
  await follow(undefined);
  expect((await neverBought()).kept).not.toContain(silent.id);
  // More than one statement may name: everybody is looked at, whoever was named.
  const other = who[24]!;
  await orders(product, [{ party: other.id, on: "2026-11-03", order: 901, amount: 10 }]);
  await follow({ parties: Array.from({ length: 1001 }, (_, i) => 100_000 + i) });
  expect((await neverBought()).kept).not.toContain(other.id);
});
