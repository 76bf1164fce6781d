import { provinceOf, provinces, shortEnglish, shortRegion } from "../../server/geo/schema.ts";
import type { MeasuredCell, MetricInfo } from "../../server/metrics/schema.ts";
import { heatRanks } from "../charts/heatStep.ts";
import type { Look } from "../charts/look.ts";
import { provinceColumns, provinceGrid } from "../charts/provinceGrid.ts";
import { pointText } from "../charts/seriesWords.ts";
import type { MapTile, TileMap } from "../charts/tileMap.ts";
import { text } from "../kit/format.ts";
import { phrase } from "../phrase.ts";
import { type Answer, labelOf, type Row } from "./explored.ts";
import { mapOf } from "./mapOf.ts";
import { shortFigure } from "./shortFigure.ts";
import type { Shape } from "./view.ts";

const words = {
  unknown: { zh: "省份未知或在境外", en: "Province unknown or outside China" },
  noCity: { zh: "只知道省", en: "Only the province known" },
  noDistrict: { zh: "只知道市", en: "Only the city known" },
  direct: { zh: "直辖", en: "Direct" },
  open: { zh: "未满", en: "still open" },
  nothing: { zh: "没有数", en: "no figure" },
} as const;

interface Place {
  code: number;
  name: string;
  short: string;
  full: string;
  x: number;
  y: number;
}

/** A figure's groups by region as tiles: provinces where they lie, cities and counties of equal size in the order of their codes. */
export function placesOf(
  answer: Answer,
  metric: MetricInfo,
  shape: Pick<Shape, "by" | "where">,
  look: Look,
): { map: TileMap; rows: ReadonlyMap<string, Row>; open: boolean } {
  const { language } = look;
  const at = mapOf(shape) ?? { level: "country" as const, within: 0 };
  const groups = answer.rows.filter((row) => row.values.length === 1);
  const rows = new Map(groups.map((row) => [row.values[0]!, row]));
  const places = at.level === "country" ? provincePlaces(look) : flatPlaces(groups, at, look);
  const placed = new Set(places.map(({ code }) => String(code)));
  const cells = places.map(({ code }) => cellOf(rows.get(String(code)), metric));
  const values = cells.map((cell) => cell?.value ?? null);
  // By rank: one province often dwarfs the rest, and all others would have one colour.
  const ranks = heatRanks(values);
  const tiles = places.map(({ code, full, ...place }, i): MapTile => {
    const cell = cells[i];
    return {
      ...place,
      key: String(code),
      ...shortFigure(cell?.value ?? null, metric, look),
      step: cell?.value != null ? (ranks[i] ?? 0) : cell?.why === "open" ? null : undefined,
      says: `${full}: ${saying(cell, metric, look)}`,
    };
  });
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const [low, high] = [known[0], known.at(-1)];
  const outside = {
    country: words.unknown,
    province: words.noCity,
    city: words.noDistrict,
  }[at.level];
  return {
    map: {
      columns: provinceColumns,
      tiles,
      beside: groups
        .filter((row) => !placed.has(row.values[0]!))
        .map((row) => {
          const cell = cellOf(row, metric);
          const key = row.values[0]!;
          const known = key === "" || key === "0" || Number(key) === at.within;
          const name = known ? outside[language] : labelOf(row.labels[0], language);
          return {
            key,
            name,
            value: text(cell?.value ?? null, metric.unit, look),
            says: `${name}: ${saying(cell, metric, look)}`,
          };
        }),
      ends:
        low === undefined || high === undefined || low === high
          ? undefined
          : { low: text(low, metric.unit, look), high: text(high, metric.unit, look) },
    },
    rows,
    open: answer.periods.some((period) => period.open),
  };
}

const cellOf = (row: Row | undefined, metric: MetricInfo): MeasuredCell | undefined =>
  row?.figures.find((figure) => figure.metric === metric.name)?.cells[0];

function saying(cell: MeasuredCell | undefined, metric: MetricInfo, look: Look): string {
  if (cell && cell.value !== null) return pointText(cell, metric.unit, look);
  return phrase(cell?.why === "open" ? words.open : words.nothing, look.language);
}

const byPlace = (a: Pick<Place, "x" | "y">, b: Pick<Place, "x" | "y">) => a.y - b.y || a.x - b.x;

function provincePlaces({ language }: Look): Place[] {
  return provinces
    .map(({ code, sign, iso, ...names }) => ({
      code,
      name: language === "zh" ? sign : names.en,
      short: language === "zh" ? sign : iso,
      full: names[language],
      ...provinceGrid.get(code)!,
    }))
    .sort(byPlace);
}

/** Only those with customers: the list of all cities is not the page's. */
function flatPlaces(
  groups: readonly Row[],
  { level, within }: NonNullable<ReturnType<typeof mapOf>>,
  { language }: Look,
): Place[] {
  const span = within % 10_000 === 0 ? 10_000 : 100;
  return groups
    .flatMap((row) => {
      const code = Number(row.values[0]);
      const inside = code > within && code < within + span;
      return inside ? [{ code, full: labelOf(row.labels[0], language) }] : [];
    })
    .sort((a, b) => a.code - b.code)
    .map(({ code, full }, i) => {
      const parts = partsOf(full, language);
      const last = parts.at(-1)!;
      const short =
        language === "en" ? shortEnglish(last) : shortRegion(last, level === "province" ? "city" : "county");
      const own = parts.length > 1 ? short : words.direct[language];
      return {
        code,
        full: parts.length > 1 ? full : `${full} ${own}`,
        name: own,
        short: [...own].slice(0, 3).join(""),
        x: i % provinceColumns,
        y: Math.floor(i / provinceColumns),
      };
    });
}

/** 江苏省 苏州市, or Suzhou, Jiangsu: the largest first. */
const partsOf = (title: string, language: Look["language"]): string[] =>
  language === "en" ? title.split(", ").reverse() : title.split(" ");

/** The province or city that the map is within, as people call it. */
export function withinName(within: number, answer: Answer, { language }: Look): string {
  const inside = provinceOf(within)?.[language] ?? "";
  if (within % 10_000 === 0) return inside;
  const label = answer.rows.find((row) => Math.floor(Number(row.values[0]) / 100) * 100 === within)
    ?.labels[0];
  return (label && partsOf(label[language], language)[1]) || inside;
}
