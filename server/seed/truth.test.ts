import { describe, expect, test } from "vitest";
import { dayOf, festivalsBetween, isoDay } from "./calendar.ts";
import { generateSample } from "./generateSample.ts";
import type { Sample, SampleOrderLine } from "./rows.ts";
import {
  type Change,
  FESTIVAL_SEASONS,
  HABITS,
  PAIRS,
  type PlantedCustomer,
  PRICE_RISES,
  plantedTruth,
  SEASONS,
  type Visibility,
} from "./truth.ts";

const OPTIONS = { seed: 1, customers: 3000, until: "2026-11-21" };
const UNTIL = dayOf(OPTIONS.until);
const sample: Sample = generateSample(OPTIONS);
const truth = plantedTruth(OPTIONS);

const orderDay = new Map(
  sample.orders.map(({ orderNo, orderedAt }) => [orderNo, dayOf(orderedAt.slice(0, 10))]),
);
const visits = new Map<string, number[]>(sample.customers.map(({ memberNo }) => [memberNo, []]));
for (const { orderNo, memberNo, kind } of sample.orders) {
  if (memberNo !== null && kind === "sale") visits.get(memberNo)!.push(orderDay.get(orderNo)!);
}
const sold: (SampleOrderLine & { day: number; category: string })[] = [];
const categoryOf = new Map(sample.products.map(({ code, category }) => [code, category]));
for (const line of sample.lines) {
  if (line.kind !== "sale") continue;
  sold.push({ ...line, day: orderDay.get(line.orderNo)!, category: categoryOf.get(line.productCode)! });
}

const who = (change: Change, visibility?: Visibility): PlantedCustomer[] =>
  truth.customers.filter(
    (c) => c.change === change && (visibility === undefined || c.visibility === visibility),
  );
function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const customer = new Map(sample.customers.map((row) => [row.memberNo, row]));

/** Visits per day after over before, all together; the first visit only opens the time before. */
function pace(
  customers: readonly { memberNo: string; on: string | null }[],
  onOf = (c: { on: string | null }) => dayOf(c.on!),
) {
  let before = 0;
  let after = 0;
  let daysBefore = 0;
  let daysAfter = 0;
  for (const one of customers) {
    const on = onOf(one);
    const days = visits.get(one.memberNo)!;
    before += days.filter((day) => day > days[0]! && day < on).length;
    daysBefore += on - days[0]!;
    after += days.filter((day) => day >= on).length;
    daysAfter += UNTIL - on + 1;
  }
  return after / daysAfter / (before / daysBefore);
}

/** Share of a category among the lines of the days that are asked for. */
function share(category: string, on: (day: number) => boolean): number {
  const lines = sold.filter(({ day }) => on(day));
  return lines.filter((line) => line.category === category).length / lines.length;
}

