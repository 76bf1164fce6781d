import type { NumberTest } from "./schema.ts";

/** A number as a fraction in ten-thousandths, so that money and medians are compared without rounding. */
export interface Fraction {
  of: bigint;
  per: bigint;
}

const tenThousandths = (value: number): bigint => BigInt(Math.round(value * 10_000));

export function testNumber({ of, per }: Fraction, test: NumberTest): boolean {
  const right = (value: number) => tenThousandths(value) * per;
  switch (test.is) {
    case "atLeast":
      return of >= right(test.value);
    case "atMost":
      return of <= right(test.value);
    case "moreThan":
      return of > right(test.value);
    case "lessThan":
      return of < right(test.value);
    case "equals":
      return of === right(test.value);
    case "between":
      return of >= right(test.value) && of <= right(test.and);
  }
}
