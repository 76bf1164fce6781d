import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bucketOf } from "../platform/bucketOf.ts";
import { generateSample } from "../seed/generateSample.ts";
import type { Sample } from "../seed/rows.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { catalogue } from "./catalogue.ts";
import { bruteForceEvents } from "./fixtures/bruteForceEvents.ts";
import { bruteForceVoices } from "./fixtures/bruteForceVoices.ts";
import { insertEvents } from "./fixtures/insertEvents.ts";
import { insertLines, insertParties, mergeParties } from "./fixtures/insertLines.ts";
import {
  completenessOf,
  hourlyCost,
  insertSampleEvents,
  spentThrough,
  updatedOf,
  worthOf,
} from "./fixtures/insertSampleEvents.ts";
import type { Dimension } from "./schema.ts";

const sample = generateSample({ customers: 800, until: "2026-11-20" });
const places = new Map(sample.customers.map(({ memberNo }, i) => [memberNo, i + 1]));
/** Every hundredth customer has a second file, under which his facts beside orders lie. */
const customerOf = (memberNo: string | null) => (memberNo === null ? 0 : places.get(memberNo)!);
const fileOf = (memberNo: string | null) => {
  const customer = customerOf(memberNo);
  return customer > 0 && customer % 100 === 0 ? customer + 100_000 : customer;
};

/** A market of three provinces: of two the size is known, of one by its cities alone. */
const regionOf = (customer: number) => [110_100, 310_100, 440_300][customer % 3]!;
const sizes = [
  { region: 110_000, value: 40_000 },
  { region: 110_100, value: 30_000 },
  { region: 440_100, value: 25_000 },
  { region: 440_300, value: 35_000 },
];

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
        cost: line.costCents / 100,
        kind: order.status === "已取消" && line.kind === "sale" ? "cancelled" : line.kind,
      };
    }),
  );
  await insertSampleEvents(product.services, sample, fileOf);
  const people = [...places.values()];
  await insertParties(
    product.services,
    people.map((party) => ({
      party,
      completeness: completenessOf(party),
      updated: updatedOf(party),
      region: regionOf(party),
    })),
  );
  await product.services.ch.insertRows(
    "score_row",
    ["run", "bucket", "party_id", "clv_365"],
    people.map((party) => [1, bucketOf(party), party, worthOf(party)]),
  );
  await product.services.ch.exec("insert into score_run (run, as_of) values (1, '2026-10-01')");
  const changes = [{ subject: "hourlyCost", value: { amount: String(hourlyCost) } }];
  await product.call("saveDefinitions", { version: 0, changes, note: "" });
  await mergeParties(
    product.services,
    [...places.values()]
      .filter((party) => party % 100 === 0)
      .map((party): [number, number] => [party + 100_000, party]),
  );
});
afterAll(() => product.stop());

const quarter = { from: "2026-07-01", to: "2026-10-01" };
const loops = (rows: Sample) => ({
  ...bruteForceEvents(rows, quarter, customerOf),
  ...bruteForceVoices(rows, quarter, customerOf, "2026-11-21"),
});
const expected = loops(sample);
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

describe("cut by what the facts themselves say, each part is what the loop says of its rows", () => {
  const by = async (metric: string, slice: Dimension) => {
    const { rows } = await product.call("measure", { metrics: [metric], period: quarter, by: [slice] });
    return new Map(rows.slice(1).map(({ values, figures }) => [values[0]!, figures[0]!.cells[0]!]));
  };
  const agree = async (
    metric: string,
    slice: Dimension,
    values: readonly string[],
    of: (value: string) => Partial<Sample>,
  ) => {
    const found = await by(metric, slice);
    expect([...found.keys()].sort()).toEqual([...new Set(values)].sort());
    expect(found.size).toBeGreaterThan(1);
    for (const [value, { numerator, denominator }] of found) {
      const plain = loops({ ...sample, ...of(value) })[metric]!({});
      expect({ numerator, denominator }, value).toEqual({
        numerator: near(plain.numerator),
        denominator: near(plain.denominator),
      });
    }
  };
  const within = (day: string | null) => day !== null && day.slice(0, 10) >= quarter.from && day < quarter.to;

  test("complaints by cause, over all who bought", () =>
    agree(
      "complaintRate",
      "cause",
      sample.complaints.filter(({ at }) => within(at)).map(({ cause }) => cause),
      (value) => ({ complaints: sample.complaints.filter(({ cause }) => cause === value) }),
    ));

  test("won amount by team", () =>
    agree(
      "wonValue",
      "team",
      sample.leads
        .filter(({ state, closedOn }) => state === "赢单" && within(closedOn))
        .map(({ team }) => team),
      (value) => ({ leads: sample.leads.filter(({ team }) => team === value) }),
    ));

  test("what keeping costs by channel of the spending, over all who were kept", () =>
    agree(
      "keepCost",
      "channel",
      sample.marketingSpend.flatMap(({ purpose, month }, i) =>
        purpose === "会员维护" && within(month) ? [spentThrough(i)] : [],
      ),
      (value) => ({ marketingSpend: sample.marketingSpend.filter((_, i) => spentThrough(i) === value) }),
    ));

  test("market share by province: a province's size before its cities', never the whole market's", async () => {
    await insertEvents(
      product.services,
      "observation",
      sizes.map((size, i) => ({
        party: 0,
        day: quarter.from,
        until: quarter.to,
        id: 9001 + i,
        measure: "market_size",
        market: "by region",
        ...size,
      })),
    );
    // The cache keeps an answer until facts come in as they do outside tests: another period of the same facts.
    const period = { from: quarter.from, to: "2026-09-30" };
    const { rows } = await product.call("measure", { metrics: ["marketShare"], period, by: ["province"] });
    const found = new Map(rows.map(({ values, figures }) => [values[0], figures[0]!.cells[0]!]));
    for (const [province, size] of [
      ["110000", 40_000],
      ["440000", 60_000],
      ["310000", 0],
    ] as const) {
      const living = (memberNo: string | null) =>
        memberNo !== null &&
        String(Math.floor(regionOf(customerOf(memberNo)) / 10_000) * 10_000) === province;
      const orders = sample.orders.filter(({ memberNo }) => living(memberNo));
      const sales = bruteForceEvents({ ...sample, orders }, period, customerOf).marketShare!({}).numerator;
      expect(sales).toBeGreaterThan(0);
      expect(found.get(province)).toMatchObject({
        numerator: near(sales),
        denominator: near((size * 91) / 92),
        ...(size === 0 ? { value: null, why: "noDenominator" } : {}),
      });
      const [answer] = (
        await product.call("measure", {
          metrics: ["marketShare"],
          period,
          filters: [{ by: "province", is: [province] }],
        })
      ).rows;
      expect(answer!.figures[0]!.cells[0]!.denominator).toEqual(near((size * 91) / 92));
    }
  });
});
