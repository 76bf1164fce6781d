import { expectedStaged, type StagedFuture } from "./stagedFuture.ts";

/**
 * Expected purchases of very many customers of one model. What an alive customer is expected to buy depends on the
 * repeat purchases x, the stage and tau = horizon / (alpha + T) only, and is analytic in ln tau and in x. So for every x
 * it is summed once at the Chebyshev points of panels of ln tau, and read off between them by Lagrange's polynomial: all
 * T and all horizons share those sums. Many purchases, of which each x has few customers, share them too: there x itself
 * runs over the Chebyshev points of an octave.
 *
 * Relative error <= 1e-11 up to k = 4 against the sum itself (`expectedTable.test.ts` scans it). For larger k the
 * stages' oscillation needs finer panels: there `expectedMany` sums directly.
 */
const WIDTH = 0.5;
const NODES = 16;
const MOST_STAGES = 4;
/** From here on octaves of x are interpolated, once some of their x have been summed. */
const FIRST_OCTAVE = 64;
const FIRST_SUMMED = 4;
/** Fewer customers are summed one by one. */
const LEAST_ROWS = 1000;
/** Spans whose weights are kept; a daily log has some thousand. */
const MOST_SPANS = 1 << 13;

/** Fills out[stage] with the expected purchases of an alive customer; `span` is alpha + T. */
export type ExpectedOf = (x: number, span: number, out: Float64Array) => void;

/**
 * For `rows` customers of one model: given horizons and weights, the function that fills in the sum over j of weights[j] ×
 * purchases expected within horizons[j]. `newcomer` is the future at x = 0, to which every purchase adds k events and
 * one survived coin.
 */
export function expectedMany(
  newcomer: Omit<StagedFuture, "stage">,
  rows: number,
): (horizons: ArrayLike<number>, weights: ArrayLike<number>) => ExpectedOf {
  const { k } = newcomer;
  const table = rows >= LEAST_ROWS && k <= MOST_STAGES ? tableOf(newcomer) : null;
  return (horizons, weights) => {
    if (table && !Array.from(horizons).includes(Number.POSITIVE_INFINITY))
      return tabulated(table, horizons, weights);
    return (x, span, out) => {
      for (let stage = 0; stage < k; stage++) {
        const future = futureOf(newcomer, x, stage);
        let sum = 0;
        for (let j = 0; j < horizons.length; j++)
          sum += weights[j]! * expectedStaged(future, horizons[j]! / span);
        out[stage] = sum;
      }
    };
  };
}

const futureOf = ({ r, a, b, k }: Omit<StagedFuture, "stage">, x: number, stage: number): StagedFuture => ({
  r: r + k * x + stage,
  a,
  b: b + x,
  k,
  stage,
});

/** The tables used last: an interval asks for the same r, a and b again with another alpha, which is not in them. */
let kept: ExpectedTable[] = [];

function tableOf(newcomer: Omit<StagedFuture, "stage">): ExpectedTable {
  const { r, a, b, k } = newcomer;
  const same = ({ newcomer: of }: ExpectedTable) => of.r === r && of.a === a && of.b === b && of.k === k;
  const table = kept.find(same) ?? new ExpectedTable(newcomer);
  kept = [table, ...kept.filter((other) => other !== table)].slice(0, 3);
  return table;
}

function tabulated(
  table: ExpectedTable,
  horizons: ArrayLike<number>,
  weights: ArrayLike<number>,
): ExpectedOf {
  const known = new Map<number, NodeWeights>();
  return (x, span, out) => {
    let at = known.get(span);
    if (!at) {
      at = nodeWeights(horizons, weights, span);
      if (known.size < MOST_SPANS) known.set(span, at);
    }
    table.fill(x, at, out);
  };
}

/** A linear form over the values at the nodes of neighbouring panels, from panel `first` on. */
interface NodeWeights {
  first: number;
  values: Float64Array;
}

