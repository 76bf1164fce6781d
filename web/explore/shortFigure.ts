import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Look } from "../charts/look.ts";
import { partsOf } from "../kit/format.ts";

/** What a tile or a cell has room for: no words of the unit, only what shortens the number. */
export function shortFigure(
  value: number | null,
  { unit }: Pick<MetricInfo, "unit">,
  look: Look,
): { before: string; value: string } {
  const { before, number, after } = partsOf(value, unit, look);
  const kept = unit === "money" ? after.replace(/[^万亿KMBT].*$/u, "") : unit === "rate" ? after : "";
  return { before, value: number + kept };
}
