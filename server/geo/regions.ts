import { divisionLines } from "./divisions.ts";

export interface Region {
  /** Six digits: 320000 a province, 320500 a city, 320506 a county. */
  code: number;
  name: string;
  /** What people write: 江苏, 苏州. */
  short: string;
  parent: number;
}

const provinceSuffix = /(维吾尔|壮族|回族)?自治区$|特别行政区$|省$|市$/;
const citySuffix = /(?:[\u4e00-\u9fff]{1,3}族)*自治州$|地区$|盟$|市$/;
const countySuffix = /自治县$|自治旗$|新区$|市$|区$|县$|旗$/;

function shorten(name: string, suffix: RegExp): string {
  const short = name.replace(suffix, "");
  return short.length >= 2 ? short : name;
}

/** Every province, city and county by its code. */
export const regions: ReadonlyMap<number, Region> = parse(divisionLines);

function parse(lines: readonly string[]): Map<number, Region> {
  const all = new Map<number, Region>();
  const add = (code: number, name: string, suffix: RegExp, parent: number) =>
    all.set(code, { code, name, short: shorten(name, suffix), parent });
  for (const line of lines) {
    const [province = "", ...cities] = line.split("|");
    const p = Number(province.slice(0, 2)) * 10_000;
    add(p, province.slice(2), provinceSuffix, 0);
    for (const part of cities) {
      const [city = "", counties = ""] = part.split(":");
      const c = p + Number(city.slice(0, 2)) * 100;
      add(c, city.slice(2), citySuffix, p);
      for (const county of counties === "" ? [] : counties.split(","))
        add(c + Number(county.slice(0, 2)), county.slice(2), countySuffix, c);
    }
  }
  return all;
}

/** 江苏省 苏州市 吴中区; the word that the statistics put for "directly under the province" is left out. */
export function regionName(code: number): string {
  const parts: string[] = [];
  for (let at = regions.get(code); at; at = regions.get(at.parent)) {
    if (!/^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(at.name)) parts.unshift(at.name);
  }
  return parts.join(" ");
}
