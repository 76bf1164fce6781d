import { describe, expect, it } from "vitest";
import { near } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { assign, assignStratified, bucketRanges, chooseArm, fnv1a32, hashUnit } from "./assignment.ts";
import { sampleRatioMismatch } from "./sampleRatioMismatch.ts";

const { assignment_hash: published } = reference<{
  assignment_hash: {
    hash: { seed: string; value: string; version: number; out: number | null }[];
    bucketRange: [string, [number, number, number[] | null], [number, number][]][];
    chooseVariation: [string, number, [number, number][], number][];
  };
}>("assignment.json");

describe("the published hash specification", () => {
  it.each(published.hash)(
    "hash of $value with seed $seed, version $version",
    ({ seed, value, version, out }) => {
      expect(hashUnit(seed, value, version)).toBe(out);
    },
  );

  it.each(published.bucketRange)("ranges: %s", (_, [arms, coverage, weights], ranges) => {
    const actual = bucketRanges(arms, coverage, weights);
    expect(actual).toHaveLength(ranges.length);
    ranges.forEach(([from, to], i) => {
      near(actual[i]![0], from, 1e-12);
      near(actual[i]![1], to, 1e-12);
    });
  });

  it.each(published.chooseVariation)("choice: %s", (_, place, ranges, arm) => {
    expect(chooseArm(place, ranges)).toBe(arm);
  });

  it("hashes the test vectors of FNV-1a", () => {
    expect(fnv1a32("")).toBe(0x811c9dc5);
    expect(fnv1a32("a")).toBe(0xe40c292c);
    expect(fnv1a32("foobar")).toBe(0xbf9cf968);
  });
});

const ids = Array.from({ length: 20_000 }, (_, i) => `客户-${i}`);

describe("assign", () => {
  it("keeps to its weights and to itself", () => {
    const options = { experiment: "唤回-2026", weights: [0.2, 0.5, 0.3] };
    const counts = [0, 0, 0];
    for (const id of ids) counts[assign(id, options)]!++;
    expect(sampleRatioMismatch(counts, options.weights).pValue).toBeGreaterThan(0.01);
    expect(assign("客户-7", options)).toBe(assign("客户-7", options));
  });

  it("is independent between experiments", () => {
    let both = 0;
    for (const id of ids) if (assign(id, { experiment: "a" }) + assign(id, { experiment: "b" }) === 2) both++;
    // A quarter of 20,000, five standard errors.
    expect(Math.abs(both - 5000)).toBeLessThan(5 * Math.sqrt((20_000 * 3) / 16));
  });

  it("moves nobody between arms when coverage grows", () => {
    for (const id of ids.slice(0, 2000)) {
      const before = assign(id, { experiment: "x", coverage: 0.3 });
      if (before >= 0) expect(assign(id, { experiment: "x", coverage: 0.8 })).toBe(before);
    }
  });

  it("refuses weights that do not add up, instead of guessing", () => {
    expect(() => assign("u", { experiment: "x", weights: [0.5, 0.4] })).toThrow(/sum to 1, got 0\.9/);
    expect(() => assign("u", { experiment: "x", weights: [1.5, -0.5] })).toThrow(/at least 0, got -0\.5/);
    expect(() => assign("u", { experiment: "x", arms: 3, weights: [0.5, 0.5] })).toThrow(/3 weights, got 2/);
    expect(() => assign("u", { experiment: "x", arms: 1 })).toThrow(/arms .*got 1/);
  });
});

describe("assignStratified", () => {
  const units = ids.slice(0, 4000).map((id, i) => ({ id, stratum: `区${i % 7 === 0 ? 0 : i % 13}` }));

  it("splits every stratum to its weights within one unit", () => {
    const weights = [0.25, 0.5, 0.25];
    const arms = assignStratified(units, { experiment: "e", weights });
    const strata = new Map<string, number[]>();
    units.forEach(({ stratum }, i) => {
      const counts = strata.get(stratum) ?? [0, 0, 0];
      counts[arms[i]!]!++;
      strata.set(stratum, counts);
    });
    for (const counts of strata.values()) {
      const size = counts.reduce((a, b) => a + b, 0);
      counts.forEach((count, arm) => {
        expect(Math.abs(count - weights[arm]! * size)).toBeLessThanOrEqual(1);
      });
    }
  });

  it("does not depend on the order of the list", () => {
    const arms = assignStratified(units, { experiment: "e" });
    const reversed = assignStratified([...units].reverse(), { experiment: "e" });
    expect(Array.from(reversed).reverse()).toEqual(Array.from(arms));
  });

  it("does not give all single-unit strata to the control", () => {
    const lone = ids.slice(0, 1000).map((id) => ({ id, stratum: id }));
    const treated = assignStratified(lone, { experiment: "e" }).reduce((sum, arm) => sum + arm, 0);
    expect(Math.abs(treated - 500)).toBeLessThan(80);
  });

  it("gives an arm of weight 0 nobody, and refuses an id that occurs twice", () => {
    expect(assignStratified(units, { experiment: "e", weights: [0, 1] }).every((arm) => arm === 1)).toBe(
      true,
    );
    expect(() => assignStratified([units[0]!, units[0]!], { experiment: "e" })).toThrow(/客户-0.*twice/);
  });
});
