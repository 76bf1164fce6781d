import { type Eigen, symmetricEigen } from "./linearAlgebra.ts";

/** Value, gradient and row-major Hessian of a log-likelihood in unbounded coordinates (logs of parameters). */
export interface Evaluation {
  value: number;
  gradient: Float64Array;
  hessian: Float64Array;
}

export type Objective = (theta: Float64Array) => Evaluation;

export interface Box {
  lower: Float64Array;
  upper: Float64Array;
}

export interface MaximiseOptions {
  box: Box;
  /** Coordinates held where they start (profile likelihood). */
  fixed?: readonly number[];
  /** Largest number of evaluations; 200 unless told. */
  maxEvaluations?: number;
}

export interface Maximum extends Evaluation {
  theta: Float64Array;
  /** Largest absolute gradient entry over coordinates that are free and not at the edge of the box. */
  gradientNorm: number;
  evaluations: number;
  /** Coordinates that ended at the edge of the box with the likelihood still rising outwards. */
  atEdge: number[];
  stalled: boolean;
}

const GRADIENT_GOAL = 1e-8;
/** A direction in which log-parameters may wander ten e-folds at a cost of one standard error is no information. */
export const FLAT = 0.01;

/**
 * Trust-region Newton on the exact Hessian (Nocedal & Wright 2006, section 4.3, solved in the eigenbasis, which
 * costs nothing for a dozen parameters and copes with indefinite Hessians far from the top). Coordinates that
 * reach the box with an outward gradient are frozen there and reported.
 */
export function maximise(objective: Objective, start: Float64Array, options: MaximiseOptions): Maximum {
  const n = start.length;
  const { lower, upper } = options.box;
  const limit = options.maxEvaluations ?? 200;
  let theta = Float64Array.from(start, (v, i) => Math.min(upper[i]!, Math.max(lower[i]!, v)));
  let here = objective(theta);
  if (!Number.isFinite(here.value)) throw new RangeError(`the start value has log-likelihood ${here.value}`);
  let evaluations = 1;
  let radius = 1;
  let stalled = false;
  for (;;) {
    const free = freeCoordinates(theta, here.gradient, options, n);
    if (evaluations >= limit) {
      stalled = true;
      break;
    }
    if (free.length === 0 || norm(here.gradient, free) <= GRADIENT_GOAL) break;
    const eigen = eigenOfFree(here.hessian, free, n);
    const step = trustStep(eigen, here.gradient, free, radius);
    // On a ridge the likelihood creeps up for ever; what is left to gain there is no evidence.
    if (eigen.values[0]! < FLAT && eigen.values[0]! > -FLAT && step.gain < 1e-6) break;
    const trial = Float64Array.from(theta);
    let clipped = false;
    free.forEach((i, k) => {
      const to = theta[i]! + step.delta[k]!;
      trial[i] = Math.min(upper[i]!, Math.max(lower[i]!, to));
      if (trial[i] !== to) clipped = true;
    });
    const there = objective(trial);
    evaluations++;
    const gain = there.value - here.value;
    const noise = 4e-15 * n * (1 + Math.abs(here.value));
    if (step.gain < noise && !clipped) {
      // Gains of this size drown in the rounding of the sum; the gradient still tells better from worse.
      const better = norm(there.gradient, free) < norm(here.gradient, free) && Number.isFinite(there.value);
      if (better) [theta, here] = [trial, there];
      if (!better || norm(here.gradient, free) <= GRADIENT_GOAL) break;
      continue;
    }
    const ratio = Number.isFinite(gain) ? gain / step.gain : -1;
    if (ratio < 0.1) radius = 0.25 * step.length;
    else if (ratio > 0.7 && step.length > 0.8 * radius) radius = Math.min(4, 2.5 * radius);
    if (ratio > 1e-3) [theta, here] = [trial, there];
    else if (radius < 1e-12) {
      stalled = true;
      break;
    }
  }
  const free = freeCoordinates(theta, here.gradient, options, n);
  const held = new Set(options.fixed ?? []);
  const atEdge = Array.from({ length: n }, (_, i) => i).filter((i) => !free.includes(i) && !held.has(i));
  return { ...here, theta, gradientNorm: norm(here.gradient, free), evaluations, atEdge, stalled };
}

