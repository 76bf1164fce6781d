import { expect, test } from "vitest";
import { sparkPath } from "./sparkPath.ts";

const box = { width: 100, height: 20 };
const closed = (value: number | null) => ({ value, open: false });

test("lowest on the floor, highest at the top, evenly spaced", () => {
  expect(sparkPath([closed(0), closed(10), closed(5)], [], box).solid).toBe("M0 20L50 0L100 10");
});

test("a null is a gap, not a zero", () => {
  expect(sparkPath([closed(0), closed(null), closed(10)], [], box).solid).toBe("M0 20M100 0");
});

test("the open period hangs on the last closed one as a line of its own", () => {
  const paths = sparkPath([closed(0), closed(10), { value: 5, open: true }], [], box);
  expect(paths.solid).toBe("M0 20L50 0");
  expect(paths.open).toBe("M50 0L100 10");
});

test("both periods share one scale", () => {
  expect(sparkPath([closed(10), closed(20)], [0, 20], box)).toMatchObject({
    solid: "M0 10L100 0",
    previous: "M0 20L100 0",
  });
});

test("nothing known draws nothing", () => {
  expect(sparkPath([closed(null)], [], box)).toEqual({ solid: "", open: "", previous: "" });
});
