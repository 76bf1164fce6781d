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

/** A number strictly between 0 and 1, such as a significance level. */
export function checkOpenUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1)) {
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

/** Every element finite; the message names the first that is not. */
export function checkAllFinite(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new RangeError(`${name}[${i}] must be a finite number, got ${show(value)}`);
    }
  }
}