function freeCoordinates(
  theta: Float64Array,
  gradient: Float64Array,
  options: MaximiseOptions,
  n: number,
): number[] {
  const free: number[] = [];
  for (let i = 0; i < n; i++) {
    if (options.fixed?.includes(i)) continue;
    if (theta[i]! >= options.box.upper[i]! && gradient[i]! >= 0) continue;
    if (theta[i]! <= options.box.lower[i]! && gradient[i]! <= 0) continue;
    free.push(i);
  }
  return free;
}

function norm(gradient: Float64Array, free: readonly number[]): number {
  let largest = 0;
  for (const i of free) largest = Math.max(largest, Math.abs(gradient[i]!));
  return largest;
}

/** Eigen-decomposition of the negative Hessian over the free coordinates. */
function eigenOfFree(hessian: Float64Array, free: readonly number[], n: number): Eigen {
  const k = free.length;
  const matrix = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) matrix[i * k + j] = -hessian[free[i]! * n + free[j]!]!;
  return symmetricEigen(matrix, k);
}

interface Step {
  delta: Float64Array;
  gain: number;
  length: number;
}

/** The maximiser of the quadratic model within the radius. */
function trustStep(eigen: Eigen, gradient: Float64Array, free: readonly number[], radius: number): Step {
  const k = free.length;
  const along = new Float64Array(k);
  for (let v = 0; v < k; v++) {
    for (let i = 0; i < k; i++) along[v] = along[v]! + eigen.vectors[v * k + i]! * gradient[free[i]!]!;
  }
  const lengthAt = (shift: number) => {
    let sum = 0;
    for (let v = 0; v < k; v++) sum += (along[v]! / (eigen.values[v]! + shift)) ** 2;
    return Math.sqrt(sum);
  };
  let shift = 0;
  const floor = Math.max(0, -eigen.values[0]!);
  if (eigen.values[0]! <= 0 || lengthAt(0) > radius) {
    let low = floor;
    let high = floor + 1e-8 + norm(gradient, free) * 2;
    while (lengthAt(high) > radius) high = floor + (high - floor) * 4;
    for (let count = 0; count < 60; count++) {
      const middle = 0.5 * (low + high);
      if (lengthAt(middle) > radius) low = middle;
      else high = middle;
    }
    shift = high;
  }
  const delta = new Float64Array(k);
  let gain = 0;
  for (let v = 0; v < k; v++) {
    const amount = along[v]! / (eigen.values[v]! + shift);
    gain += amount * along[v]! - 0.5 * amount * amount * eigen.values[v]!;
    for (let i = 0; i < k; i++) delta[i] = delta[i]! + amount * eigen.vectors[v * k + i]!;
  }
  return { delta, gain, length: lengthAt(shift) };
}

/** A Hessian by central differences of an exact gradient: error about 1e-8 of the largest entry. */
export function withNumericalHessian(
  evaluate: (theta: Float64Array) => { value: number; gradient: Float64Array },
): Objective {
  return (theta) => {
    const { value, gradient } = evaluate(theta);
    const n = theta.length;
    const hessian = new Float64Array(n * n);
    const h = 1e-4;
    for (let i = 0; i < n; i++) {
      const at = (offset: number) => {
        const moved = Float64Array.from(theta);
        moved[i] = moved[i]! + offset;
        return evaluate(moved).gradient;
      };
      const [up, down] = [at(h), at(-h)];
      for (let j = 0; j < n; j++) hessian[i * n + j] = (up[j]! - down[j]!) / (2 * h);
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const mean = 0.5 * (hessian[i * n + j]! + hessian[j * n + i]!);
        hessian[i * n + j] = mean;
        hessian[j * n + i] = mean;
      }
    }
    return { value, gradient, hessian };
  };
}
