import { requireFinite } from "./require.ts";

/** A real number as sign and logarithm of its size, for results beyond the range of a double. */
export interface SignedLog {
  sign: -1 | 0 | 1;
  log: number;
}

/** Value and derivative of a solution of the hypergeometric equation, scaled by e^scale. */
interface Local {
  f: number;
  df: number;
  scale: number;
}

/** Where the plain series (some 350 terms at its worst) gives way to continuation. */
const RADIUS = 0.9;

/** Gauss's series about 0 and its derivative, for |z| <= RADIUS (DLMF 15.2.1). */
function seriesAtZero(a: number, b: number, c: number, z: number): Local {
  let term = 1;
  let f = 1;
  let df = 0;
  let scale = 0;
  let small = 0;
  for (let k = 0; k < 1_000_000 && small < 3; k++) {
    const ratio = ((a + k) * (b + k)) / ((c + k) * (k + 1));
    df += term * ratio * (k + 1);
    term *= ratio * z;
    f += term;
    if (term === 0) break;
    const size = Math.abs(term);
    small = size <= Math.abs(f) * 1e-17 && Math.abs(ratio * z) < 1 ? small + 1 : 0;
    if (size > 1e250) {
      f *= 1e-250;
      df *= 1e-250;
      term *= 1e-250;
      scale += 250 * Math.LN10;
    }
  }
  return { f, df: z === 0 ? (a * b) / c : df, scale };
}

/**
 * One step of analytic continuation: the Taylor series at z0 = 1 - y0 of the solution with the given value and
 * slope, summed at z0 + h; y0 rather than z0 is passed so that no digit is lost near 1. The recurrence follows from z(1-z) f'' + (c - (a+b+1) z) f' - a b f = 0 (DLMF 15.10.1).
 */
function taylorStep(a: number, b: number, c: number, y0: number, h: number, from: Local): Local {
  const p0 = y0 * (1 - y0);
  const p1 = 2 * y0 - 1;
  const q0 = c - (a + b + 1) * (1 - y0);
  let t0 = from.f;
  let t1 = from.df * h;
  let f = t0 + t1;
  let df = from.df;
  let scale = from.scale;
  let small = 0;
  for (let k = 0; k < 1_000_000 && small < 3; k++) {
    const t2 = ((k + a) * (k + b) * h * h * t0 - (k + 1) * (k * p1 + q0) * h * t1) / (p0 * (k + 1) * (k + 2));
    f += t2;
    df += ((k + 2) * t2) / h;
    small = Math.abs(t2) <= Math.abs(f) * 1e-17 ? small + 1 : 0;
    t0 = t1;
    t1 = t2;
    if (Math.abs(t2) > 1e250) {
      f *= 1e-250;
      df *= 1e-250;
      t0 *= 1e-250;
      t1 *= 1e-250;
      scale += 250 * Math.LN10;
    }
  }
  return { f, df, scale };
}

/** 2F1 on [0, 1): the series out to RADIUS, then Taylor steps of at most half the distance to 1,
 * shorter for large parameters, whose second solution (1 - z)^(c-a-b) would else amplify rounding errors. */
function onUnitInterval(a: number, b: number, c: number, z: number, y: number): Local {
  if (z <= RADIUS) return seriesAtZero(a, b, c, z);
  let local = seriesAtZero(a, b, c, RADIUS);
  let left = 1 - RADIUS;
  const share = Math.min(0.5, 3 / (3 + Math.abs(a) + Math.abs(b) + Math.abs(c - a - b)));
  while (left > y) {
    const next = Math.max(y, left * (1 - share));
    local = taylorStep(a, b, c, left, left - next, local);
    left = next;
  }
  return local;
}

/**
 * Gauss's hypergeometric function as sign and logarithm, real z < 1, c not 0, -1, -2, …
 * Negative z goes to [0, 1) by Pfaff's transformation (DLMF 15.8.1); towards 1 the function is continued by Taylor
 * steps of its differential equation, so that a + b - c may be an integer and no case is degenerate.
 * Relative error of the value <= 1e-12 for |a|, |b|, |c| <= 1e3 and positive parameters.
 * Pass `oneMinusZ` where 1 - z is known better than it can be computed.
 */
export function logHypergeometric(a: number, b: number, c: number, z: number, oneMinusZ = 1 - z): SignedLog {
  requireFinite("a", a);
  requireFinite("b", b);
  requireFinite("c", c);
  if (!(z < 1)) throw new RangeError(`z must be below 1, got ${z}`);
  if (c <= 0 && Number.isInteger(c))
    throw new RangeError(`c must not be zero or a negative integer, got ${c}`);
  let factor = 0;
  let local: Local;
  if (z < 0) {
    // Of the two forms of Pfaff's transformation the one with the smaller new parameter has the milder terms.
    const moveB = Math.abs(c - b) + Math.abs(a) <= Math.abs(c - a) + Math.abs(b);
    const kept = moveB ? a : b;
    factor = -kept * Math.log(oneMinusZ);
    local = onUnitInterval(kept, moveB ? c - b : c - a, c, -z / oneMinusZ, 1 / oneMinusZ);
  } else local = onUnitInterval(a, b, c, z, oneMinusZ);
  if (local.f === 0) return { sign: 0, log: Number.NEGATIVE_INFINITY };
  return { sign: local.f > 0 ? 1 : -1, log: Math.log(Math.abs(local.f)) + local.scale + factor };
}

/** Gauss's hypergeometric function 2F1(a, b; c; z); see `logHypergeometric` for domain and error. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  const { sign, log } = logHypergeometric(a, b, c, z);
  return sign === 0 ? 0 : sign * Math.exp(log);
}
