/** One figure of the file against ours. `within` is relative unless `absolute`, which is for figures printed short. */
export interface Comparison {
  readonly name: string;
  readonly expected: unknown;
  readonly actual: () => unknown;
  readonly within: number;
  readonly absolute?: boolean;
}

/** The relative accuracy that figures of this kind are held to. */
export const DIGITS = 1e-6;

export const list = (
  name: string,
  expected: unknown,
  actual: () => unknown,
  within = DIGITS,
  absolute = false,
): Comparison => ({
  name,
  expected,
  actual,
  within,
  absolute,
});
