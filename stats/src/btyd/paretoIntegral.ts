import { gaussLegendre, type Rule } from "../optimise/gaussLegendre.ts";

/**
 * The odds that a Pareto/NBD customer is gone are
 *
 *   s ∫ from tx to T of ((alpha+T)/(alpha+u))^(r+x) ((beta+T)/(beta+u))^s du / (beta+u),
 *
 * the death time u integrated out. Fader & Hardie (2005, note 9) write it with two 2F1 whose difference cancels for
 * long histories and whose argument leaves the series' domain when alpha and beta differ. Here the integral itself
 * is taken: with y = ln((c+u)/(c+tx)), c the smaller of alpha and beta, the integrand becomes
 *
 *   exp(-A y - B ln(1 + rho (e^y - 1))),   rho = ratio of the two shifted times, <= 1,
 *
 * positive, and analytic in a strip of half-width pi whatever the parameters, so that Gauss–Legendre panels gain
 * digits geometrically: about 8 nodes for a usual customer, some panels for x in the thousands.
 */
export interface DeathIntegral {
  /** alpha is the smaller: y counts in alpha + u, the logarithm in beta + u. */
  alphaSmaller: boolean;
  A: number;
  B: number;
  rho: number;
  Y: number;
}

export function deathIntegral(
  m: number,
  alpha: number,
  s: number,
  beta: number,
  tx: number,
  T: number,
): DeathIntegral {
  const alphaSmaller = alpha < beta;
  const c = alphaSmaller ? alpha : beta;
  const other = alphaSmaller ? beta : alpha;
  return {
    alphaSmaller,
    A: alphaSmaller ? m - 1 : s,
    B: alphaSmaller ? s + 1 : m,
    rho: (c + tx) / (other + tx),
    Y: Math.log1p((T - tx) / (c + tx)),
  };
}

/** The slope of the exponent: how fast the integrand falls at y. */
export function fallAt({ A, B, rho }: DeathIntegral, y: number): number {
  if (y > 700) return A + B;
  const grown = rho * Math.exp(y);
  return A + (B * grown) / (1 - rho + grown);
}

/** Panel end after `from`: at most 4 long, with a fall of at most e^-14 in it. */
export function panelEnd(integral: DeathIntegral, from: number): number {
  let h = Math.min(4, 14 / Math.max(1e-300, Math.abs(fallAt(integral, from))), integral.Y - from);
  while (fallAt(integral, from + h) * h > 14) h *= 0.7;
  return from + h;
}

/** The coarsest rule that gives full precision over a panel of this length and fall. */
export function ruleFor(length: number, fall: number): Rule {
  const size = Math.abs(fall) * length;
  if (size < 2.5 && length < 1.2) return gaussLegendre(8);
  if (size < 6 && length < 2.4) return gaussLegendre(12);
  return gaussLegendre(18);
}

/** ln of the integral of exp(-A y - B ln(1 + rho (e^y - 1))) over [0, Y]; -Infinity when Y = 0. */
export function logDeathIntegral(integral: DeathIntegral): number {
  const { A, B, rho, Y } = integral;
  if (Y <= 0) return Number.NEGATIVE_INFINITY;
  let sum = 0;
  let peak = 0;
  for (let from = 0; from < Y; ) {
    const to = panelEnd(integral, from);
    const { nodes, weights } = ruleFor(to - from, fallAt(integral, to));
    let panel = 0;
    for (let i = 0; i < nodes.length; i++) {
      const y = from + (to - from) * nodes[i]!;
      panel += weights[i]! * Math.exp(-A * y - B * Math.log1p(rho * Math.expm1(y)) - peak);
    }
    sum += panel * (to - from);
    const here = -(A * to + B * Math.log1p(rho * Math.expm1(to)));
    // The integrand may first rise (r + x < 1): carry the scale along, stop when what is left cannot matter.
    if (here - peak > 200) {
      sum *= Math.exp(peak - here);
      peak = here;
    }
    if (fallAt(integral, to) > 0 && here - peak < Math.log(sum) - 40 && fallAt(integral, from) > 0) break;
    from = to;
  }
  return peak + Math.log(sum);
}
