import { erf, erfc, logErfc } from "./errorFunction.ts";
import { requireProbability } from "./require.ts";

/** Distribution function of the standard normal; relative error <= 1e-14 in both tails. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

export function logNormalCdf(z: number): number {
  return logErfc(-z * Math.SQRT1_2) - Math.LN2;
}

export function normalPdf(z: number): number {
  return 0.3989422804014327 * Math.exp(-0.5 * z * z);
}

/**
 * Quantile of the standard normal, p in [0, 1]; relative error <= 1e-14 (0 exactly at 1/2, infinite at the ends).
 * The start of Abramowitz & Stegun 26.2.23 (4.5e-4) is mended by Halley steps on the upper tail.
 */
export function normalQuantile(p: number): number {
  requireProbability("p", p);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const centred = p - 0.5;
  if (Math.abs(centred) < 0.2) return centralQuantile(centred);
  const tail = p < 0.5 ? p : 1 - p;
  const t = Math.sqrt(-2 * Math.log(tail));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    // ln of the tail is nearly quadratic, so Newton on it converges from far out where the density underflows.
    const logTail = logErfc(z * Math.SQRT1_2) - Math.LN2;
    const hazard = Math.exp(-0.5 * z * z - 0.9189385332046728 - logTail);
    const error = logTail - Math.log(tail);
    const slope = hazard * (hazard - z);
    z += error / (hazard - (0.5 * error * slope) / hazard);
  }
  return p < 0.5 ? -z : z;
}

/** The quantile of 1/2 + c for small c, by Newton on erf, which keeps relative accuracy beside the median. */
function centralQuantile(c: number): number {
  let z = c * 2.5066282746310002;
  for (let step = 0; step < 6; step++) {
    const density = normalPdf(z);
    const error = 0.5 * erf(z * Math.SQRT1_2) - c;
    const newton = error / density;
    const next = z - newton / (1 + 0.5 * z * newton);
    if (next === z) break;
    z = next;
  }
  return z;
}
