import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../../customers/fixture.ts";
import { insertEvents } from "../../metrics/fixtures/insertEvents.ts";
import { insertLines, type Line } from "../../metrics/fixtures/insertLines.ts";
import type { JobContext } from "../../platform/jobs.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { Dice } from "../rule/Dice.ts";
import { groupCustomers } from "./groupCustomers.ts";
import { groupNames } from "./groupNames.ts";
import { listGroup } from "./listGroup.ts";

let product: Harness;
let owner: number;
let them: { id: number; publicId: string }[];
const often = 90;
const once = 210;

beforeAll(async () => {
  product = await startHarness({ background: false });
  owner = (await product.person("sales")).person!;
  them = await people(
    product,
    Array.from({ length: often + once }, (_, i) => ({
      kind: "person",
      name: `客${i}`,
      member_no: `M${i}`,
      ...(i % 3 === 0 ? { owner } : {}),
    })) as Parameters<typeof people>[1],
  );
});
afterAll(() => product.stop());

const context = () =>
  ({
    services: product.services,
    run: crypto.randomUUID(),
    signal: new AbortController().signal,
    person: null,
    report: async () => {},
  }) as unknown as JobContext;
const dayBefore = (days: number) =>
  new Date(Date.parse("2026-11-21") - days * 86_400_000).toISOString().slice(0, 10);

test("too few who bought is said before anything is tried", async () => {
  expect(await product.call("readGrouping", {})).toBeNull();
  await expect(groupCustomers.run(context(), {} as never)).rejects.toMatchObject({
    code: "segments.too_few_to_group",
  });
});

test("groups that were planted are found, named by what sets them apart, and kept as a list", async () => {
  const dice = new Dice(11);
  // Ninety come every fortnight and spend much over many categories; the others came once or twice long ago.
  const lines = them.flatMap(({ id }, i): Line[] =>
    i < often
      ? Array.from({ length: 20 + dice.below(15) }, (_, n) => ({
          party: id,
          day: dayBefore(1 + n * 14 + dice.below(10)),
          order: i * 100 + n,
          amount: 150 + dice.below(150),
          category: `类${n % (5 + dice.below(4))}`,
        }))
      : Array.from({ length: 1 + dice.below(2) }, (_, n) => ({
          party: id,
          day: dayBefore(250 + dice.below(400)),
          order: i * 100 + n,
          amount: 20 + dice.below(40),
          category: `类${n}`,
        })),
  );
  await insertLines(product.services, lines);
  await groupCustomers.run(context(), {} as never);
  const found = (await product.call("readGrouping", {}))!;
  expect(found).toMatchObject({ customers: often + once, sampled: often + once });
  expect(found.chosen).toMatchObject({ k: 2, holds: true });
  expect(found.chosen!.silhouette).toBeGreaterThan(0.5);
  expect(found.chosen!.leastJaccard).toBeGreaterThan(0.95);
  expect(found.groups.map((one) => one.customers)).toEqual([once, often]);
  expect(found.groups[1]!.name.zh).not.toBe(found.groups[0]!.name.zh);
  expect(found.groups[1]!.moneyShare).toBeGreaterThan(0.9);
  const orders = found.groups.map((one) => one.medians.find(({ feature }) => feature === "orders")!.value!);
  expect(orders[1]).toBeGreaterThan(15);
  expect(orders[0]).toBeLessThanOrEqual(2);

  const behind = await product.call("groupPeople", { run: found.run, group: 1, limit: 100 });
  expect(behind.total).toBe(often);
  expect(behind.people.every((one) => Number(one.name!.slice(1)) < often)).toBe(true);

  await product.call("keepGroup", { run: found.run, group: 1, name: "常客组" });
  const job = context();
  const asked = { run: found.run, group: 1, name: "常客组", folder: "" } as never;
  const kept = (await listGroup.run(job, asked)) as { segment: number };
  const { segment } = kept;
  expect(await listGroup.run(job, asked), "killed before its end was noted, and tried again").toEqual(kept);
  await expect(listGroup.run(context(), asked)).rejects.toMatchObject({ code: "segments.name_taken" });
  await product.carry();
  expect((await product.call("listSegmentMembers", { id: segment })).total).toBe(often);
  expect((await product.call("readSegment", { id: segment })).versions[0]!.sentence.zh).toContain("自然分组");
  await expect(product.call("keepGroup", { run: found.run, group: 1, name: "常客组" })).rejects.toMatchObject(
    {
      code: "segments.name_taken",
    },
  );
  await expect(product.call("keepGroup", { run: found.run, group: 7, name: "x" })).rejects.toMatchObject({
    code: "segments.no_group",
  });
});

