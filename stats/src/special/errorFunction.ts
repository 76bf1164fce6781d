const TWO_OVER_ROOT_PI = 1.1283791670955126;

/** e^(-x^2) with the square split in two, so that its rounding does not grow with x. */
function gaussian(x: number): number {
  const head = Math.fround(x);
  const tail = x - head;
  return Math.exp(-head * head) * Math.exp(-tail * (x + head));
}

/** erf by the all-positive series of DLMF 7.6.2. */
function erfSeries(x: number): number {
  const v = 2 * x * x;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= v / (2 * k + 1);
    sum += term;
  }
  return TWO_OVER_ROOT_PI * x * gaussian(x) * sum;
}

/** erfc(x) e^(x^2) for x >= 1.5 by the continued fraction of DLMF 7.9.2, from its tail. */
function erfcxFraction(x: number): number {
  let f = x;
  for (let k = x < 2 ? 160 : x < 4 ? 80 : 30; k >= 1; k--) f = x + k / 2 / f;
  return TWO_OVER_ROOT_PI / 2 / f;
}

/** Error function. Relative error <= 1e-15 for every finite x. */
export function erf(x: number): number {
  if (x < 0) return -erf(-x);
  return x < 1.5 ? erfSeries(x) : 1 - erfc(x);
}

/** Complementary error function. Relative error <= 1e-14 for x < 26; below that it is denormal or 0. */
export function erfc(x: number): number {
  if (x < 1.5) return 1 - erf(x);
  // Past every denormal; from 1e8 on the two halves of the square would be 0 times infinity.
  if (x > 28) return 0;
  return gaussian(x) * erfcxFraction(x);
}

/** ln erfc(x), finite where erfc underflows. */
export function logErfc(x: number): number {
  return x < 1.5 ? Math.log(erfc(x)) : -x * x + Math.log(erfcxFraction(x));
}
