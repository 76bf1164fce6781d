import { checkCount } from "../check.ts";
import { requireFinite } from "../special/require.ts";

/**
 * FNV-1a, 32 bits, over the UTF-16 code units of a text (Fowler, Noll & Vo). Not cryptographic: it spreads ids evenly
 * and gives the same answer in every browser, server and database that implements it.
 */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash >>> 0;
}

/**
 * A unit's place on [0, 1), fixed by its id and the seed.
 * Version 1 has 1,000 places and correlates between similar seeds; version 2 has 10,000 and does not.
 * Returns null for a version that does not exist. Source: the hash specification of GrowthBook's SDKs, 0.8.0.
 */
export function hashUnit(seed: string, value: string, version: number): number | null {
  if (version === 1) return (fnv1a32(value + seed) % 1000) / 1000;
  if (version === 2) return (fnv1a32(String(fnv1a32(seed + value))) % 10_000) / 10_000;
  return null;
}

/**
 * Half-open ranges [from, to) of [0, 1), one per arm. `coverage` (clipped to 0–1) is the share of every arm's range
 * that takes part: raising it later adds units and moves nobody. Weights that do not match the number of arms, or do
 * not sum to 1 within 0.01, give equal arms, as the specification says; `assign` refuses them instead.
 */
export function bucketRanges(
  arms: number,
  coverage = 1,
  weights?: readonly number[] | null,
): [number, number][] {
  checkCount("arms", arms, 1);
  requireFinite("coverage", coverage);
  const share = Math.min(1, Math.max(0, coverage));
  const sum = weights?.reduce((a, b) => a + b, 0) ?? 0;
  const usable = weights?.length === arms && sum >= 0.99 && sum <= 1.01;
  let from = 0;
  return Array.from({ length: arms }, (_, i) => {
    const weight = usable ? weights[i]! : 1 / arms;
    const start = from;
    from += weight;
    return [start, start + share * weight];
  });
}

/** The arm whose range holds `place`, or −1 when none does. */
export function chooseArm(place: number, ranges: readonly (readonly [number, number])[]): number {
  return ranges.findIndex(([from, to]) => place >= from && place < to);
}

export interface AssignOptions {
  /** Name of the experiment; another name gives an independent assignment. */
  readonly experiment: string;
  /** One weight per arm, each ≥ 0, summing to 1; default: equal. */
  readonly weights?: readonly number[];
  readonly arms?: number;
  /** Share of units that take part, 0–1; default 1. */
  readonly coverage?: number;
}

function armWeights(options: AssignOptions): number[] {
  const arms = options.arms ?? options.weights?.length ?? 2;
  checkCount("arms", arms, 2);
  const weights = options.weights ?? Array.from({ length: arms }, () => 1 / arms);
  if (weights.length !== arms)
    throw new RangeError(`${arms} arms need ${arms} weights, got ${weights.length}`);
  for (const weight of weights) {
    if (!(weight >= 0)) throw new RangeError(`weights must be at least 0, got ${weight}`);
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`weights must sum to 1, got ${sum}`);
  return [...weights];
}

/**
 * The arm of one unit, 0 being the control, or −1 when the unit does not take part. Deterministic: the same id and
 * experiment give the same arm for ever, without storing anything. `stratum` re-seeds the hash within a stratum.
 */
export function assign(unit: string, options: AssignOptions & { readonly stratum?: string }): number {
  const weights = armWeights(options);
  const seed =
    options.stratum === undefined ? options.experiment : `${options.experiment}\u0000${options.stratum}`;
  const ranges = bucketRanges(weights.length, options.coverage ?? 1, weights);
  return chooseArm(hashUnit(seed, unit, 2)!, ranges);
}

/**
 * Assigns a whole list so that every stratum is split to the weights exactly, up to rounding by one unit.
 * Within a stratum units are put in the order of a hash, then dealt to whichever arm lies furthest behind its share;
 * so the result depends on the set of ids and not on the order of the list. Leftovers of small strata start at an arm
 * chosen by the hash of the stratum, so that they do not all fall to the control.
 *
 * Returns one arm per unit, in the order given. Duplicate ids within a stratum are refused.
 */
export function assignStratified(
  units: readonly { readonly id: string; readonly stratum: string }[],
  options: Omit<AssignOptions, "coverage">,
): Int32Array {
  const weights = armWeights(options);
  const strata = new Map<string, number[]>();
  units.forEach(({ stratum }, i) => {
    const members = strata.get(stratum);
    if (members) members.push(i);
    else strata.set(stratum, [i]);
  });
  const arms = new Int32Array(units.length);
  for (const [stratum, members] of strata) {
    const keyed = members.map((i) => ({
      i,
      id: units[i]!.id,
      key: orderKey(options.experiment, units[i]!.id),
    }));
    keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    for (let k = 1; k < keyed.length; k++) {
      if (keyed[k]!.id === keyed[k - 1]!.id) {
        throw new RangeError(
          `unit ${JSON.stringify(keyed[k]!.id)} occurs twice in stratum ${JSON.stringify(stratum)}`,
        );
      }
    }
    deal(
      keyed.map((unit) => unit.i),
      weights,
      fnv1a32(`${options.experiment}\u0001${stratum}`) % weights.length,
      arms,
    );
  }
  return arms;
}

const orderKey = (experiment: string, id: string): number =>
  fnv1a32(String(fnv1a32(`${experiment}\u0002${id}`)));

function deal(members: number[], weights: number[], first: number, arms: Int32Array): void {
  const dealt = weights.map(() => 0);
  members.forEach((unit, k) => {
    let best = -1;
    let behind = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < weights.length; j++) {
      const arm = (first + j) % weights.length;
      if (weights[arm] === 0) continue;
      const gap = weights[arm]! * (k + 1) - dealt[arm]!;
      if (gap > behind + 1e-12) {
        behind = gap;
        best = arm;
      }
    }
    arms[unit] = best;
    dealt[best]!++;
  });
}
