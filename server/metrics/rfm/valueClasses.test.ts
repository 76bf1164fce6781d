import { afterAll, beforeAll, expect, test } from "vitest";
import { levelOf } from "../../customers/levelOf.ts";
import { bucketOf } from "../../platform/bucketOf.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { insertLines, insertParties, type Line, mergeParties } from "../fixtures/insertLines.ts";
import { segmentOf, segmentOfLevel } from "./classes.ts";
import { writeValueClasses } from "./keepValueClasses.ts";

/** Five hundred orders of 80 people over two years, by a fixed seed; 81 to 84 are second files of 1 to 4. */
function madeLines(): Line[] {
  let seed = 5;
  const next = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  return Array.from({ length: 500 }, (_, order) => ({
    party: 1 + Math.floor((next(84) * (1 + next(84))) / 84),
    day: new Date(Date.UTC(2024, 10, 1 + next(745))).toISOString().slice(0, 10),
    order: order + 1,
    amount: 1 + next(400),
  }));
}
const lines = madeLines();
const customerOf = (party: number) => (party > 80 ? party - 80 : party);
/** The harness's yesterday. */
const day = "2026-11-20";
const signal = new AbortController().signal;
const clvOf = (party: number) => (party * 97) % 2000;

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const { services } = product;
  const parties = [...new Set(lines.map(({ party }) => party))];
  await insertParties(
    services,
    parties.map((party) => ({ party })),
  );
  await insertLines(services, lines);
  await mergeParties(
    services,
    [1, 2, 3, 4].map((to) => [80 + to, to] as [number, number]),
  );
  await services.ch.exec(
    `insert into score_run values (1, '2026-11-01', 0, now64(3)), (2, '2026-11-21', 0, now64(3)), (3, '2026-11-02', 1, now64(3))`,
  );
  for (const [run, factor] of [
    [1, 1],
    [2, 100],
    [3, 100],
  ] as const)
    await services.ch.exec(
      `insert into score_row (run, bucket, party_id, p_alive, clv_365) select ${run}, bucket, party_id, alive, clv * ${factor}
from values('bucket UInt8, party_id UInt32, alive Float32, clv Float32', ${parties.map((party) => `(${bucketOf(party)}, ${party}, ${party % 4 === 0 ? 0.2 : 0.9}, ${clvOf(party)})`).join(", ")})`,
    );
});
afterAll(() => product.stop());

const rules: Record<string, Record<string, string>> = {
  "the product's own": {},
  "five equal groups": { scoring: "ntile" },
  "own percentiles over a year": {
    scoring: "percentile",
    r: "10,30,60,90",
    f: "40,60,80,95",
    m: "50,70,90,97",
    window: "365",
    highR: "3",
    highF: "4",
  },
  "own cuts, other levels, and growth": {
    scoring: "custom",
    r: "30,90,180,360",
    f: "1,2,4,8",
    m: "100,400,900,2000",
    highM: "4",
    importantWinBack: "low",
    generalValue: "low",
    growth: "20",
  },
};

let version = 0;
let minute = 0;
for (const [name, value] of Object.entries(rules))
  test(`${name}: page, list, file, log and slice say the same of everyone`, async () => {
    product.setNow(new Date(Date.UTC(2026, 10, 21, 4, ++minute)));
    version = (
      await product.call("saveDefinitions", { version, changes: [{ subject: "valueClasses", value }] })
    ).version;
    await writeValueClasses(product.services, signal);
    const page = await product.call("rfm", { asOf: day });
    expect(page.company).toBe(true);
    expect(page.levels.reduce((sum, entry) => sum + entry.customers, 0)).toBe(page.customers);
    const people = new Map<number, { level: string; class: string }>();
    for (const { level, customers, amount } of page.levels) {
      const list = await product.call("listRfmCustomers", { asOf: day, level, limit: 500 });
      expect([list.total, list.people.length, list.amount]).toEqual([customers, customers, amount]);
      for (const one of list.people) people.set(one.customerId, { level: one.level, class: one.class });
      const filtered = await product.call("listCustomers", { filter: { levels: [level] }, limit: 200 });
      expect(filtered.total).toBe(customers);
      const sample = people.keys().next().value!;
      expect(await levelOf(product.services.ch, [sample])).toBe(people.get(sample)!.level);
    }
    const log = await product.services.ch.rows<{ customer_id: number; segment: number }>(
      "select customer_id, segment from segment_member order by customer_id, segment",
    );
    const expected = [...people].flatMap(([customer_id, one]) =>
      [segmentOf(one.class as never), segmentOfLevel(one.level as never)]
        .sort((a, b) => a - b)
        .map((segment) => ({ customer_id, segment })),
    );
    expect(log).toEqual(expected.sort((a, b) => a.customer_id - b.customer_id || a.segment - b.segment));
    const values = await product.call("clv", { asOf: day, by: "valueLevel" });
    for (const group of values.groups)
      expect(group.customers).toBe(page.levels.find(({ level }) => level === group.value)!.customers);
    const moved = await product.call("previewDefinitions", {
      changes: [{ subject: "valueClasses", value }],
    });
    expect(moved.levels.every(({ from, to }) => from === to)).toBe(true);
    expect(moved.levels.reduce((sum, one) => sum + one.customers, 0)).toBe(page.customers);
  });

