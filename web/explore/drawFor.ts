import { mapOf } from "./mapOf.ts";
import type { Draw, GrainOrWhole, Shape } from "./view.ts";

/** Drawings that only some questions have; the others take any. */
export type Special = "map" | "triangle" | "funnel" | "sankey";
export const specials: readonly Special[] = ["map", "triangle", "funnel", "sankey"];

/** The steps that such a drawing is of; choosing it takes them. */
export const grainOf: Readonly<Record<Special, GrainOrWhole>> = {
  map: "whole",
  triangle: "month",
  funnel: "whole",
  sankey: "whole",
};

const isCutBy = ({ by }: Shape, name: string) => by.length === 1 && by[0] === name;
const ofOne: Readonly<Record<Special, (shape: Shape) => boolean>> = {
  map: (shape) => mapOf(shape) !== undefined,
  triangle: (shape) => isCutBy(shape, "cohort"),
  funnel: (shape) => shape.metrics[0] === "stageConversion" && isCutBy(shape, "stage"),
  sankey: ({ by }) => by.length === 2,
};

/** Whether a question has that drawing, whatever its steps. */
export const fits = (draw: Special, shape: Shape): boolean =>
  shape.metrics.length === 1 && ofOne[draw](shape);

const isSpecial = (draw: Draw): draw is Special => specials.some((one) => one === draw);

/** As asked for where that can be drawn; else bars over a whole period, lines over its parts. */
export function drawFor(draw: Draw | undefined, grain: GrainOrWhole, shape: Shape): Draw {
  if (draw !== undefined && isSpecial(draw) && grain === grainOf[draw] && fits(draw, shape)) return draw;
  if (grain === "whole") return draw === "dumbbell" || draw === "quadrant" ? draw : "bar";
  return draw === "bar" ? "bar" : "line";
}
