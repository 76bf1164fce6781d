/** Nodes and weights of Gauss–Legendre quadrature on [0, 1]. */
export interface Rule {
  nodes: Float64Array;
  weights: Float64Array;
}

const cache = new Map<number, Rule>();

/** The n-point rule, by Newton on the Legendre polynomial from Tricomi's start (DLMF 3.5.v); kept once made. */
export function gaussLegendre(n: number): Rule {
  const known = cache.get(n);
  if (known) return known;
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let before = 1;
      let now = x;
      for (let k = 2; k <= n; k++) [before, now] = [now, ((2 * k - 1) * x * now - (k - 1) * before) / k];
      slope = (n * (x * now - before)) / (x * x - 1);
      x -= now / slope;
    }
    nodes[n - 1 - i] = 0.5 * (1 + x);
    weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
  }
  const rule = { nodes, weights };
  cache.set(n, rule);
  return rule;
}

/**
 * The integral of a smooth function over [a, b] by 20-point panels that are halved until both halves agree with the
 * whole to `tolerance` of the total.
 */
export function integrate(f: (u: number) => number, a: number, b: number, tolerance = 1e-13): number {
  const { nodes, weights } = gaussLegendre(20);
  const panel = (from: number, to: number) => {
    let sum = 0;
    for (let i = 0; i < nodes.length; i++) sum += weights[i]! * f(from + (to - from) * nodes[i]!);
    return sum * (to - from);
  };
  const refine = (from: number, to: number, whole: number, goal: number, depth: number): number => {
    const middle = 0.5 * (from + to);
    const left = panel(from, middle);
    const right = panel(middle, to);
    const both = left + right;
    if (depth <= 0 || Math.abs(both - whole) <= Math.max(goal, tolerance * Math.abs(both))) return both;
    return refine(from, middle, left, goal, depth - 1) + refine(middle, to, right, goal, depth - 1);
  };
  const pieces = 8;
  const edges = Array.from({ length: pieces + 1 }, (_, i) => a + ((b - a) * i) / pieces);
  const rough = edges.slice(1).map((to, i) => panel(edges[i]!, to));
  const goal = (tolerance * rough.reduce((sum, part) => sum + Math.abs(part), 0)) / pieces;
  return rough.reduce((sum, part, i) => sum + refine(edges[i]!, edges[i + 1]!, part, goal, 30), 0);
}
