import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultValueRule } from "../customers/valueClasses/valueRule.ts";
import { totalOrders } from "../ingest/orders/totalOrders.ts";
import type { EmbeddedClickHouse } from "../platform/clickhouse/embedded.ts";
import { generateSample } from "../seed/generateSample.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { catalogue } from "./catalogue.ts";
import { bruteForce, type Term } from "./fixtures/bruteForce.ts";
import { insertEvents } from "./fixtures/insertEvents.ts";
import { insertLines, type Line, mergeParties } from "./fixtures/insertLines.ts";
import { ask, figureStatement, type Question } from "./measure/ask.ts";
import { askTogether, groupsOf } from "./measure/askTogether.ts";
import { settled, sqlText } from "./metric.ts";

/** The sample's orders as lines; every hundredth customer has a second file, under which some of his orders lie. */
function sampleLines(): { lines: Line[]; merged: [number, number][]; terms: Term[] } {
  const sample = generateSample({ customers: 800, until: "2026-11-20" });
  const number = (keys: readonly string[]) => new Map(keys.map((key, i) => [key, i + 1]));
  const parties = number(sample.customers.map((customer) => customer.memberNo));
  const orderNumbers = number(sample.orders.map((order) => order.orderNo));
  const skus = number(sample.products.map((product) => product.code));
  const categories = new Map(sample.products.map((product) => [product.code, product.category]));
  const orders = new Map(sample.orders.map((order) => [order.orderNo, order]));
  const lines = sample.lines.map((line): Line => {
    const order = orders.get(line.orderNo)!;
    const id = orderNumbers.get(line.orderNo)!;
    const cancelled = order.status === "已取消" && line.kind === "sale";
    return {
      party: order.memberNo === null ? 0 : parties.get(order.memberNo)!,
      day: order.orderedAt.slice(0, 10),
      order: id,
      amount: line.amountCents / 100,
      sku: skus.get(line.productCode)!,
      category: categories.get(line.productCode)!,
      channel: order.channel,
      kind: cancelled ? "cancelled" : line.kind,
      // Not in the sample: so that the shares of paid and refunded orders have something to find.
      paid: id % 7 === 0 ? null : id % 11 === 0 ? 0 : line.amountCents / 100,
      refund: id % 13 === 0 ? 1 : null,
    };
  });
  const merged = [...parties.values()].filter((party) => party % 100 === 0);
  return {
    lines: lines.map((line) =>
      merged.includes(line.party) && line.order % 2 === 0 ? { ...line, party: line.party + 100_000 } : line,
    ),
    merged: merged.map((party) => [party + 100_000, party]),
    terms: sample.memberships.map(({ memberNo, joinedOn, endedOn }) => ({
      party: parties.get(memberNo)!,
      joinedOn,
      endedOn,
    })),
  };
}

const { lines, merged, terms } = sampleLines();
const asCustomers = lines.map((line) => ({ ...line, party: line.party % 100_000 }));

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  await insertLines(product.services, lines);
  await insertEvents(
    product.services,
    "membership_term",
    // Under the second file of those who have one.
    terms.map(({ party, joinedOn, endedOn }) => ({
      party: party % 100 === 0 ? party + 100_000 : party,
      day: joinedOn,
      ended_on: endedOn,
    })),
  );
  await mergeParties(product.services, merged);
});
afterAll(() => product.stop());

const question = (name: string, chosen: Record<string, string>, periods: Question["periods"]): Question => ({
  metric: catalogue[name]!,
  choices: settled(catalogue[name]!, chosen)!,
  by: [],
  periods,
  definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
  classes: defaultValueRule,
  currency: "CNY",
  filters: [],
  actor: {
    id: "system",
    person: null,
    name: "",
    role: "administrator",
    may: new Set(),
    scope: { all: true },
    masked: new Set(),
    via: "system",
  },
  everything: catalogue[name]!.lines === "everything",
  replaced: false,
});
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));

const quarter = { from: "2026-07-01", to: "2026-10-01" };
const expected = bruteForce(asCustomers, quarter, "2026-04-01", terms);

describe("on the sample's orders every figure is what a loop over the rows says, under every choice", () => {
  for (const [name, count] of Object.entries(expected)) {
    test(name, async () => {
      const { choices } = catalogue[name]!;
      for (const choice of choices.length === 0 ? [undefined] : choices) {
        for (const option of choice?.options ?? [undefined]) {
          const chosen = choice && option ? { [choice.name]: option.value } : {};
          const asked = question(name, chosen, [quarter]);
          const [answer] = await ask(product.services.ch, asked);
          const plain = count(asked.choices);
          expect(
            { numerator: answer?.numerator, denominator: answer?.denominator },
            JSON.stringify(chosen),
          ).toEqual({ numerator: near(plain.numerator), denominator: near(plain.denominator) });
          // A figure of nothing agrees with anything.
          expect(Math.abs(plain.numerator) + (plain.denominator ?? 0)).toBeGreaterThan(0);
        }
      }
    });
  }
});

describe("months in one question are what each month says alone", () => {
  const months = Array.from({ length: 6 }, (_, i) => ({
    from: `2026-0${i + 4}-01`,
    to: i === 5 ? "2026-10-01" : `2026-0${i + 5}-01`,
  }));
  for (const name of Object.keys(expected)) {
    test(name, async () => {
      const together = await ask(product.services.ch, question(name, {}, months));
      for (const month of [months[0]!, months[3]!, months[5]!]) {
        const [alone] = await ask(product.services.ch, question(name, {}, [month]));
        const same = together.find((answer) => answer.period === month.from);
        expect(same?.numerator).toEqual(near(alone?.numerator ?? null));
        expect(same?.denominator ?? null).toEqual(near(alone?.denominator ?? null));
      }
    });
  }
});