test("more can be looked at: interactions tell apart who buys alike, marks that few gave are left out in words", async () => {
  const other = await startHarness({ background: false });
  try {
    const dice = new Dice(21);
    const ids = Array.from({ length: 240 }, (_, i) => i + 1);
    const bell = () => dice.unit() + dice.unit() + dice.unit() - 1.5;
    await insertLines(
      other.services,
      ids.flatMap((id): Line[] =>
        Array.from({ length: Math.max(2, Math.round(8 * Math.exp(0.5 * bell()))) }, (_, n) => ({
          party: id,
          day: dayBefore(1 + Math.round((60 * n + 30) * Math.exp(0.5 * bell()))),
          order: id * 1000 + n,
          amount: Math.round(100 * Math.exp(0.6 * bell())),
          category: dice.unit() < (id % 2 ? 0.9 : 0.1) ? "乳品" : "茶",
        })),
      ),
    );
    // Of every other one it is the dairy, and he is in touch every month and comes by himself.
    await insertEvents(
      other.services,
      "interaction",
      ids.flatMap((id) =>
        id % 2 === 0
          ? []
          : Array.from({ length: 9 + dice.below(5) }, (_, n) => ({
              ...{ party: id, day: dayBefore(10 + 25 * n), direction: "in", channel: "电话" },
            })),
      ),
    );
    await insertEvents(
      other.services,
      "answer",
      ids.slice(0, 40).map((id) => ({
        party: id,
        day: dayBefore(9),
        measure: "csat",
        score: 1 + dice.below(5),
        scale_from: 1,
        scale_to: 5,
      })),
    );
    const there = await other.call("groupingInputs", {});
    expect(there.customers).toBe(240);
    expect(there.inputs.filter((one) => one.usable).map((one) => one.input)).toEqual([
      "purchases",
      "categories",
      "contacts",
    ]);
    const marks = there.inputs.find((one) => one.input === "satisfaction")!.features[0]!;
    expect(marks).toMatchObject({ usable: false, least: 0.5 });
    expect(marks.share).toBeCloseTo(40 / 240, 9);

    const run = (inputs?: unknown) =>
      groupCustomers.run({ ...context(), services: other.services }, { inputs } as never);
    await run();
    expect((await other.call("readGrouping", {}))!.chosen, "they buy alike").toBeNull();
    await run(["categories", "contacts", "satisfaction"]);
    const found = (await other.call("readGrouping", {}))!;
    expect(found).toMatchObject({ inputs: ["categories", "contacts", "satisfaction"], chosen: { k: 2 } });
    expect(found.leftOut.map((one) => one.title.zh)).toContain("平均打分（1–5）");
    expect(found.groups.map((one) => one.customers)).toEqual([120, 120]);
    const touched = found.groups.find(({ medians }) =>
      medians.some((one) => one.feature === "contactsYear" && one.value! > 5),
    )!;
    expect(touched.name.zh).toMatch(/联系得多|常主动来找|多买乳品|少买茶/);
    expect(touched.medians.find((one) => one.title.zh === "「乳品」占金额")!.value).toBeGreaterThan(0.7);
    const behind = await other.call("groupPeople", { run: found.run, group: touched.group });
    expect(behind.total).toBe(120);
    await expect(run(["satisfaction"])).rejects.toMatchObject({ code: "segments.nothing_to_group_by" });
    const some = await other.person("manager", { all: false, owners: [], regions: ["32"] });
    await expect(other.call("groupingInputs", {}, { actor: some })).rejects.toMatchObject({
      code: "segments.all_only",
    });
  } finally {
    await other.stop();
  }
});

test("who sees some sees the groups of his own, and cannot make them anew", async () => {
  const manager = await product.person("manager", { all: false, owners: [owner], regions: [] });
  const own = (await product.call("readGrouping", {}, { actor: manager }))!;
  expect(own.groups.map((one) => one.customers)).toEqual([once / 3, often / 3]);
  expect(own, "nor how many the company has").toMatchObject({
    customers: (once + often) / 3,
    sampled: null,
  });
  await expect(product.call("startGrouping", {}, { actor: manager })).rejects.toMatchObject({
    code: "segments.all_only",
  });
});

test("customers of one kind are not cut into groups", async () => {
  const other = await startHarness({ background: false });
  try {
    const dice = new Dice(4);
    const bell = () => dice.unit() + dice.unit() + dice.unit() - 1.5;
    const lines = Array.from({ length: 600 }, (_, i): Line[] => {
      const orders = Math.max(2, Math.round(8 * Math.exp(0.6 * bell())));
      return Array.from({ length: orders }, (_, n) => ({
        party: i + 1,
        day: dayBefore(1 + Math.round((80 * n + 40) * Math.exp(0.5 * bell()))),
        order: i * 1000 + n,
        amount: Math.round(100 * Math.exp(0.8 * bell())),
        category: `类${dice.below(9)}`,
      }));
    }).flat();
    await insertLines(other.services, lines);
    await groupCustomers.run({ ...context(), services: other.services }, {} as never);
    const found = (await other.call("readGrouping", {}))!;
    expect(found.tried.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(found.chosen).toBeNull();
    expect(found.groups).toEqual([]);
    const some = await other.person("manager", { all: false, owners: [], regions: ["32"] });
    expect(await other.call("readGrouping", {}, { actor: some })).toMatchObject({
      customers: null,
      sampled: null,
      chosen: null,
    });
  } finally {
    await other.stop();
  }
});

test("names take as many words as tell the groups apart", () => {
  const scales = ["silent", "orders", "money"].map((feature) => ({ feature, mean: 0, sd: 1 }));
  expect(
    groupNames({
      inputs: ["purchases"],
      categories: [],
      scales,
      centres: [
        [1, -0.9, 0.1],
        [1, -0.9, -0.2],
        [-1, 0.2, 0.5],
      ],
    }).map(({ en }) => en),
  ).toEqual([
    "long silent, few orders, spend much",
    "long silent, few orders, spend little",
    "bought lately, spend much",
  ]);
});
