import { checkCount } from "../check.ts";

export interface TreeOptions {
  /** Splits on the way to a leaf; default 4. */
  readonly maxDepth?: number;
  /** Customers in a leaf at least; default 100: a share estimated from fewer says little. */
  readonly minLeaf?: number;
}

interface Node {
  readonly value: number;
  readonly feature: number;
  /** Left is ≤ threshold. */
  readonly threshold: number;
  readonly left: Node | null;
  readonly right: Node | null;
}

/**
 * CART regression tree (Breiman, Friedman, Olshen & Stone 1984): splits where the squared error falls most, at the
 * middle between neighbouring values. Ties go to the earlier feature and the lower threshold. No pruning: depth and
 * leaf size are the limits.
 */
export function regressionTree(
  features: readonly ArrayLike<number>[],
  outcomes: ArrayLike<number>,
  options: TreeOptions = {},
): { predict: (features: readonly ArrayLike<number>[]) => Float64Array; leaves: number } {
  const { maxDepth = 4, minLeaf = 100 } = options;
  checkCount("maxDepth", maxDepth);
  checkCount("minLeaf", minLeaf, 1);
  checkCount("number of customers", outcomes.length, 1);
  let leaves = 0;
  const grow = (rows: Int32Array, depth: number): Node => {
    let sum = 0;
    for (const row of rows) sum += outcomes[row]!;
    const split = depth < maxDepth ? bestSplit(features, outcomes, rows, sum, minLeaf) : null;
    const value = sum / rows.length;
    if (split === null) {
      leaves++;
      return { value, feature: -1, threshold: 0, left: null, right: null };
    }
    const column = features[split.feature]!;
    const left = grow(
      rows.filter((row) => column[row]! <= split.threshold),
      depth + 1,
    );
    const right = grow(
      rows.filter((row) => column[row]! > split.threshold),
      depth + 1,
    );
    return { value, ...split, left, right };
  };
  const root = grow(
    Int32Array.from({ length: outcomes.length }, (_, i) => i),
    0,
  );
  const predict = (others: readonly ArrayLike<number>[]) => {
    if (others.length !== features.length) {
      throw new RangeError(`the tree has ${features.length} features, got ${others.length}`);
    }
    return Float64Array.from({ length: others[0]?.length ?? 0 }, (_, i) => {
      let node = root;
      while (node.left && node.right)
        node = others[node.feature]![i]! <= node.threshold ? node.left : node.right;
      return node.value;
    });
  };
  return { predict, leaves };
}

function bestSplit(
  features: readonly ArrayLike<number>[],
  outcomes: ArrayLike<number>,
  rows: Int32Array,
  sum: number,
  minLeaf: number,
): { feature: number; threshold: number } | null {
  const n = rows.length;
  if (n < 2 * minLeaf) return null;
  // The squared error falls by left²/n_left + right²/n_right − sum²/n; anything below rounding is no gain.
  let best = (sum * sum) / n + 1e-12 * (1 + (sum * sum) / n);
  let found: { feature: number; threshold: number } | null = null;
  features.forEach((column, feature) => {
    const order = Int32Array.from(rows).sort((a, b) => column[a]! - column[b]!);
    let left = 0;
    for (let k = 1; k < n; k++) {
      left += outcomes[order[k - 1]!]!;
      const below = column[order[k - 1]!]!;
      const above = column[order[k]!]!;
      if (below === above || k < minLeaf || n - k < minLeaf) continue;
      const right = sum - left;
      const score = (left * left) / k + (right * right) / (n - k);
      if (score > best) {
        best = score;
        const middle = below + (above - below) / 2;
        found = { feature, threshold: middle < above ? middle : below };
      }
    }
  });
  return found;
}
