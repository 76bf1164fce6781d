import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { membersStatement } from "./compile.ts";
import { Dice } from "./Dice.ts";
import { evaluate } from "./evaluate.ts";
import { RandomPeople } from "./fixture.ts";
import { plainRule, type SegmentRule } from "./plain.ts";
import { randomRule, today } from "./randomRules.ts";
import type { Rule } from "./schema.ts";

/** PERENNIAL_RULES=10000 is the long run; PERENNIAL_SEED repeats one. */
const rules = Number(process.env.PERENNIAL_RULES ?? 400);
const seed = Number(process.env.PERENNIAL_SEED ?? 20261121);

let product: Harness;
const people = new RandomPeople(seed);

beforeAll(async () => {
  product = await startHarness({ background: false });
  await people.fill(product.services.ch);
});
afterAll(() => product.stop());

test("random rules choose the same customers in the engine and in memory", {
  timeout: 3_600_000,
}, async () => {
  console.info(`random rules: seed ${seed}, ${rules} rules`);
  const dice = new Dice(seed + 1);
  const nested: Rule[] = [randomRule(dice), randomRule(dice)];
  const others = new Map<number, SegmentRule>([[2001, { kind: "list" }]]);
  nested.forEach((rule, i) => {
    if (!JSON.stringify(rule).includes('"segment"')) others.set(2002 + i, { kind: "rule", rule });
  });
  for (const id of [2002, 2003]) if (!others.has(id)) others.set(id, { kind: "list" });
  let chosen = 0;
  for (let n = 0; n < rules; n++) {
    const plain = plainRule(randomRule(dice), others);
    const customers = people.withScores(plain.definition);
    const expected = customers
      .filter((facts) => evaluate(plain, facts, today))
      .map((facts) => facts.customerId);
    const { sql, params } = membersStatement(plain, { today, settled: n % 2 === 0 });
    const rows = await product.services.ch
      .rows<{ customer_id: number }>(`${sql}\norder by customer_id`, params)
      .catch((error: unknown) => {
        throw new Error(`rule ${n}: ${JSON.stringify(plain)}\n${sql}`, { cause: error });
      });
    expect(
      rows.map((row) => row.customer_id),
      `seed ${seed}, rule ${n}: ${JSON.stringify(plain)}\n${sql}\n${JSON.stringify(params)}`,
    ).toEqual(expected);
    if (expected.length > 0 && expected.length < customers.length) chosen++;
  }
  // A run in which most rules chose nobody or everybody would prove little.
  expect(chosen).toBeGreaterThan(rules * 0.5);
});
