import type { Language, Pair } from "../refuse.ts";
import { divisionLines } from "./divisions.ts";
import { englishName } from "./englishName.ts";
import { provinceOf, shortRegion } from "./schema.ts";

export interface Region {
  /** Six digits: 320000 a province, 320500 a city, 320506 a county. */
  code: number;
  name: string;
  /** What people write: 江苏, 苏州. */
  short: string;
  parent: number;
}

/** Every province, city and county by its code. */
export const regions: ReadonlyMap<number, Region> = parse(divisionLines);

function parse(lines: readonly string[]): Map<number, Region> {
  const all = new Map<number, Region>();
  const add = (code: number, name: string, level: "province" | "city" | "county", parent: number) =>
    all.set(code, { code, name, short: shortRegion(name, level), parent });
  for (const line of lines) {
    const [province = "", ...cities] = line.split("|");
    const p = Number(province.slice(0, 2)) * 10_000;
    add(p, province.slice(2), "province", 0);
    for (const part of cities) {
      const [city = "", counties = ""] = part.split(":");
      const c = p + Number(city.slice(0, 2)) * 100;
      add(c, city.slice(2), "city", p);
      for (const county of counties === "" ? [] : counties.split(","))
        add(c + Number(county.slice(0, 2)), county.slice(2), "county", c);
    }
  }
  return all;
}

const titles = new Map<number, Pair>();
const untold = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/**
 * 江苏省 苏州市 吴中区 / Wuzhong District, Suzhou, Jiangsu; the word that the statistics put for "directly under the province" is
 * left out. Both empty where there is no such region.
 */
export function regionTitle(code: number): Pair {
  let title = titles.get(code);
  if (title === undefined) {
    const parts: Pair[] = [];
    for (let at = regions.get(code); at; at = regions.get(at.parent))
      if (!untold.test(at.name)) parts.push(ownTitle(at));
    title = {
      zh: parts
        .map(({ zh }) => zh)
        .reverse()
        .join(" "),
      en: parts.map(({ en }) => en).join(", "),
    };
    if (regions.has(code)) titles.set(code, title);
  }
  return title;
}

/** 吴中区 / Wuzhong District: by its own name alone. */
export function ownTitle(region: Region): Pair {
  const en =
    region.parent === 0
      ? (provinceOf(region.code)?.en ?? region.name)
      : englishName(region.name, regions.get(region.parent)?.short);
  return { zh: region.name, en };
}

/** The whole title in one language. */
export const regionName = (code: number, language: Language): string => regionTitle(code)[language];
