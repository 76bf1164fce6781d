import { describe, expect, it } from "vitest";
import { summarise } from "./summarise.ts";

const log = {
  customer: ["b", "a", "a", "b", "a", "a", "a", "c"],
  time: [3.2, 17, 0.1, 3.9, 17.5, 10, 24, 30],
  amount: [5, 20, 10, 7, 4, -3, 6, 9],
};

describe("summarise", () => {
  it("merges days, nets refunds and leaves the first purchase out", () => {
    const s = summarise(log, { end: 28 });
    expect(s.customer).toEqual(["b", "a"]);
    expect([...s.x]).toEqual([0, 2]);
    expect([...s.tx]).toEqual([0, 24 / 7]);
    expect([...s.T]).toEqual([25 / 7, 4]);
    // a: day 0 pays 10 - 3 (the refund of day 10), day 17 pays 24, day 24 pays 6.
    expect([...s.firstSpend]).toEqual([12, 7]);
    expect(s.meanSpend[1]).toBe(15);
    expect(s.logGaps[1]).toBeCloseTo(Math.log(17 / 7) + Math.log(1), 12);
    expect(s.left).toEqual({ afterEnd: 1, refunds: 1, zeroSpend: 0, duplicates: 0 });
  });
  it("knows no future: a refund after the end changes nothing", () => {
    expect(summarise(log, { end: 9 }).firstSpend[1]).toBe(10);
  });
  it("keeps times of day apart when told", () => {
    const s = summarise(log, { end: 28, merge: "exact", unitDays: 1 });
    expect([...s.x]).toEqual([1, 3]);
    expect(s.tx[0]).toBeCloseTo(0.7, 12);
  });
  it("counts refunds, zeros and twins as told", () => {
    const twins = { customer: [1, 1, 1, 1], time: [0, 5, 5, 9], amount: [3, 0, 0, -1] };
    expect(summarise(twins, { merge: "none" }).x[0]).toBe(2);
    expect(summarise(twins, { merge: "none", dropDuplicates: true }).x[0]).toBe(1);
    expect(summarise(twins, { merge: "none", dropDuplicates: true }).left.duplicates).toBe(1);
    expect(summarise(twins, { zeroSpend: "drop" }).x[0]).toBe(0);
    expect(summarise(twins, { refunds: "purchase" }).x[0]).toBe(2);
    expect(summarise(twins, { refunds: "drop" }).meanSpend[0]).toBe(0);
  });
  it("uses the last row as the end when none is given, and refuses what is no number", () => {
    expect(summarise(log).end).toBe(30);
    expect(() => summarise({ customer: [1], time: [Number.NaN] })).toThrow(/got NaN in row 0/);
    expect(() => summarise({ customer: [1, 2], time: [1] })).toThrow(/differ in length/);
  });
});
