import { expect, test } from "vitest";
import { fitting } from "../../server/metrics/presets/schema.ts";
import { readView, readWhere, settledWhere, writeBy, writeWhere } from "./exploreAddress.ts";

const year = { from: "2025-11-22", to: "2026-11-22" };

test("filters come back as they went, separators in values included", () => {
  const where = [
    { by: "channel", is: ["微信:小程序", "a|b;c"] },
    { by: "store", not: ["3", ""] },
  ] as const;
  const asked = where.map((one) => ({ ...one })) as unknown as Parameters<typeof writeWhere>[0];
  expect(readWhere(writeWhere(asked))).toEqual(where);
  expect(writeWhere([])).toBeUndefined();
  const begun = [{ by: "city", not: [] }] as unknown as Parameters<typeof writeWhere>[0];
  expect(readWhere(writeWhere(begun))).toEqual(begun);
  expect(settledWhere(begun)).toEqual([]);
});

test("a slice that a file has named comes back as it went", () => {
  const by = ["group:国家/地区, 代码", "staff"];
  expect(readView({ metrics: "daysToPay", by: writeBy(by) }, year).by).toEqual(by);
  expect(writeBy([])).toBeUndefined();
  const where = [{ by: "group:a:b;c|d" as const, is: ["391"] }];
  expect(readWhere(writeWhere(where))).toEqual(where);
});

test("what the product does not know is left out", () => {
  expect(readWhere("shoe:is:1;channel:like:x;channel")).toEqual([]);
  const view = readView({ metrics: "a,b,a,../x,c,d,e", by: "store,shoe,city,gender", grain: "hour" }, year);
  expect(view).toEqual({
    metrics: ["a", "b", "c", "d"],
    by: ["store", "city"],
    where: [],
    grain: "month",
    draw: "line",
    cuts: {},
    own: {},
    membership: "then",
  });
});

test("a quadrant is of the whole period, and its lines stand in the address", () => {
  const view = readView({ grain: "whole", draw: "quadrant", cutX: "0.25", cutY: "wide" }, year);
  expect([view.draw, view.cuts]).toEqual(["quadrant", { x: 0.25, y: undefined }]);
  expect(readView({ grain: "month", draw: "quadrant" }, year).draw).toBe("line");
});

test("a single figure has no line, a course no dumbbell", () => {
  expect(readView({ grain: "whole", draw: "line" }, year).draw).toBe("bar");
  expect(readView({ grain: "whole", draw: "dumbbell" }, year).draw).toBe("dumbbell");
  expect(readView({ grain: "month", draw: "dumbbell" }, year).draw).toBe("line");
});

test("a map is of one figure by region over the whole period, and stands in the address", () => {
  const drawn = (address: Record<string, string>) =>
    readView({ metrics: "revenue", grain: "whole", draw: "map", ...address }, year).draw;
  expect(drawn({ by: "province" })).toBe("map");
  expect(drawn({ by: "orderProvince" })).toBe("map");
  expect(drawn({ by: "province,gender" })).toBe("bar");
  expect(drawn({ by: "province", metrics: "revenue,orders" })).toBe("bar");
  expect(drawn({ by: "province", grain: "month" })).toBe("line");
  expect(drawn({ by: "city" })).toBe("bar");
  expect(drawn({ by: "city", where: "province:is:320000" })).toBe("map");
  expect(drawn({ by: "city", where: "province:is:320000|330000" })).toBe("bar");
  expect(drawn({ by: "district", where: "city:is:320500" })).toBe("map");
});

test("a triangle is of one figure by first purchase month, by months", () => {
  const drawn = (address: Record<string, string>) =>
    readView({ metrics: "revenue", by: "cohort", grain: "month", draw: "triangle", ...address }, year).draw;
  expect(drawn({})).toBe("triangle");
  expect(drawn({ grain: "week" })).toBe("line");
  expect(drawn({ by: "cohort,gender" })).toBe("line");
  expect(drawn({ by: "gender" })).toBe("line");
});

test("a funnel is of the stages and over the whole period", () => {
  const drawn = (address: Record<string, string>) =>
    readView({ metrics: "stageConversion", by: "stage", grain: "whole", draw: "funnel", ...address }, year)
      .draw;
  expect(drawn({})).toBe("funnel");
  expect(drawn({ metrics: "stageDays" })).toBe("bar");
  expect(drawn({ by: "staff" })).toBe("bar");
  expect(drawn({ grain: "month" })).toBe("line");
});

test("a flow is between two cuts of one figure", () => {
  const drawn = (address: Record<string, string>) =>
    readView({ metrics: "revenue", by: "channel,gender", grain: "whole", draw: "sankey", ...address }, year)
      .draw;
  expect(drawn({})).toBe("sankey");
  expect(drawn({ by: "channel" })).toBe("bar");
  expect(drawn({ metrics: "revenue,orders" })).toBe("bar");
});

test("the grain fits the days", () => {
  expect(fitting({ from: "2026-11-01", to: "2026-12-01" })).toBe("day");
  expect(fitting({ from: "2026-08-24", to: "2026-11-22" })).toBe("week");
  expect(fitting(year)).toBe("month");
  expect(fitting({ from: "2016-01-01", to: "2026-01-01" })).toBe("quarter");
});