describe("who", () => {
  test("habits and changes come in the proportions that are written down", () => {
    for (const [, habit, change] of HABITS) {
      const planned = HABITS.filter((row) => row[1] === habit && row[2] === change).reduce(
        (sum, [n]) => sum + n,
        0,
      );
      const found = truth.customers.filter((c) => c.habit === habit && c.change === change);
      expect(found, `${habit} ${change}`).toHaveLength(planned * 30);
    }
    expect(HABITS.reduce((sum, [n]) => sum + n, 0)).toBe(100);
  });

  test("lapsers stop on their day, with a life before it", () => {
    const lapsers = who("lapse");
    expect(lapsers).toHaveLength(390);
    expect(
      lapsers.filter(({ memberNo, on }) => visits.get(memberNo)!.some((day) => day >= dayOf(on!))),
    ).toEqual([]);
    expect(lapsers.filter(({ memberNo }) => visits.get(memberNo)!.length < 3)).toEqual([]);
    const silences = lapsers.map(({ memberNo, on }) => dayOf(on!) - visits.get(memberNo)!.at(-1)!);
    expect(mean(silences)).toBeLessThan(20); // they did shop until then
  });

  test("fallers come half as often, risers twice as often, from that day on", () => {
    const plain = (change: Change) => who(change, "plain").filter(({ habit }) => habit !== "wandering");
    expect(pace(plain("fall"))).toBeGreaterThan(0.42);
    expect(pace(plain("fall"))).toBeLessThan(0.58);
    expect(pace(plain("rise"))).toBeGreaterThan(1.8);
    expect(pace(plain("rise"))).toBeLessThan(2.2);
  });

  test("the baskets of shrinkers halve", () => {
    const counts = { before: [] as number[], after: [] as number[] };
    const on = new Map(who("shrink").map((c) => [c.memberNo, dayOf(c.on!)]));
    const size = new Map<string, number>();
    for (const { orderNo } of sold) size.set(orderNo, (size.get(orderNo) ?? 0) + 1);
    for (const { memberNo, orderNo, kind } of sample.orders) {
      const change = memberNo === null ? undefined : on.get(memberNo);
      if (change === undefined || kind === "return") continue;
      counts[orderDay.get(orderNo)! < change ? "before" : "after"].push(size.get(orderNo)!);
    }
    const ratio = mean(counts.after) / mean(counts.before);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(0.55);
  });

  test("control: those with a habit and no change keep their pace over any day", () => {
    const steady = who("none").filter(
      ({ habit, memberNo }) =>
        ["weekly", "fortnightly", "payday", "wandering"].includes(habit) &&
        visits.get(memberNo)![0]! < UNTIL - 500,
    );
    expect(steady.length).toBeGreaterThan(300);
    const middle = pace(steady, () => UNTIL - 200);
    expect(middle).toBeGreaterThan(0.97);
    expect(middle).toBeLessThan(1.03);
  });

  test("changes reach from plain to invisible", () => {
    for (const change of ["lapse", "fall", "rise"] as const) {
      for (const visibility of ["plain", "clear", "faint", "invisible"] as const) {
        expect(who(change, visibility).length, `${change} ${visibility}`).toBeGreaterThan(10);
      }
    }
    expect(who("none").every(({ on, visibility }) => on === null && visibility === null)).toBe(true);
  });

  test("rhythms are calendar habits, not lots: few gaps are short, none of the regular ones is long", () => {
    // An exponential waiting time with the mean of these gaps would leave 39 % of them under half the interval.
    for (const habit of ["weekly", "fortnightly", "payday"] as const) {
      const gaps: number[] = [];
      let interval = 0;
      for (const c of truth.customers) {
        if (c.habit !== habit || c.change !== "none") continue;
        interval = c.intervalDays!;
        const days = visits.get(c.memberNo)!.slice(1); // the first may be the day of joining
        for (let i = 1; i < days.length; i++) gaps.push(days[i]! - days[i - 1]!);
      }
      expect(gaps.filter((gap) => gap < interval / 2).length / gaps.length, habit).toBeLessThan(0.01);
      expect(gaps.filter((gap) => gap > interval * 4).length / gaps.length, habit).toBeLessThan(0.005);
    }
  });

  test("the same person under two numbers shares name, birthday and place, and not the phone", () => {
    expect(truth.samePerson).toHaveLength(24);
    for (const { memberNo, alsoMemberNo } of truth.samePerson) {
      const [a, b] = [customer.get(memberNo)!, customer.get(alsoMemberNo)!];
      expect([a.name, a.birthday, a.regionCode]).toEqual([b.name, b.birthday, b.regionCode]);
      expect(a.phone === null || a.phone !== b.phone).toBe(true);
    }
  });
});

describe("what", () => {
  test("the planted pairs sell together as much as they should, and the control pair does not", () => {
    const baskets = new Map<string, Set<string>>();
    for (const { orderNo, productCode } of sold) {
      const basket = baskets.get(orderNo);
      if (basket) basket.add(productCode);
      else baskets.set(orderNo, new Set([productCode]));
    }
    const all = [...baskets.values()];
    for (const { a, b, addProbability, visibility } of PAIRS) {
      const withA = all.filter((basket) => basket.has(a));
      const without = all.filter((basket) => !basket.has(a) && basket.size > 1);
      const excess =
        withA.filter((basket) => basket.has(b)).length / withA.length -
        without.filter((basket) => basket.has(b)).length / without.length;
      expect(withA.length, a).toBeGreaterThan(500);
      expect(Math.abs(excess - addProbability), `${a} ${b} ${excess}`).toBeLessThan(0.03);
      if (visibility === "plain") expect(excess).toBeGreaterThan(0.3);
    }
  });

  test("the products of the pairs are what the comments call them", () => {
    const name = new Map(sample.products.map((product) => [product.code, product.name]));
    const words = ["小龙虾", "精酿啤酒", "葱油拌面", "白桃气泡水", "抽纸", "洗手液", "海盐薯片", "原味酸奶"];
    const codes = PAIRS.flatMap(({ a, b }) => [a, b]);
    for (const [i, word] of words.entries()) expect(name.get(codes[i]!)).toContain(word);
  });

  test("seasons lift their category by their size, the control not at all", () => {
    for (const { category, months, multiplier } of SEASONS) {
      const inSeason = (day: number) => months.includes(Number(isoDay(day).slice(5, 7)));
      const inside = share(category, inSeason);
      const outside = share(category, (day) => !inSeason(day));
      // Odds, because a category that grows makes the whole grow too.
      const lift = inside / (1 - inside) / (outside / (1 - outside));
      expect(Math.abs(Math.log(lift / multiplier)), `${category} ${lift}`).toBeLessThan(0.15);
    }
  });

  test("gift boxes sell before the family feasts", () => {
    for (const { category, festival, daysBefore, multiplier } of FESTIVAL_SEASONS) {
      const feasts = festivalsBetween(UNTIL - 800, UNTIL + 60).filter(({ name }) => name === festival);
      const inside = share(category, (day) =>
        feasts.some((feast) => day < feast.day && day >= feast.day - daysBefore),
      );
      const outside = share(category, (day) => !feasts.some((feast) => Math.abs(day - feast.day) <= 60));
      expect(inside / outside, festival).toBeGreaterThan(multiplier * 0.6);
    }
  });

  test("dearer categories lose as much as is written down, the control nothing", () => {
    for (const { category, daysBefore, rise, demandEffect } of PRICE_RISES) {
      const from = UNTIL - daysBefore;
      // The same days of the year before: no season stands between.
      const after = share(category, (day) => day >= from && day > UNTIL - 365);
      const before = share(category, (day) => day >= from - 365 && day < from && day <= UNTIL - 365);
      const odds = after / (1 - after) / (before / (1 - before));
      expect(Math.abs(odds - (1 + demandEffect)), `${category} ${odds}`).toBeLessThan(0.07);
      const dearer = sample.products.filter((product) => product.category === category);
      const rises = dearer.map(({ prices }) => prices.at(-1)!.priceCents / prices[0]!.priceCents - 1);
      expect(mean(rises), category).toBeCloseTo(rise, 1);
      expect(dearer.every(({ prices }) => prices.at(-1)!.from === isoDay(from))).toBe(true);
    }
  });
});

