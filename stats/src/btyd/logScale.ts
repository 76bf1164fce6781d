import type { Evaluation } from "../optimise/maximise.ts";

/** Turns derivatives in positive parameters into derivatives in their logarithms, in place. */
export function toLogScale(
  params: ArrayLike<number>,
  value: number,
  gradient: Float64Array,
  hessian: Float64Array,
): Evaluation {
  const n = params.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) hessian[i * n + j] = hessian[i * n + j]! * params[i]! * params[j]!;
    gradient[i] = gradient[i]! * params[i]!;
    hessian[i * n + i] = hessian[i * n + i]! + gradient[i]!;
  }
  return { value, gradient, hessian };
}
