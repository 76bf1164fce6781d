import { expect, test } from "vitest";
import { type Edge, treeOf } from "./tree.ts";

const edge = (referrer: number, referred: number, amount: number): Edge => ({
  referrer,
  referred,
  amount,
  broughtOn: "2026-03-01",
  channel: "",
});

test("a branch holds all who came through somebody, and their money", () => {
  const tree = treeOf([edge(1, 2, 10), edge(1, 3, 20), edge(3, 4, 40), edge(4, 5, 80), edge(9, 8, 5)]);
  expect(tree.roots).toEqual([1, 9]);
  expect(tree.deepest).toBe(3);
  expect(tree.nodes.get(1)).toMatchObject({ brought: 2, branch: 4, branchAmount: 150, level: 1 });
  expect(tree.nodes.get(3)).toMatchObject({ brought: 1, branch: 2, branchAmount: 120, level: 2 });
  expect(tree.nodes.get(5)).toMatchObject({ brought: 0, branch: 0, branchAmount: 0, level: 4 });
});

test("a circle is cut, and nobody is in his own branch", () => {
  const tree = treeOf([edge(1, 2, 10), edge(2, 3, 20), edge(3, 1, 40), edge(3, 7, 1)]);
  expect(tree.roots).toEqual([1]);
  expect(tree.nodes.get(1)).toMatchObject({ branch: 3, branchAmount: 31 });
  expect([...tree.children.values()].flat()).toHaveLength(3);
  expect(tree.edges.map(({ referred }) => referred)).toEqual([2, 3, 7]);
});

test("a chain of fifty thousand does not overflow", () => {
  const tree = treeOf(Array.from({ length: 50_000 }, (_, i) => edge(i + 1, i + 2, 1)));
  expect(tree.nodes.get(1)).toMatchObject({ branch: 50_000, branchAmount: 50_000 });
  expect(tree.deepest).toBe(50_000);
});
