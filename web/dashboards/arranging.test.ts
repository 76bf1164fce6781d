import { expect, test } from "vitest";
import { type Arrangement, moved, resized } from "./arranging.ts";

const three: Arrangement = [
  { id: 1, size: "quarter" },
  { id: 2, size: "half" },
  { id: 3, size: "whole" },
];
const ids = (arrangement: Arrangement) => arrangement.map((one) => one.id);

test("a tile takes its new place and the others keep their order", () => {
  expect(ids(moved(three, 1, 2))).toEqual([2, 3, 1]);
  expect(ids(moved(three, 3, 0))).toEqual([3, 1, 2]);
  expect(ids(moved(three, 3, 9))).toEqual([1, 2, 3]);
  expect(ids(moved(three, 7, 0))).toEqual([1, 2, 3]);
});

test("sizes go step by step and stop at the ends", () => {
  expect(resized(three, 1, 1)[0]!.size).toBe("third");
  expect(resized(three, 1, -1)[0]!.size).toBe("quarter");
  expect(resized(three, 3, 1)[2]!.size).toBe("whole");
});
