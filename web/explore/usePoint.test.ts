import { expect, test } from "vitest";
import { readPoint, writePoint } from "./usePoint.ts";

test("a point comes back as it went: no group, a group without a name, names with separators", () => {
  for (const values of [[], [""], ["", "a|b:c"], ["高价值", "320500"]]) {
    const point = { metric: "repurchaseRate", from: "2026-10-01", values };
    expect(readPoint(writePoint(point))).toEqual(point);
    expect(readPoint(writePoint({ ...point, compared: true }))).toEqual({ ...point, compared: true });
  }
  expect(readPoint("repurchaseRate")).toBeUndefined();
  expect(readPoint("a:2026-10-01:%E0%A4%A")).toBeUndefined();
});