describe("quick forms say what the general ones say", () => {
  for (const name of Object.keys(expected).filter((known) => catalogue[known]!.fileFor)) {
    test(name, async () => {
      const { fileFor: _, ...general } = catalogue[name]!;
      for (const periods of [
        [quarter],
        [quarter, { from: "2026-10-01", to: "2026-11-01" }],
        [{ from: "2026-01-01", to: "2026-02-01" }, quarter],
      ]) {
        const quick = await ask(product.services.ch, question(name, {}, periods));
        const slow = await ask(product.services.ch, { ...question(name, {}, periods), metric: general });
        expect(quick).toEqual(
          slow.map((row) => ({
            ...row,
            numerator: near(row.numerator),
            denominator: near(row.denominator),
          })),
        );
      }
    });
  }
});

describe("asked in one statement, metrics say what each says alone", () => {
  const months = [quarter, { from: "2026-10-01", to: "2026-11-01" }];
  // Sums and customers, with and without a denominator, money and heads, general and quick forms.
  const names = ["revenue", "averageOrder", "repurchaseRate", "churnRate", "top20Share", "newCustomers"];
  const ways: Pick<Question, "by" | "filters">[] = [
    { by: ["channel", "valueLevel"], filters: [{ by: "cohort", not: ["2026-02"] }] },
    { by: [], filters: [{ by: "valueClass", not: ["generalKeep"] }] },
  ];
  test.each(ways)("%o", async (way) => {
    const questions = names.map((name) => ({ ...question(name, {}, months), ...way }));
    const lone = { returns: "subtract", cancelled: "keep", zeroPrice: "keep" } as const;
    questions.push({ ...questions[0]!, definition: lone });
    // Who is lost is a rule as well, but another one.
    expect(groupsOf(questions)).toEqual([[0, 1, 2, 4, 5], [3], [6]]);
    const together = await askTogether(product.services.ch, questions);
    for (const [i, asked] of questions.entries()) {
      const alone = await ask(product.services.ch, asked);
      expect(alone.length).toBeGreaterThan(1);
      expect(together[i], asked.metric.name).toEqual(
        alone.map((row) => ({ ...row, numerator: near(row.numerator), denominator: near(row.denominator) })),
      );
    }
  });
  test("one statement for a table by class; a choice of two values makes two", () => {
    const by = ["valueClass" as const];
    const table = ["customers", "revenue", "averageOrder", "repurchaseRate"].map((name) => ({
      ...question(name, {}, months),
      by,
    }));
    expect(groupsOf(table)).toEqual([[0, 1, 2, 3]]);
    const twice = { ...question("repurchaseRate", { rule: "twice" }, months), by };
    expect(groupsOf([...table, twice])).toEqual([[0, 1, 2, 3], [4]]);
    expect(groupsOf(table.map((asked) => ({ ...asked, by: [] })))).toEqual([[0], [1], [2], [3]]);
  });
});

describe("what orders come to answers as lines do", () => {
  let totalled = false;
  beforeAll(async () => {
    await totalOrders(product.services.ch, 0);
    (product.services.ch as EmbeddedClickHouse).published = async () => ({
      hidden: [],
      converts: false,
      totalled,
    });
  });
  const perOrder = Object.keys(catalogue).filter((name) => catalogue[name]!.perOrder);
  const definitions: Question["definition"][] = [
    { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
    { returns: "subtract", cancelled: "keep", zeroPrice: "keep" },
  ];
  const ways: Pick<Question, "by" | "filters">[] = [
    { by: [], filters: [] },
    { by: ["channel"], filters: [] },
    { by: ["valueClass"], filters: [] },
    { by: ["cohort"], filters: [{ by: "channel", is: ["门店"] }] },
  ];
  test.each(perOrder)("%s", async (name) => {
    for (const definition of definitions)
      for (const way of ways) {
        const asked = {
          ...question(name, {}, [quarter, { from: "2026-10-01", to: "2026-11-01" }]),
          ...way,
          definition,
        };
        const { sql } = figureStatement(asked);
        expect(sql).toContain("purchase_order_settled");
        expect(sql).not.toContain("purchase_line");
        totalled = false;
        const lines = await ask(product.services.ch, asked);
        totalled = true;
        const orders = await ask(product.services.ch, asked);
        expect(lines.length).toBeGreaterThan(0);
        expect(orders).toEqual(
          lines.map((row) => ({
            ...row,
            numerator: near(row.numerator),
            denominator: near(row.denominator),
          })),
        );
      }
  });
  test("a question that names products or costs, or is cut by category, asks lines", () => {
    const words =
      /\b(sku|category|qty|cost|occurred_at|order_no|paid_amount|refund_amount|status|currency)\b/;
    for (const name of perOrder)
      for (const file of readdirSync(new URL(`./${name}/`, import.meta.url)).filter((one) =>
        one.endsWith(".sql"),
      ))
        expect(sqlText(`${name}/${file.slice(0, -4)}`).replaceAll(/--.*/g, ""), file).not.toMatch(words);
    const asked = question("revenue", {}, [quarter]);
    expect(figureStatement({ ...asked, by: ["category"] }).sql).toContain("purchase_line");
    expect(figureStatement({ ...asked, filters: [{ by: "category", is: ["x"] }] }).sql).toContain(
      "purchase_line",
    );
    expect(figureStatement(question("categoryShare", {}, [quarter])).sql).toContain("purchase_line");
  });
});
