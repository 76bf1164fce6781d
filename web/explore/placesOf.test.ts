import { describe, expect, test } from "vitest";
import { provinces } from "../../server/geo/schema.ts";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { heatRanks } from "../charts/heatStep.ts";
import { provinceGrid } from "../charts/provinceGrid.ts";
import { nextTile } from "../charts/tileMap.ts";
import { tokensOf } from "../theme/tokens.ts";
import type { Answer } from "./explored.ts";
import { placesOf, withinName } from "./placesOf.ts";

const look = { language: "en", currency: "CNY", tokens: tokensOf("light") } as const;
const revenue = { name: "revenue", unit: "money", parts: ["numerator"] } as unknown as MetricInfo;
const english: Readonly<Record<string, string>> = {
  "江苏省 苏州市": "Suzhou, Jiangsu",
  "江苏省 南京市": "Nanjing, Jiangsu",
  "江苏省 苏州市 吴中区": "Wuzhong District, Suzhou, Jiangsu",
};
const answer = (groups: ReadonlyArray<[value: string, label: string, figure: number | null]>): Answer =>
  ({
    periods: [{ from: "2026-01-01", to: "2026-07-01", open: false }],
    rows: [
      { values: [], labels: [], figures: [] },
      ...groups.map(([value, label, figure]) => ({
        values: [value],
        labels: [{ zh: label, en: english[label] ?? label }],
        figures: [{ metric: "revenue", cells: [{ value: figure }], compared: [] }],
      })),
    ],
  }) as unknown as Answer;

describe("the grid of provinces", () => {
  test("every province has a tile, no two share one, and none is drawn that is not there", () => {
    expect([...provinceGrid.keys()].sort()).toEqual(provinces.map(({ code }) => code).sort());
    expect(new Set([...provinceGrid.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(34);
  });
  test("arrows reach every tile from every other", () => {
    const tiles = [...provinceGrid.values()];
    const reached = new Set([0]);
    for (const from of reached)
      for (const arrow of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
        const next = nextTile(tiles, from, arrow);
        if (next >= 0) reached.add(next);
      }
    expect(reached.size).toBe(34);
    expect(nextTile(tiles, 0, "Enter")).toBe(-1);
  });
});

test("a province without a figure is empty and not 0; who lives nowhere known stands beside the map", () => {
  const { map } = placesOf(
    answer([
      ["320000", "江苏省", 1_286_400],
      ["440000", "广东省", 900],
      ["540000", "西藏自治区", null],
      ["0", "Unknown", 400],
    ]),
    revenue,
    { by: ["province"], where: [] },
    look,
  );
  const tile = (key: string) => map.tiles.find((one) => one.key === key);
  expect(map.tiles).toHaveLength(34);
  expect(tile("320000")).toMatchObject({
    name: "Jiangsu",
    short: "JS",
    before: "¥",
    value: "1.29M",
    step: 7,
  });
  expect(tile("440000")).toMatchObject({ step: 0, says: "Guangdong: ¥900" });
  expect(tile("540000")).toMatchObject({ step: undefined, value: "–", says: "Tibet: no figure" });
  expect(tile("110000")).toMatchObject({ step: undefined, value: "–" });
  expect(map.beside).toEqual([
    expect.objectContaining({ key: "0", name: "Province unknown or outside China", value: "¥400" }),
  ]);
  expect(map.ends).toEqual({ low: "¥900", high: "¥1.286M" });
});

test("the cities of one province are tiles in a row; a customer of whom only the province is known is beside them", () => {
  const cities = answer([
    ["320500", "江苏省 苏州市", 700],
    ["320100", "江苏省 南京市", 500],
    ["320000", "江苏省", 20],
  ]);
  const shape = { by: ["city"], where: [{ by: "province", is: ["320000"] }] } as const;
  const asked = shape as unknown as Parameters<typeof placesOf>[2];
  const { map } = placesOf(cities, revenue, asked, look);
  expect(map.tiles.map(({ name, x, y }) => [name, x, y])).toEqual([
    ["Nanjing", 0, 0],
    ["Suzhou", 1, 0],
  ]);
  expect(map.beside.map(({ name, value }) => [name, value])).toEqual([["Only the province known", "¥20"]]);
  expect(
    placesOf(cities, revenue, asked, { ...look, language: "zh" }).map.tiles.map(({ name }) => name),
  ).toEqual(["南京", "苏州"]);
  expect(withinName(320_000, cities, look)).toBe("Jiangsu");
  const districts = answer([["320506", "江苏省 苏州市 吴中区", 3]]);
  expect(withinName(320_500, districts, look)).toBe("Suzhou");
  expect(withinName(320_500, districts, { ...look, language: "zh" })).toBe("苏州市");
});

test("equal figures have one colour", () => {
  expect(heatRanks([5, 5, null, 9])).toEqual([0, 0, null, 7]);
});
