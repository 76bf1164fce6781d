import { symmetricEigen } from "../optimise/linearAlgebra.ts";
import {
  type Box,
  type Evaluation,
  FLAT,
  type Maximum,
  maximise,
  type Objective,
} from "../optimise/maximise.ts";

/** Whether a maximum lies inside the box, is reached, and is curved in every direction. */
export const sound = (end: Maximum) => end.atEdge.length === 0 && !end.stalled && curvature(end) > FLAT;

/** The best end of searches from one start after the other, until one is sound. */
export function searchFrom(
  objective: Objective,
  starts: Float64Array[],
  options: { box: Box; maxEvaluations: number },
): { best: Maximum; evaluations: number } {
  let best: Maximum | null = null;
  let evaluations = 0;
  for (const start of starts) {
    const end = maximise(objective, start, options);
    evaluations += end.evaluations;
    if (best === null || end.value > best.value + 1e-9 * (1 + Math.abs(best.value))) best = end;
    if (sound(best)) break;
  }
  return { best: best!, evaluations };
}

/** Smallest eigenvalue of the observed information in log-parameters. */
function curvature(end: Evaluation): number {
  const n = end.gradient.length;
  return symmetricEigen(
    end.hessian.map((v) => -v),
    n,
  ).values[0]!;
}