/** The form that gives the sum over j of weights[j] E(horizons[j] / span). */
function nodeWeights(horizons: ArrayLike<number>, weights: ArrayLike<number>, span: number): NodeWeights {
  const place = new Float64Array(horizons.length);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let j = 0; j < place.length; j++) {
    place[j] = Math.log(horizons[j]! / span) / WIDTH;
    // Nothing is expected within no time.
    if (place[j] === Number.NEGATIVE_INFINITY) continue;
    first = Math.min(first, Math.floor(place[j]!));
    last = Math.max(last, Math.floor(place[j]!));
  }
  if (first > last) return { first: 0, values: new Float64Array(0) };
  const values = new Float64Array((last - first + 1) * NODES);
  const each = new Float64Array(NODES);
  for (let j = 0; j < place.length; j++) {
    if (place[j] === Number.NEGATIVE_INFINITY) continue;
    const panel = Math.floor(place[j]!);
    lagrange(2 * (place[j]! - panel) - 1, each);
    const from = (panel - first) * NODES;
    for (let i = 0; i < NODES; i++) values[from + i] = values[from + i]! + weights[j]! * each[i]!;
  }
  return { first, values };
}

/** Chebyshev points of the second kind on [-1, 1], ascending. */
const points = Float64Array.from({ length: NODES }, (_, i) => -Math.cos((Math.PI * i) / (NODES - 1)));

/** Values at t in [-1, 1] of the Lagrange polynomials of the points, by the barycentric formula (DLMF 3.3.i). */
function lagrange(t: number, out: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < NODES; i++) {
    const apart = t - points[i]!;
    if (apart === 0) {
      out.fill(0);
      out[i] = 1;
      return;
    }
    const end = i === 0 || i === NODES - 1 ? 0.5 : 1;
    out[i] = (i % 2 === 0 ? end : -end) / apart;
    sum += out[i]!;
  }
  for (let i = 0; i < NODES; i++) out[i] = out[i]! / sum;
}

/** Panels by x and by octave of x, made when first asked for: stage by stage the values at their nodes. */
class ExpectedTable {
  private readonly panels = new Map<number, Float64Array>();
  private readonly octaves = new Map<number, { asked: number; at: Float64Array[] }>();
  private readonly xWeights = new Float64Array(NODES);
  constructor(readonly newcomer: Omit<StagedFuture, "stage">) {}

  fill(x: number, { first, values }: NodeWeights, out: Float64Array): void {
    const { k } = this.newcomer;
    for (let stage = 0; stage < k; stage++) out[stage] = 0;
    for (let from = 0; from < values.length; from += NODES) {
      const panel = this.panel(x, first + from / NODES);
      for (let stage = 0; stage < k; stage++) {
        let sum = 0;
        for (let i = 0; i < NODES; i++) sum += values[from + i]! * panel[stage * NODES + i]!;
        out[stage] = out[stage]! + sum;
      }
    }
  }

  private panel(x: number, at: number): Float64Array {
    // ln tau lies within ±1500, so that a panel's number takes less than 13 bits.
    const key = x * 8192 + at + 4096;
    const known = this.panels.get(key);
    if (known) return known;
    const made = x < FIRST_OCTAVE ? this.summed(x, at) : this.fromOctave(x, at);
    this.panels.set(key, made);
    return made;
  }

  private summed(x: number, at: number): Float64Array {
    const { k } = this.newcomer;
    const out = new Float64Array(k * NODES);
    for (let stage = 0; stage < k; stage++) {
      const f = futureOf(this.newcomer, x, stage);
      for (let i = 0; i < NODES; i++) {
        out[stage * NODES + i] = expectedStaged(f, Math.exp(WIDTH * (at + 0.5 * (1 + points[i]!))));
      }
    }
    return out;
  }

  private fromOctave(x: number, at: number): Float64Array {
    const octave = Math.floor(Math.log2(x / FIRST_OCTAVE));
    const low = FIRST_OCTAVE * 2 ** octave;
    const key = octave * 8192 + at + 4096;
    const known = this.octaves.get(key) ?? { asked: 0, at: [] };
    this.octaves.set(key, known);
    known.asked++;
    if (known.asked <= FIRST_SUMMED) return this.summed(x, at);
    if (known.at.length === 0) {
      known.at = Array.from(points, (t) => this.summed(low * (1 + 0.5 * (1 + t)), at));
    }
    lagrange((2 * (x - low)) / low - 1, this.xWeights);
    const out = new Float64Array(this.newcomer.k * NODES);
    known.at.forEach((values, j) => {
      const w = this.xWeights[j]!;
      for (let i = 0; i < out.length; i++) out[i] = out[i]! + w * values[i]!;
    });
    return out;
  }
}
