import { afterAll, beforeAll, expect, test } from "vitest";
import { bucketOf } from "../../platform/bucketOf.ts";
import type { Cell } from "../../platform/clickhouse/client.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { daysBetween } from "../businessDays.ts";
import type { Definition, RfmClass, Rule } from "../schema.ts";
import { membersStatement } from "./compile.ts";
import { evaluate, type Facts } from "./evaluate.ts";
import { plainRule, type SegmentRule } from "./plain.ts";
import { brandOf, Dice, randomFacts, randomRule, today } from "./randomRules.ts";

/** PERENNIAL_RULES=10000 is the long run; PERENNIAL_SEED repeats one. */
const rules = Number(process.env.PERENNIAL_RULES ?? 400);
const seed = Number(process.env.PERENNIAL_SEED ?? 20261121);

let product: Harness;
const people: Facts[] = [];
const merged = new Map<number, number>();

beforeAll(async () => {
  product = await startHarness({ background: false });
  const dice = new Dice(seed);
  for (let id = 1; id <= 300; id++) people.push(randomFacts(dice, id));
  for (let id = 3; id <= 300; id += 9) merged.set(id, id - 2);
  // Merged once and taken apart again: two customers.
  const apart = new Map([
    [8, 7],
    [20, 19],
  ]);
  await fill(apart);
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
    const customers = withScores(asCustomers(), plain.definition);
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

function asCustomers(): Facts[] {
  const survivors = people.filter((facts) => !merged.has(facts.customerId));
  return survivors.map((facts) => {
    const parts = people.filter((other) => merged.get(other.customerId) === facts.customerId);
    return {
      ...facts,
      lists: [...new Set([facts, ...parts].flatMap((one) => one.lists))],
      lines: [facts, ...parts].flatMap((one) => one.lines),
    };
  });
}

const scored = new Map<string, Facts[]>();

/** Scores by fifths over everyone who bought, as the value page defines them. */
function withScores(customers: Facts[], definition: Definition): Facts[] {
  const key = JSON.stringify(definition);
  const known = scored.get(key);
  if (known) return known;
  const kinds = new Set(["sale"]);
  if (definition.zeroPrice === "keep") kinds.add("gift");
  if (definition.cancelled === "keep") kinds.add("cancelled");
  const rows = customers.flatMap((facts) => {
    const seen = facts.lines.filter(
      (line) => line.on <= today && (definition.zeroPrice === "keep" || line.amount !== 0n),
    );
    const bought = seen.filter((line) => kinds.has(line.kind));
    if (bought.length === 0) return [];
    const money = seen.filter(
      (line) => kinds.has(line.kind) || (line.kind === "return" && definition.returns === "subtract"),
    );
    return [
      {
        facts,
        r: -daysBetween(
          bought
            .map((line) => line.on)
            .sort()
            .at(-1)!,
          today,
        ),
        f: new Set(bought.map((line) => line.order)).size,
        m: Number(money.reduce((sum, line) => sum + line.amount, 0n)),
      },
    ];
  });
  const letters = ["r", "f", "m"] as const;
  const cuts = Object.fromEntries(
    letters.map((letter) => {
      const values = rows.map((row) => (letter === "r" ? -row.r : row[letter])).sort((a, b) => a - b);
      return [
        letter,
        [0.2, 0.4, 0.6, 0.8].map((p) => values[Math.ceil(p * values.length) - 1] ?? values[0]!),
      ];
    }),
  );
  const score = (letter: "r" | "f" | "m", row: (typeof rows)[number]) => {
    const value = letter === "r" ? -row.r : row[letter];
    const above = cuts[letter]!.filter((cut) => cut < value).length;
    return letter === "r" ? 5 - above : 1 + above;
  };
  const scores = rows.map((row) => ({ row, r: score("r", row), f: score("f", row), m: score("m", row) }));
  const mean = (letter: "r" | "f" | "m") => scores.reduce((sum, one) => sum + one[letter], 0) / scores.length;
  const borders = { r: mean("r"), f: mean("f"), m: mean("m") };
  const rfm = new Map(
    scores.map(({ row, r, f, m }) => {
      const rank = m > borders.m ? "important" : "general";
      const name = r > borders.r ? (f > borders.f ? "Value" : "Develop") : f > borders.f ? "Keep" : "WinBack";
      return [row.facts.customerId, { r, f, m, class: `${rank}${name}` as RfmClass }];
    }),
  );
  const all = customers.map((facts) => ({ ...facts, rfm: rfm.get(facts.customerId) ?? null }));
  scored.set(key, all);
  return all;
}

async function fill(apart: ReadonlyMap<number, number>) {
  const { ch } = product.services;
  const decimal = (value: bigint) => (Number(value) / 10_000).toFixed(4);
  await ch.insertRows(
    "party",
    [
      "bucket",
      "party_id",
      "kind",
      "gender",
      "birth_year",
      "region",
      "owner",
      "channel",
      "store",
      "tags",
      "acquired_on",
      "acquisition_cost",
      "referrer",
      "consent",
      "completeness",
      "version",
    ],
    people.map((p): Cell[] => [
      bucketOf(p.customerId),
      p.customerId,
      p.partyKind,
      p.gender,
      p.birthYear,
      p.region,
      p.owner,
      p.channel,
      p.store,
      p.tags,
      p.acquiredOn ?? "1970-01-01",
      p.acquisitionCost === null ? null : decimal(p.acquisitionCost),
      p.referrer,
      p.consent,
      p.completeness,
      1,
    ]),
  );
  const lines = people.flatMap((p) =>
    p.lines.map((line, i): Cell[] => [
      bucketOf(p.customerId),
      p.customerId,
      line.on,
      `${line.on} 12:00:00`,
      "second",
      line.order,
      i,
      line.order,
      line.sku,
      line.category,
      decimal(line.qty),
      decimal(line.amount),
      line.kind,
      line.channel,
      line.store,
      1,
    ]),
  );
  // Lines of nobody never count.
  lines.push([
    bucketOf(0),
    0,
    "2026-03-01",
    "2026-03-01 12:00:00",
    "second",
    "999999",
    1,
    "x",
    1,
    "乳品",
    "1",
    "1000",
    "sale",
    "app",
    1,
    1,
  ]);
  await ch.insertRows(
    "order_line",
    [
      "bucket",
      "party_id",
      "occurred_on",
      "occurred_at",
      "precision",
      "order_id",
      "line",
      "order_no",
      "sku",
      "category",
      "qty",
      "amount",
      "kind",
      "channel",
      "store",
      "batch",
    ],
    lines,
  );
  await ch.insertRows(
    "product",
    ["sku", "code", "brand", "version"],
    Array.from({ length: 12 }, (_, i) => [i + 1, String(i + 1), brandOf(i + 1), 1]),
  );
  await ch.insertRows(
    "merged_party",
    ["party_id", "customer_id", "gone", "version"],
    [
      ...[...merged].map(([party, customer]) => [party, customer, 0, 1]),
      ...[...apart].flatMap(([party, customer]) => [
        [party, customer, 0, 1],
        [party, party, 1, 2],
      ]),
    ],
  );
  await ch.exec("system reload dictionary {database}.canonical");
  // Entered long ago; some left since; some left and came back.
  const log: Cell[][] = [];
  for (const p of people) {
    if (p.lists.includes(2001))
      log.push([2001, 1, p.customerId, "2026-01-01 00:00:00.000", "2026-01-01", 1, "list"]);
    else if (p.customerId % 5 === 0) {
      log.push([2001, 1, p.customerId, "2026-01-01 00:00:00.000", "2026-01-01", 1, "list"]);
      log.push([2001, 1, p.customerId, "2026-02-01 00:00:00.000", "2026-02-01", 0, "list"]);
    }
  }
  await ch.insertRows("membership", ["segment", "version", "party_id", "at", "as_of", "entered", "why"], log);
}
