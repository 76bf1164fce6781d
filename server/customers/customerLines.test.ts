import { afterAll, beforeAll, expect, test } from "vitest";
import { factsVersion } from "../platform/factsVersion.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { linesOf, ordersOfLines } from "./customerLines.ts";
import { habitGroups, habitSpans, ordersOf } from "./customerOrders.ts";
import { orders, people } from "./fixture.ts";
import { habitsOfLines } from "./habitsOfLines.ts";
import { definitionShape } from "./schema.ts";

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield state >>> 8;
  }
}

const seed = 7;
const zone = "Asia/Shanghai";
let product: Harness;
let parties: number[];

beforeAll(async () => {
  product = await startHarness({ background: false });
  parties = (await people(product, [{ name: "甲" }, { name: "乙" }, { name: "丙" }])).map(({ id }) => id);
  const from = numbers(seed);
  const upTo = (n: number) => from.next().value % n;
  const kinds = ["sale", "sale", "sale", "gift", "cancelled", "return"] as const;
  await orders(
    product,
    Array.from({ length: 600 }, () => {
      const kind = kinds[upTo(kinds.length)]!;
      const amount = (upTo(200_000) + 1) / 100;
      return {
        party: parties[upTo(2)]!,
        on: new Date(Date.UTC(2024, 0, 1) + upTo(1000) * 86_400_000).toISOString().slice(0, 10),
        order: 1 + upTo(150),
        amount: kind === "gift" ? 0 : kind === "return" ? -amount : amount,
        kind,
        sku: 1 + upTo(12),
        category: ["酸奶", "洗护", "", "零食"][upTo(4)]!,
      };
    }),
  );
});
afterAll(() => product.stop());

const definitions = [
  {},
  { returns: "leave_out" },
  { cancelled: "keep", zeroPrice: "keep" },
  { returns: "leave_out", cancelled: "keep" },
];

test.each(definitions)("lines at hand come to what the engine sums up: %j", async (choice) => {
  const { db, ch } = product.services;
  const definition = definitionShape.parse(choice);
  const asOf = "2026-09-26";
  for (const asked of [parties.slice(0, 1), parties]) {
    const lines = await linesOf(ch, asked, definition, { zone, version: () => factsVersion(db) });
    expect(lines!.length, `seed ${seed}`).toBeGreaterThan(100);
    expect(ordersOfLines(lines!)).toEqual(await ordersOf(ch, asked, definition));
    expect(habitsOfLines(lines!, habitSpans(asOf))).toEqual(
      await habitGroups(ch, asked, definition, { asOf, zone }),
    );
  }
});

test("who has more lines than may be fetched is left to the engine", async () => {
  const { db, ch } = product.services;
  const asked = (most: number) =>
    linesOf(ch, parties, definitionShape.parse({}), { zone, version: () => factsVersion(db) }, most);
  const count = (await asked(20_000))!.length;
  expect(await asked(count)).toHaveLength(count);
  expect(await asked(count - 1)).toBeUndefined();
});

test("an order that a later batch replaces is not seen beside its successor", async () => {
  const { db, ch, pool } = product.services;
  const third = parties.slice(2);
  const asked = () =>
    linesOf(ch, third, definitionShape.parse({}), { zone, version: () => factsVersion(db) });
  const line = { party: third[0]!, on: "2026-03-01", order: 9001, amount: 10 };
  const old = await orders(product, [line]);
  expect((await asked())!.map(({ amount }) => amount)).toEqual([100_000]);
  const batch = await pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('orders', 1, 'staged', now()) returning id",
  );
  const by = batch.rows[0]!.id;
  await ch.insertRows("replaced_order", ["order_id", "batch", "by_batch"], [[9001, old, by]]);
  expect(await asked()).toHaveLength(1);
  await pool.query("update batch set state = 'visible', visible_at = now() where id = $1", [by]);
  expect(await asked()).toEqual([]);
});