test("own percentiles over a year are what a loop over the orders gives", async () => {
  const value = rules["own percentiles over a year"]!;
  version = (
    await product.call("saveDefinitions", { version, changes: [{ subject: "valueClasses", value }] })
  ).version;
  const number = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const moment = number("2026-11-21");
  const people = new Map<number, { last: number; orders: number; money: number }>();
  for (const line of lines.filter((one) => number(one.day) < moment)) {
    const mine = people.get(customerOf(line.party)) ?? { last: 0, orders: 0, money: 0 };
    mine.last = Math.max(mine.last, number(line.day));
    if (number(line.day) >= moment - 365) {
      mine.orders++;
      mine.money += line.amount;
    }
    people.set(customerOf(line.party), mine);
  }
  const rows = [...people.values()].map((one) => ({ ...one, days: moment - one.last }));
  const cuts = (values: number[], text: string) => {
    const sorted = values.sort((a, b) => a - b);
    return text.split(",").map((share) => {
      const at = (Number(share) / 100) * (sorted.length - 1);
      const low = Math.floor(at);
      const high = sorted[Math.min(low + 1, sorted.length - 1)]!;
      return Number((sorted[low]! + (at - low) * (high - sorted[low]!)).toFixed(6));
    });
  };
  const over = (list: number[], one: number) => list.filter((cut) => cut < one).length;
  const [r, f, m] = [
    cuts(
      rows.map((row) => row.days),
      value.r!,
    ),
    cuts(
      rows.map((row) => row.orders),
      value.f!,
    ),
    cuts(
      rows.map((row) => row.money),
      value.m!,
    ),
  ];
  const scored = rows.map((row) => ({
    r: 5 - over(r, row.days),
    f: 1 + over(f, row.orders),
    m: 1 + over(m, row.money),
  }));
  const mean = scored.reduce((sum, row) => sum + row.m, 0) / scored.length;
  const high = scored.filter((row) => row.m > mean + 0.25 && row.f >= 4).length;
  const page = await product.call("rfm", { asOf: day });
  expect(page.cuts).toEqual({ r, f, m });
  expect(page.levels[0]!.customers).toBe(high);
});

test("who is expected to grow is not low; only forecasts made before the day count", async () => {
  const value = { growth: "20", generalValue: "low", generalDevelop: "low" };
  const before = await product.call("rfm", { asOf: day, scoring: { rule: "equal" }, windowDays: 0 });
  version = (
    await product.call("saveDefinitions", { version, changes: [{ subject: "valueClasses", value }] })
  ).version;
  const year = new Map<number, number>();
  for (const line of lines.filter((one) => one.day >= "2025-11-21" && one.day < "2026-11-21"))
    year.set(customerOf(line.party), (year.get(customerOf(line.party)) ?? 0) + line.amount);
  const grows = (customer: number) => {
    const spent = year.get(customer) ?? 0;
    return spent > 0 && customer % 4 !== 0 && clvOf(customer) >= 1.2 * spent;
  };
  const low = await product.call("listRfmCustomers", { asOf: day, level: "low", limit: 500 });
  expect(low.people.some((one) => grows(one.customerId))).toBe(false);
  const potential = await product.call("listRfmCustomers", { asOf: day, level: "potential", limit: 500 });
  const raised = potential.people.filter((one) => one.class.startsWith("general"));
  expect(raised.length).toBeGreaterThan(0);
  expect(raised.every((one) => grows(one.customerId))).toBe(true);
  const page = await product.call("rfm", { asOf: day });
  expect(page.levels[1]!.grown).toBe(raised.length);
  expect(before.customers).toBe(page.customers);
  // Before the first run nothing was forecast, so nothing is raised.
  const earlier = await product.call("rfm", { asOf: "2026-10-01" });
  expect(earlier.levels.map(({ grown }) => grown)).toEqual([0, 0, 0]);
});

test("a rule that is none is refused, and another one's people are told before it is saved", async () => {
  const preview = (value: Record<string, string>) =>
    product.call("previewDefinitions", { changes: [{ subject: "valueClasses", value }] });
  await expect(preview({ scoring: "custom", r: "1,2,3" })).rejects.toMatchObject({
    code: "customers.cuts_not_rising",
  });
  await expect(
    preview({ scoring: "percentile", r: "10,20,30,100", f: "1,2,3,4", m: "1,2,3,4" }),
  ).rejects.toMatchObject({ code: "customers.cuts_not_rising" });
  await expect(preview({ importantValue: "best" })).rejects.toMatchObject({ code: "metrics.unknown_choice" });
  const moved = await preview({ importantValue: "low", importantKeep: "low" });
  expect(moved.levels.some(({ from, to }) => from === "high" && to === "low")).toBe(true);
  const { versions } = await product.call("definitionHistory", { subject: "valueClasses" });
  expect(versions).toHaveLength(6);
  expect(versions[0]!.title.zh).toBe("怎样分高价值、潜力、低价值");
});