describe("where from, and what they say", () => {
  const habitOf = new Map(truth.customers.map((c) => [c.memberNo, c]));

  test("passers-by are bought on 抖音, regulars are not; gender tells nothing", () => {
    const rate = (passer: boolean, is: (memberNo: string) => boolean) => {
      const some = truth.customers.filter(({ habit }) => (habit === "once" || habit === "never") === passer);
      return some.filter(({ memberNo }) => is(memberNo)).length / some.length;
    };
    const bought = (memberNo: string) => customer.get(memberNo)!.acquisitionChannel === "抖音投放";
    const female = (memberNo: string) => customer.get(memberNo)!.gender === "female";
    expect(rate(true, bought)).toBeCloseTo(0.4, 1);
    expect(rate(false, bought)).toBeCloseTo(0.09, 1);
    expect(Math.abs(rate(true, female) - rate(false, female))).toBeLessThan(0.06);
  });

  test("the weekly ones live in first-tier cities", () => {
    const firstTier = (is: (habit: string) => boolean) =>
      mean(
        truth.customers
          .filter(({ habit }) => is(habit))
          .map(({ memberNo }) => (/^(广州|深圳)市$/.test(customer.get(memberNo)!.city) ? 1 : 0)),
      );
    expect(firstTier((habit) => habit === "weekly")).toBeCloseTo(0.68, 1);
    expect(firstTier((habit) => habit === "payday" || habit === "once")).toBeCloseTo(0.4, 1);
  });

  test("lapsers complain before they go and recommend less; risers were called", () => {
    const complaints = groupBy(sample.complaints, ({ memberNo }) => memberNo);
    const complained = (memberNo: string, from: number, to: number) =>
      (complaints.get(memberNo) ?? []).some(({ at }) => {
        const day = dayOf(at.slice(0, 10));
        return day >= from && day < to;
      });
    const lapsers = who("lapse");
    const warned = lapsers.filter(({ memberNo, on }) => complained(memberNo, dayOf(on!) - 21, dayOf(on!)));
    expect(warned.length / lapsers.length).toBeGreaterThan(0.33);
    expect(warned.length / lapsers.length).toBeLessThan(0.48);

    const leaving: number[] = [];
    const staying: number[] = [];
    for (const { memberNo, nps, answeredOn } of sample.surveys) {
      if (nps === null) continue;
      const { change, on } = habitOf.get(memberNo)!;
      const near = change === "lapse" && dayOf(on!) - dayOf(answeredOn!) <= 120;
      (near ? leaving : staying).push(nps);
    }
    expect(leaving.length).toBeGreaterThan(15);
    expect(mean(staying) - mean(leaving)).toBeGreaterThan(2.5);

    const calls = groupBy(
      sample.interactions.filter(({ kind }) => kind === "call"),
      ({ memberNo }) => memberNo,
    );
    const called = (memberNo: string, on: number) =>
      (calls.get(memberNo) ?? []).some(({ at }) => {
        const before = on - dayOf(at.slice(0, 10));
        return before >= 2 && before <= 10;
      });
    const owned = who("rise").filter(({ memberNo }) => customer.get(memberNo)!.ownerName !== null);
    expect(mean(owned.map(({ memberNo, on }) => (called(memberNo, dayOf(on!)) ? 1 : 0)))).toBeGreaterThan(
      0.6,
    );
    const controls = who("none").filter(({ memberNo }) => customer.get(memberNo)!.ownerName !== null);
    expect(
      mean(controls.slice(0, 200).map(({ memberNo }) => (called(memberNo, UNTIL - 200) ? 1 : 0))),
    ).toBeLessThan(0.1);
  });
});

test("another seed plants other customers, at another place", () => {
  const other = plantedTruth({ ...OPTIONS, seed: 2 });
  const lapsers = (of: typeof truth) =>
    of.customers.filter(({ change }) => change === "lapse").map((c) => c.memberNo);
  const both = lapsers(truth).filter((memberNo) => lapsers(other).includes(memberNo));
  expect(both.length).toBeLessThan(100);
  expect(lapsers(other)).toHaveLength(390);
});
