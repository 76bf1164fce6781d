import type { Dimension, Filter } from "../../server/metrics/schema.ts";
import type { Shape } from "./view.ts";

/** All provinces, the cities of one, or the counties of one city. */
interface MapLevel {
  level: "country" | "province" | "city";
  /** Of which province or city; 0 for the country. */
  within: number;
}

/** Cities under the central government: their counties follow at once. */
const isMunicipality = (code: number): boolean => [11, 12, 31, 50].includes(Math.floor(code / 10_000));

type Place = Pick<Shape, "by" | "where">;

const onlyOne = (where: readonly Filter[], by: Dimension): number | undefined => {
  const is = where.find((filter) => filter.by === by)?.is;
  return is?.length === 1 && /^\d{6}$/.test(is[0]!) ? Number(is[0]) : undefined;
};

/** What a question cut by region can be a map of; undefined: of nothing. */
export function mapOf({ by, where }: Place): MapLevel | undefined {
  const [only, second] = by;
  if (only === undefined || second !== undefined) return undefined;
  if (only === "province" || only === "orderProvince") return { level: "country", within: 0 };
  const [province, city] = [onlyOne(where, "province"), onlyOne(where, "city")];
  if (only === "city" && province !== undefined) return { level: "province", within: province };
  if (only !== "district") return undefined;
  if (city !== undefined) return { level: "city", within: city };
  return province !== undefined && isMunicipality(province) ? { level: "city", within: province } : undefined;
}

const without = (where: readonly Filter[], ...names: Dimension[]) =>
  where.filter(({ by }) => !names.includes(by));
const only = (by: Dimension, code: number): Filter => ({ by, is: [String(code)] });

/** The question one level down, inside a tile; undefined where nothing lies below it. */
export function deeper({ by, where }: Place, code: number): Place | undefined {
  const at = mapOf({ by, where });
  // Of deliveries only the province is asked for; the three last have no cities in the list of divisions.
  if (!at || by[0] === "orderProvince" || code < 110_000 || code >= 710_000) return undefined;
  if (at.level === "country")
    return {
      by: [isMunicipality(code) ? "district" : "city"],
      where: [...without(where, "province"), only("province", code)],
    };
  // Whose city is not known has the province's own code.
  if (at.level === "province" && code !== at.within)
    return { by: ["district"], where: [...without(where, "province", "city"), only("city", code)] };
  return undefined;
}

/** The question one level up; undefined where it is of the whole country. */
export function upwards({ by, where }: Place): Place | undefined {
  const at = mapOf({ by, where });
  if (!at || at.level === "country") return undefined;
  if (at.level === "province" || isMunicipality(at.within))
    return { by: ["province"], where: without(where, "province") };
  const province = Math.floor(at.within / 10_000) * 10_000;
  return { by: ["city"], where: [...without(where, "city"), only("province", province)] };
}
