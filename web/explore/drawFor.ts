import type { Pair } from "../phrase.ts";
import { mapOf } from "./mapOf.ts";
import type { Draw, GrainOrWhole, Shape } from "./view.ts";

/** Drawings that only some questions have; the others take any. */
export type Special = "map";
export const specials: readonly Special[] = ["map"];

/** The steps that such a drawing is of; choosing it takes them. */
export const grainOf: Readonly<Record<Special, GrainOrWhole>> = { map: "whole" };

const needs: Readonly<Record<Special, Pair>> = {
  map: {
    zh: "一个指标，只按省份切（或筛选到一个省、按城市切）",
    en: "one figure, cut by province alone (or by city, within one province)",
  },
};

/** What a question lacks to be drawn so; undefined where it lacks nothing. */
export function lacking(draw: Special, shape: Shape): Pair | undefined {
  const fits = { map: () => shape.metrics.length === 1 && mapOf(shape) !== undefined }[draw]();
  return fits ? undefined : needs[draw];
}

const isSpecial = (draw: Draw): draw is Special => specials.some((one) => one === draw);

/** As asked for where that can be drawn; else bars over a whole period, lines over its parts. */
export function drawFor(draw: Draw | undefined, grain: GrainOrWhole, shape: Shape): Draw {
  if (draw !== undefined && isSpecial(draw) && grain === grainOf[draw] && !lacking(draw, shape)) return draw;
  if (grain === "whole") return draw === "dumbbell" || draw === "quadrant" ? draw : "bar";
  return draw === "bar" ? "bar" : "line";
}
