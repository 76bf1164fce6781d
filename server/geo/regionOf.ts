import { ownTitle, type Region, regions, regionTitle } from "./regions.ts";
import { provinces as provinceNames, shortEnglish } from "./schema.ts";

const provinces: Region[] = [];
const childrenOf = new Map<number, Region[]>();
const cityByName = new Map<string, Region>();
const countyByName = new Map<string, Region | "several">();

for (const region of regions.values()) {
  if (region.parent === 0) provinces.push(region);
  else childrenOf.set(region.parent, [...(childrenOf.get(region.parent) ?? []), region]);
  if (region.parent !== 0 && region.code % 100 === 0) cityByName.set(region.name, region);
  if (region.code % 100 !== 0) {
    countyByName.set(region.name, countyByName.has(region.name) ? "several" : region);
  }
}
const provincesInEnglish: ReadonlyMap<string, number> = new Map([
  ...provinceNames.map(({ en, code }) => [en.toLowerCase(), code] as const),
  ["xizang", 540_000],
  ["macao", 820_000],
]);

/** The administrative code that an address or region text names: the finest level found, 0 for none. */
export function regionOf(text: string): number {
  const x = text.replace(/^(中国|中华人民共和国|china)[,，\s]*/i, "").replace(/[\s,，·/|\\-]+/g, "");
  if (x === "") return 0;
  if (/^\d{6}$/.test(x)) return regions.has(Number(x)) ? Number(x) : 0;
  if (/^\d{2}$/.test(x)) return regions.has(Number(x) * 10_000) ? Number(x) * 10_000 : 0;
  if (/^[\x20-\x7eü’]+$/i.test(text)) return fromEnglish(text);
  const province =
    provinces.find((p) => x.startsWith(p.name)) ?? provinces.find((p) => x.startsWith(p.short));
  if (province) {
    const rest = after(x, province);
    const cities = childrenOf.get(province.code) ?? [];
    const city = startOf(rest, cities);
    if (city) return county(after(rest, city), [city]) ?? city.code;
    // Municipalities repeat themselves (上海市上海市浦东新区) or go straight to the county.
    const again =
      rest.startsWith(province.name) || rest.startsWith(province.short) ? after(rest, province) : rest;
    return county(again, cities) ?? province.code;
  }
  const named =
    [...cityByName.values()].find((c) => x.startsWith(c.name)) ??
    [...cityByName.values()].find(
      (c) => c.short.length > 1 && x.startsWith(c.short) && !/^[区县旗]/.test(x.slice(c.short.length)),
    );
  if (named) return county(after(x, named), [named]) ?? named.code;
  for (let length = Math.min(x.length, 12); length >= 3; length--) {
    const found = countyByName.get(x.slice(0, length));
    if (found && found !== "several") return found.code;
  }
  return 0;
}

function startOf(text: string, among: readonly Region[]): Region | undefined {
  return (
    among.find((r) => text.startsWith(r.name)) ??
    among.find((r) => r.short.length > 1 && text.startsWith(r.short))
  );
}

function after(text: string, region: Region): string {
  if (text.startsWith(region.name)) return text.slice(region.name.length);
  return text.slice(region.short.length).replace(/^(省|市|自治区|地区|盟)/, "");
}

function county(text: string, cities: readonly Region[]): number | undefined {
  if (text === "") return undefined;
  const among = cities.flatMap((c) => childrenOf.get(c.code) ?? []);
  const trimmed = text.replace(/^(市辖区|县)/, "");
  return (
    among.find((r) => trimmed.startsWith(r.name)) ??
    among.find((r) => r.short.length > 1 && trimmed.startsWith(r.short))
  )?.code;
}

/** Wuzhong District, Suzhou, Jiangsu; what stands before it (a street, say) is passed over. */
function fromEnglish(text: string): number {
  const parts = plain(text)
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "china");
  titles ??= englishTitles();
  for (let from = 0; from < parts.length; from++) {
    const found = titles.get(parts.slice(from).join(", "));
    if (found !== undefined && found !== "several") return found;
  }
  const lower = parts.join(", ");
  for (const [name, code] of provincesInEnglish) if (new RegExp(`\\b${name}\\b`).test(lower)) return code;
  return 0;
}

const plain = (text: string) => text.toLowerCase().replaceAll("ü", "u").replaceAll(/['’]/g, "");
let titles: ReadonlyMap<string, number | "several"> | undefined;

/** Every region by its whole title, and cities by their name alone where there is one such: made when first asked for. */
function englishTitles(): ReadonlyMap<string, number | "several"> {
  const all = new Map<string, number | "several">();
  const add = (title: string, code: number) => {
    const known = all.get(title);
    all.set(title, known === undefined || known === code ? code : "several");
  };
  for (const code of regions.keys()) {
    const title = plain(regionTitle(code).en);
    if (title !== "" && !all.has(title)) all.set(title, code);
  }
  const whole = new Set(all.keys());
  for (const city of cityByName.values()) {
    const name = plain(shortEnglish(ownTitle(city).en));
    if (!whole.has(name)) add(name, city.code);
  }
  return all;
}
