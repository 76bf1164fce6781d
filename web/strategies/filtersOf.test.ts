import { expect, test } from "vitest";
import { filtersOf } from "./filtersOf.ts";

test("people of a strategy are asked for as what they are, each kind apart", () => {
  expect(filtersOf([1, 8])).toEqual([{ by: "valueClass", is: ["importantValue", "generalWinBack"] }]);
  expect(filtersOf([12, 1001, 1002, 3])).toEqual([
    { by: "valueClass", is: ["importantKeep"] },
    { by: "valueLevel", is: ["potential"] },
    { by: "segment", is: ["1001", "1002"] },
  ]);
  expect(filtersOf([])).toEqual([]);
});
