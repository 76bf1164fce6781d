import { expect } from "vitest";

/** Within `tolerance` of the expected value, relative to it (absolute where it is 0). */
export function near(
  actual: number | null | undefined,
  expected: number,
  tolerance = 1e-6,
  name = "value",
): void {
  if (typeof actual !== "number") throw new Error(`${name}: expected ${expected}, got ${String(actual)}`);
  if (!Number.isFinite(expected)) {
    expect(actual, name).toBe(expected);
    return;
  }
  const error = Math.abs(actual - expected) / (expected === 0 ? 1 : Math.abs(expected));
  expect(error, `${name}: ${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

export function nearAll(
  actual: ArrayLike<number>,
  expected: readonly number[],
  tolerance = 1e-6,
  name = "value",
): void {
  expect(actual.length, `length of ${name}`).toBe(expected.length);
  expected.forEach((value, i) => {
    near(actual[i], value, tolerance, `${name}[${i}]`);
  });
}
