import type { Pair } from "../phrase.ts";
import { mapOf } from "./mapOf.ts";
import type { Draw, GrainOrWhole, Shape } from "./view.ts";

/** Drawings that only some questions have; the others take any. */
export type Special = "map" | "triangle" | "funnel";
export const specials: readonly Special[] = ["map", "triangle", "funnel"];

/** The steps that such a drawing is of; choosing it takes them. */
export const grainOf: Readonly<Record<Special, GrainOrWhole>> = {
  map: "whole",
  triangle: "month",
  funnel: "whole",
};

const needs: Readonly<Record<Special, Pair>> = {
  map: {
    zh: "一个指标，只按省份切（或筛选到一个省、按城市切）",
    en: "one figure, cut by province alone (or by city, within one province)",
  },
  triangle: {
    zh: "一个指标，只按首购月份切",
    en: "one figure, cut by first purchase month alone",
  },
  funnel: {
    zh: "阶段转化率，只按阶段切",
    en: "stage conversion, cut by stage alone",
  },
};

const isCutBy = ({ by }: Shape, name: string) => by.length === 1 && by[0] === name;
const fits: Readonly<Record<Special, (shape: Shape) => boolean>> = {
  map: (shape) => mapOf(shape) !== undefined,
  triangle: (shape) => isCutBy(shape, "cohort"),
  funnel: (shape) => shape.metrics[0] === "stageConversion" && isCutBy(shape, "stage"),
};

/** What a question lacks to be drawn so; undefined where it lacks nothing. */
export function lacking(draw: Special, shape: Shape): Pair | undefined {
  return shape.metrics.length === 1 && fits[draw](shape) ? undefined : needs[draw];
}

const isSpecial = (draw: Draw): draw is Special => specials.some((one) => one === draw);

/** As asked for where that can be drawn; else bars over a whole period, lines over its parts. */
export function drawFor(draw: Draw | undefined, grain: GrainOrWhole, shape: Shape): Draw {
  if (draw !== undefined && isSpecial(draw) && grain === grainOf[draw] && !lacking(draw, shape)) return draw;
  if (grain === "whole") return draw === "dumbbell" || draw === "quadrant" ? draw : "bar";
  return draw === "bar" ? "bar" : "line";
}
