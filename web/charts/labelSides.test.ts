import { expect, test } from "vitest";
import { labelSides } from "./labelSides.ts";

const room = { width: 400, height: 200 };
const dot = (x: number, y: number) => ({ x, y, radius: 6, width: 60 });

test("a name stands at the right, and at the left where the drawing ends", () => {
  expect(labelSides([dot(100, 100), dot(390, 100)], room)).toEqual(["right", "left"]);
});

test("it gives way to another dot and to another name", () => {
  expect(labelSides([dot(100, 100), dot(140, 100)], room)).toEqual(["left", "right"]);
  expect(labelSides([dot(100, 100), dot(100, 104)], room)).toEqual(["right", "left"]);
});

test("it leaves free what is written there already", () => {
  const line = { left: 110, right: 200, top: 90, bottom: 110 };
  expect(labelSides([dot(100, 100)], room, [line])).toEqual(["left"]);
});

test("where there is no room there is no name", () => {
  const crowd = Array.from({ length: 12 }, () => dot(200, 100));
  // Twelve on one spot: four of them find a side of it.
  expect(labelSides(crowd, room).slice(0, 5)).toEqual(["right", "left", "top", "bottom", undefined]);
  expect(labelSides([dot(20, 8)], { width: 40, height: 16 })).toEqual([undefined]);
});
