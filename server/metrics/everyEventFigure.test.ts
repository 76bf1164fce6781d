import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateSample } from "../seed/generateSample.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { catalogue } from "./catalogue.ts";
import { bruteForceEvents } from "./fixtures/bruteForceEvents.ts";
import { insertLines, mergeParties } from "./fixtures/insertLines.ts";
import { insertSampleEvents } from "./fixtures/insertSampleEvents.ts";

const sample = generateSample({ customers: 800, until: "2026-11-20" });
const places = new Map(sample.customers.map(({ memberNo }, i) => [memberNo, i + 1]));
/** Every hundredth customer has a second file, under which his facts beside orders lie. */
const customerOf = (memberNo: string | null) => (memberNo === null ? 0 : places.get(memberNo)!);
const fileOf = (memberNo: string | null) => {
  const customer = customerOf(memberNo);
  return customer > 0 && customer % 100 === 0 ? customer + 100_000 : customer;
};

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const orders = new Map(sample.orders.map((order, i) => [order.orderNo, { ...order, id: i + 1 }]));
  await insertLines(
    product.services,
    sample.lines.map((line) => {
      const order = orders.get(line.orderNo)!;
      return {
        party: customerOf(order.memberNo),
        day: order.orderedAt.slice(0, 10),
        order: order.id,
        amount: line.amountCents / 100,
        kind: order.status === "已取消" && line.kind === "sale" ? "cancelled" : line.kind,
      };
    }),
  );
  await insertSampleEvents(product.services, sample, fileOf);
  await mergeParties(
    product.services,
    [...places.values()]
      .filter((party) => party % 100 === 0)
      .map((party): [number, number] => [party + 100_000, party]),
  );
});
afterAll(() => product.stop());

const quarter = { from: "2026-07-01", to: "2026-10-01" };
const expected = bruteForceEvents(sample, quarter, customerOf);
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));

describe("on the sample's facts beside orders every figure is what a loop over the rows says, under every choice", () => {
  for (const [name, count] of Object.entries(expected)) {
    test(name, async () => {
      const { choices } = catalogue[name]!;
      for (const choice of choices.length === 0 ? [undefined] : choices) {
        for (const option of choice?.options ?? [undefined]) {
          const chosen: Record<string, string> = choice && option ? { [choice.name]: option.value } : {};
          const { rows } = await product.call("measure", {
            metrics: [name],
            period: quarter,
            choices: { [name]: chosen },
          });
          const { numerator, denominator } = rows[0]!.figures[0]!.cells[0]!;
          const plain = count(chosen);
          expect({ numerator, denominator }, JSON.stringify(chosen)).toEqual({
            numerator: near(plain.numerator),
            denominator: near(plain.denominator),
          });
          // A figure of nothing agrees with anything.
          expect(Math.abs(plain.numerator) + (plain.denominator ?? 0)).toBeGreaterThan(0);
        }
      }
    });
  }
});
