import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultValueRule } from "../../customers/valueClasses/valueRule.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertLines, type Line, mergeParties } from "../fixtures/insertLines.ts";
import { classOf } from "../rfm/classes.ts";

/** A thousand orders of 160 people over eighteen months, by a fixed seed; 161 to 170 are second files of 1 to 10. */
function madeLines(): Line[] {
  let seed = 11;
  const next = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  return Array.from({ length: 1000 }, (_, order) => {
    const party = 1 + Math.floor((next(170) * (1 + next(170))) / 170);
    const day = new Date(Date.UTC(2025, 0, 1 + next(540))).toISOString().slice(0, 10);
    return { party, day, order: order + 1, amount: 1 + next(400) };
  });
}

const lines = madeLines();
const customerOf = (party: number) => (party > 160 ? party - 160 : party);
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const day = "2026-05-31";
const previousDay = "2026-03-02";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  await insertLines(product.services, lines);
  await mergeParties(
    product.services,
    Array.from({ length: 10 }, (_, i) => [161 + i, 1 + i] as [number, number]),
  );
  await insertEvents(product.services, "interaction", [
    ...[...contacted].map((party) => ({ party, day: "2026-04-01", direction: "out", kind: "call" })),
    { party: 3, day: "2026-05-31", direction: "out", kind: "call" },
    { party: 4, day: "2026-04-01", direction: "in", kind: "call" },
    { party: 5, day: "2026-03-02", direction: "out", kind: "call" },
    { party: 6, day: "2026-06-01", direction: "out", kind: "call" },
  ]);
  await insertEvents(
    product.services,
    "membership_term",
    terms.map(({ party, endedOn }) => ({ party, day: "2024-06-01", ended_on: endedOn, programme: "card" })),
  );
});
afterAll(() => product.stop());

/** Reached out to between the two days; the others wrote by themselves, or were called before or after. */
const contacted = new Set([3, 7, 11, 20, 33]);

type Rule = "rhythm" | "fixed" | "cancelled";

/** Sixty people took a card: some handed it back before both days, some between them, some not at all. */
const terms = Array.from({ length: 60 }, (_, i) => ({
  party: i + 1,
  endedOn: [null, "2026-01-15", "2026-04-15"][i % 3]!,
}));

/** The question worked out in plain loops, customer by customer. */
function byHand(until: string, rule: Rule, windowDays: number) {
  const people = new Map<number, { days: Set<number>; orders: number; money: number }>();
  for (const line of lines.filter((one) => one.day <= until)) {
    const mine = people.get(customerOf(line.party)) ?? { days: new Set(), orders: 0, money: 0 };
    mine.days.add(dayNumber(line.day));
    mine.orders++;
    mine.money += line.amount;
    people.set(customerOf(line.party), mine);
  }
  const moment = dayNumber(until) + 1;
  const rows = [...people].map(([id, { days, ...rest }]) => {
    const seen = [...days].sort((a, b) => a - b);
    const gaps = seen
      .slice(1)
      .map((at, i) => at - seen[i]!)
      .sort((a, b) => a - b);
    const median = ((gaps[(gaps.length - 1) >> 1] ?? 0) + (gaps[gaps.length >> 1] ?? 0)) / 2;
    const silent = moment - seen.at(-1)!;
    const limit = rule === "rhythm" && seen.length > 2 ? Math.max(30, 2 * median) : windowDays;
    const term = terms.find(({ party }) => party === id);
    const hasLeft = term !== undefined && term.endedOn !== null && dayNumber(term.endedOn) < moment;
    return { id, silent, ...rest, lost: rule === "cancelled" ? hasLeft : silent > limit };
  });
  const cuts = (values: number[]) => {
    const sorted = values.sort((a, b) => a - b);
    return [0.2, 0.4, 0.6, 0.8].map((p) => {
      const at = p * (sorted.length - 1);
      const low = Math.floor(at);
      const high = Math.min(low + 1, sorted.length - 1);
      return Number((sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!)).toFixed(6));
    });
  };
  const [r, f, m] = [
    cuts(rows.map((row) => row.silent)),
    cuts(rows.map((row) => row.orders)),
    cuts(rows.map((row) => row.money)),
  ];
  const over = (list: number[], value: number) => list.filter((cut) => cut < value).length;
  const scored = rows.map((row) => ({
    ...row,
    scores: { r: 5 - over(r, row.silent), f: 1 + over(f, row.orders), m: 1 + over(m, row.money) },
  }));
  const mean = (name: "r" | "f" | "m") =>
    scored.reduce((sum, row) => sum + row.scores[name], 0) / scored.length + 0.25;
  const borders = { r: mean("r"), f: mean("f"), m: mean("m") };
  return new Map(scored.map((row) => [row.id, { ...row, class: classOf(row.scores, borders) }]));
}

