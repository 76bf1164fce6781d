/**
 * Guards at the door of every public function. Each throws a RangeError that names the argument and shows the
 * offending value, so that no NaN travels silently through a calculation.
 */

const show = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

/** A whole number of at least `least`. */
export function checkCount(name: string, value: number, least = 0): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${show(value)}`);
  }
}

/** Above this the square of a number no longer fits a double with room for sums. */
const LARGEST = 1e150;

/** A finite number whose square is finite too, so that variances and distances exist. */
export function checkSize(name: string, value: number): void {
  if (!(Math.abs(value) <= LARGEST)) {
    throw new RangeError(`${name} must be a finite number of at most ${LARGEST} in size, got ${show(value)}`);
  }
}

/** A number strictly between 0 and 1, such as a significance level; below 1e-300 quantiles do not exist in doubles. */
export function checkOpenUnit(name: string, value: number): void {
  if (!(value >= 1e-300 && value < 1)) {
    throw new RangeError(`${name} must lie strictly between 0 and 1, got ${show(value)}`);
  }
}

/** Two columns of one table must be of one length. */
export function checkSameLength(
  nameA: string,
  a: ArrayLike<unknown>,
  nameB: string,
  b: ArrayLike<unknown>,
): void {
  if (a.length !== b.length) {
    throw new RangeError(`${nameA} and ${nameB} must have one length, got ${a.length} and ${b.length}`);
  }
}

/** Every element a number that can be squared; the message names the first that is not. */
export function checkAllFinite(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "number" || !(Math.abs(value) <= LARGEST)) {
      throw new RangeError(
        `${name}[${i}] must be a finite number of at most ${LARGEST} in size, got ${show(value)}`,
      );
    }
  }
}
