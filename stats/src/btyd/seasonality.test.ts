import { describe, expect, it } from "vitest";
import { randomGamma, seeded } from "../random.ts";
import { bgNbd, fitBgNbd } from "./bgNbd.ts";
import { readPurchases } from "./purchases.ts";
import { applyClock, seasonalClock, seasonalFactors } from "./seasonality.ts";
import { summarisePurchases } from "./summarise.ts";

/** December twice as busy as the other months. */
const planted = Float64Array.from({ length: 12 }, (_, m) => (m === 11 ? 24 / 13 : 12 / 13));
const START = Date.UTC(2020, 0, 1) / 86_400_000;
const END = Date.UTC(2023, 10, 30) / 86_400_000;

/** Customers who join over four years and never leave, buying evenly in the clock's time. Seed 12. */
function makeLog() {
  const uniform = seeded(12);
  const clock = seasonalClock(planted);
  const days = Array.from({ length: END + 62 - START }, (_, d) => clock.at(START + d + 1));
  const customer: number[] = [];
  const time: number[] = [];
  for (let c = 0; c < 3000; c++) {
    const rate = randomGamma(uniform, 2, 60);
    let t = clock.at(START + Math.floor(uniform() * (END - START)));
    while (t < days[days.length - 1]!) {
      let d = 0;
      for (let low = 0, high = days.length - 1; low <= high; ) {
        const middle = (low + high) >> 1;
        if (days[middle]! > t) [d, high] = [middle, middle - 1];
        else low = middle + 1;
      }
      customer.push(c);
      time.push(START + d);
      t -= Math.log(uniform()) / rate;
    }
  }
  return { customer, time };
}

describe("seasonality", () => {
  const log = makeLog();
  const purchases = readPurchases(log, { end: END });
  const found = seasonalFactors(purchases);
  it("finds the planted December", () => {
    if ("code" in found) throw new Error(found.en);
    expect(found.months).toBe(47);
    expect(found.factors[11]).toBeGreaterThan(1.7);
    expect(found.factors[11]).toBeLessThan(2);
    for (let m = 0; m < 11; m++) expect(Math.abs(found.factors[m]! - 12 / 13)).toBeLessThan(0.08);
  });
  it("makes the forecast of December right where an even clock is half", () => {
    if ("code" in found) throw new Error(found.en);
    const december = END + 31;
    const later = readPurchases(log, { end: december });
    const known = new Set(purchases.customer);
    let actual = 0;
    later.customer.forEach((name, c) => {
      if (!known.has(name)) return;
      for (let k = later.start[c]!; k < later.start[c + 1]!; k++) if (later.time[k]! > END) actual++;
    });
    const clock = seasonalClock(found.factors);
    const total = (summary: ReturnType<typeof summarisePurchases>, horizon: number) =>
      bgNbd
        .expectedTransactionsAll(fitBgNbd(summary).params, summary, horizon)
        .reduce((sum, v) => sum + v, 0);
    const even = total(summarisePurchases(purchases, 7), 31 / 7);
    const seasonal = total(
      summarisePurchases(applyClock(purchases, clock), 7),
      (clock.at(december + 1) - clock.at(END + 1)) / 7,
    );
    expect(even / actual).toBeLessThan(0.65);
    expect(Math.abs(seasonal / actual - 1)).toBeLessThan(0.1);
  });
  it("says how much history is missing, and refuses impossible factors", () => {
    const short = seasonalFactors(readPurchases(log, { end: START + 500 }));
    expect("code" in short && short.en).toContain("36 whole months");
    expect(() => seasonalClock([1, 2])).toThrow(/got 2/);
    expect(() => seasonalClock(new Float64Array(12))).toThrow(/got 0 for month 1/);
  });
  it("keeps a clock of even months the calendar's", () => {
    const clock = seasonalClock(new Float64Array(12).fill(1));
    for (const day of [-400.5, 0, 59, 19000.25]) expect(clock.at(day)).toBeCloseTo(day, 9);
  });
});
