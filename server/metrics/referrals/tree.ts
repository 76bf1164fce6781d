export interface Edge {
  referrer: number;
  referred: number;
  broughtOn: string;
  channel: string;
  amount: number;
}

interface Node {
  customerId: number;
  /** Brought by himself. */
  brought: number;
  /** Everybody who came through him, and what they bought. */
  branch: number;
  branchAmount: number;
  /** 1 for those who were brought by nobody. */
  level: number;
}

export interface Tree {
  nodes: ReadonlyMap<number, Node>;
  children: ReadonlyMap<number, readonly Edge[]>;
  /** Those that count: without the ones that would close a circle. */
  edges: readonly Edge[];
  /** Who brought somebody and was brought by nobody. */
  roots: readonly number[];
  /** Levels below the roots. */
  deepest: number;
}

/**
 * Branches from "was brought by". Each customer was brought by one at most; where files say that two brought each other,
 * the circle is cut before its smallest number, so that nobody is in his own branch.
 */
export function treeOf(edges: readonly Edge[]): Tree {
  const parent = new Map(edges.map((edge) => [edge.referred, edge]));
  for (const start of circleStarts(parent)) parent.delete(start);
  const children = new Map<number, Edge[]>();
  for (const edge of parent.values()) {
    const known = children.get(edge.referrer);
    if (known) known.push(edge);
    else children.set(edge.referrer, [edge]);
  }
  const roots = [...children.keys()].filter((customer) => !parent.has(customer)).sort((a, b) => a - b);
  const nodes = new Map<number, Node>();
  let deepest = 0;
  for (const root of roots) {
    const order: number[] = [];
    const waiting: [number, number][] = [[root, 1]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [customerId, level] = next;
      order.push(customerId);
      nodes.set(customerId, { customerId, brought: 0, branch: 0, branchAmount: 0, level });
      deepest = Math.max(deepest, level - 1);
      for (const edge of children.get(customerId) ?? []) waiting.push([edge.referred, level + 1]);
    }
    // Those below come later in the order, so they are whole when their turn comes from the back.
    for (const customerId of order.reverse()) {
      const node = nodes.get(customerId)!;
      for (const edge of children.get(customerId) ?? []) {
        const child = nodes.get(edge.referred)!;
        node.brought += 1;
        node.branch += 1 + child.branch;
        node.branchAmount += edge.amount + child.branchAmount;
      }
    }
  }
  return { nodes, children, edges: [...parent.values()], roots, deepest };
}

/** The smallest number of every circle. */
function circleStarts(parent: ReadonlyMap<number, Edge>): number[] {
  const done = new Set<number>();
  const starts: number[] = [];
  for (const first of parent.keys()) {
    const path: number[] = [];
    const onPath = new Set<number>();
    let at: number | undefined = first;
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = parent.get(at)?.referrer;
    }
    if (at !== undefined && onPath.has(at)) {
      const circle = path.slice(path.indexOf(at));
      starts.push(circle.reduce((a, b) => Math.min(a, b)));
    }
    for (const customer of path) done.add(customer);
  }
  return starts;
}
