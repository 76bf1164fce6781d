import { expect, test } from "vitest";
import { filtersAgainst, readAgainst, writeAgainst } from "./against.ts";

test("what is compared with comes back from the address as it went", () => {
  for (const against of ["previous", "lastYear", "none", { segment: 1203 }] as const)
    expect(readAgainst(writeAgainst(against))).toEqual(against);
  for (const text of [undefined, "", "segment:", "segment:0", "segment:-1", "segment:1.5", "yesterday"])
    expect(readAgainst(text)).toBeUndefined();
});

test("the compared half keeps the other filters and asks for the other segment", () => {
  const store = { by: "store" as const, is: ["3"] };
  const own = { by: "segment" as const, is: ["7"] };
  expect(filtersAgainst([store, own], { segment: 9 })).toEqual([store, { by: "segment", is: ["9"] }]);
  expect(filtersAgainst([store, own], "previous")).toEqual([store, own]);
});