function flowByHand(by: "level" | "class", rule: Rule = "rhythm", windowDays = 180) {
  const before = byHand(previousDay, rule, windowDays);
  const cells = new Map<string, { customers: number; amount: number; contacted: number }>();
  let stayedLost = 0;
  for (const [id, now] of byHand(day, rule, windowDays)) {
    const then = before.get(id);
    if (then?.lost && now.lost) {
      stayedLost++;
      continue;
    }
    const name = (one: typeof now) => (by === "class" ? one.class : defaultValueRule.levels[one.class]);
    const key = `${then ? (then.lost ? "returned" : name(then)) : "new"} ${now.lost ? "lost" : name(now)}`;
    const cell = cells.get(key) ?? { customers: 0, amount: 0, contacted: 0 };
    cell.customers++;
    cell.amount += now.money - (then?.money ?? 0);
    cell.contacted += contacted.has(id) ? 1 : 0;
    cells.set(key, cell);
  }
  return { cells: Object.fromEntries([...cells].sort()), stayedLost };
}

const asked = { asOf: day, compareWith: previousDay };

describe("the flow is what loops over the orders give", () => {
  for (const by of ["level", "class"] as const)
    test(by, async () => {
      const flow = await product.call("structure", { ...asked, by });
      const cells = Object.fromEntries(
        flow.cells
          .map(({ from, to, ...rest }) => [`${from} ${to}`, rest] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      const hand = flowByHand(by);
      expect(cells).toEqual(hand.cells);
      expect(flow.stayedLost).toBe(hand.stayedLost);
      expect(flow.stayedLost).toBeGreaterThan(0);
      expect(Object.keys(cells).some((key) => key.startsWith("new "))).toBe(true);
      expect(Object.keys(cells).some((key) => key.startsWith("returned "))).toBe(true);
      expect(Object.keys(cells).some((key) => key.endsWith(" lost"))).toBe(true);
    });
});

test("whoever is in no cell was lost at both days; classes agree with the value page where nobody is lost", async () => {
  const [flow, value] = [
    await product.call("structure", { ...asked, by: "class" }),
    await product.call("rfm", { asOf: day }),
  ];
  const inCells = flow.cells.reduce((sum, cell) => sum + cell.customers, 0);
  expect(inCells + flow.stayedLost).toBe(value.customers);
  for (const group of flow.groups)
    expect(group.after).toBeLessThanOrEqual(
      value.classes.find((entry) => entry.class === group.key)!.customers,
    );
});

test("the company's rule of who is lost is followed: a cancelled membership, a fixed window", async () => {
  const decide = (version: number, value: Record<string, string>) =>
    product.call("saveDefinitions", { version, changes: [{ subject: "churnRate", value }], note: "" });
  await decide(0, { rule: "cancelled" });
  const left = await product.call("structure", { ...asked, by: "level" });
  const leftByHand = flowByHand("level", "cancelled");
  expect(left.stayedLost).toBe(leftByHand.stayedLost);
  expect(left.stayedLost).toBeGreaterThan(10);
  expect(
    Object.fromEntries(left.cells.map(({ from, to, customers }) => [`${from} ${to}`, customers])),
  ).toEqual(
    Object.fromEntries(Object.entries(leftByHand.cells).map(([key, { customers }]) => [key, customers])),
  );
  await decide(1, { rule: "fixed", windowDays: "90" });
  const flow = await product.call("structure", { ...asked, by: "level" });
  const hand = flowByHand("level", "fixed", 90);
  expect(flow.stayedLost).toBe(hand.stayedLost);
  expect(flow.lostRule).toMatchObject({ rule: "fixed", windowDays: "90" });
});

test("each cell lists its people, with what was known of them then and now", async () => {
  const flow = await product.call("structure", { ...asked, by: "level" });
  for (const cell of flow.cells) {
    const list = await product.call("listStructureCustomers", {
      ...asked,
      by: "level",
      from: cell.from,
      to: cell.to,
      limit: 500,
    });
    expect([list.total, list.people.length, list.amount]).toEqual([
      cell.customers,
      cell.customers,
      cell.amount,
    ]);
    for (const one of list.people) {
      expect(one.before === null).toBe(cell.from === "new");
      expect(one.contributes).toBe(one.after.money - (one.before?.money ?? 0));
      expect(one.after.high.r).toBe(one.after.days <= list.borders.after.days!);
      expect(one.after.high.f).toBe(one.after.orders >= list.borders.after.orders!);
      expect(one.after.high.m).toBe(one.after.money >= list.borders.after.money!);
    }
  }
});

test("target against actual: the company's, and only by levels", async () => {
  expect((await product.call("structure", asked)).target).toBeNull();
  const value = { by: "share", day: "2027-06-30", high: "40", potential: "30", low: "30" };
  const { version } = await product.call("readDefinitions", {});
  await product.call("saveDefinitions", { version, changes: [{ subject: "structureTarget", value }] });
  const { target, groups } = await product.call("structure", asked);
  expect(target!.rows.map(({ level, actual }) => [level, actual])).toEqual(
    groups.map(({ key, after }) => [key, after]),
  );
  expect(target!.rows.reduce((sum, row) => sum + row.gap, 0)).toBe(0);
  expect((await product.call("structure", { ...asked, by: "class" })).target).toBeNull();
});

test("the day to compare with must be earlier", async () => {
  await expect(product.call("structure", { asOf: day, compareWith: day })).rejects.toMatchObject({
    code: "metrics.structure_days",
  });
});
