/** One figure of the file against ours. `within` is relative unless `absolute`, which is for figures printed short. */
export interface Comparison {
  readonly name: string;
  readonly expected: unknown;
  readonly actual: () => unknown;
  readonly within: number;
  readonly absolute?: boolean;
}

interface Group {
  n?: number;
  sum?: number;
  sum_squares?: number;
  prop?: [number, number];
}

interface Out {
  expected: number;
  ci: (number | string)[];
  uplift?: { stddev: number };
  pValue?: number;
}

interface Case {
  a?: Group;
  b?: Group;
  difference?: Difference;
  tail?: string;
  tuning?: number;
  note?: string;
  out: Out;
}

interface Sums {
  n: number;
  sum: number;
  sum_squares: number;
}

type RatioArm = Record<`${"m" | "d"}_statistic_${"post" | "pre"}`, Sums> &
  Record<
    | "m_post_m_pre_sum_of_products"
    | "d_post_d_pre_sum_of_products"
    | "m_pre_d_pre_sum_of_products"
    | "m_post_d_post_sum_of_products"
    | "m_post_d_pre_sum_of_products"
    | "m_pre_d_post_sum_of_products",
    number
  >;

interface PosteriorFigures {
  expected: number;
  ci: number[];
  chanceToWin: number;
  risk: number[];
}

interface PosteriorCase extends Partial<PosteriorFigures> {
  a?: Group;
  b?: Group;
  same?: string;
  out?: PosteriorFigures;
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
