import { expect, test } from "vitest";
import { deeper, mapOf, upwards } from "./mapOf.ts";
import type { Shape } from "./view.ts";

type Place = Pick<Shape, "by" | "where">;
const channel = { by: "channel" as const, is: ["app"] };
const country: Place = { by: ["province"], where: [channel] };

test("from the country to a province, to a city, and back, with the other filters kept", () => {
  const jiangsu = deeper(country, 320_000)!;
  expect(jiangsu).toEqual({ by: ["city"], where: [channel, { by: "province", is: ["320000"] }] });
  const suzhou = deeper(jiangsu, 320_500)!;
  expect(suzhou).toEqual({ by: ["district"], where: [channel, { by: "city", is: ["320500"] }] });
  expect(mapOf(suzhou)).toEqual({ level: "city", within: 320_500 });
  expect(deeper(suzhou, 320_506)).toBeUndefined();
  expect(upwards(suzhou)).toEqual(jiangsu);
  expect(upwards(jiangsu)).toEqual(country);
  expect(upwards(country)).toBeUndefined();
});

test("a city under the central government has counties at once", () => {
  const beijing = deeper(country, 110_000)!;
  expect(beijing.by).toEqual(["district"]);
  expect(mapOf(beijing)).toEqual({ level: "city", within: 110_000 });
  expect(upwards(beijing)).toEqual(country);
});

test("nothing lies below the unknown, Hong Kong, a delivery's province, and customers whose city is not known", () => {
  expect(deeper(country, 0)).toBeUndefined();
  expect(deeper(country, 810_000)).toBeUndefined();
  expect(deeper({ by: ["orderProvince"], where: [] }, 320_000)).toBeUndefined();
  expect(deeper(deeper(country, 320_000)!, 320_000)).toBeUndefined();
});
