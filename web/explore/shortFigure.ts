import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Look } from "../charts/look.ts";
import { count, partsOf } from "../kit/format.ts";

/** What a tile or a cell has room for: about three digits, no words of the unit, only what shortens the number. */
export function shortFigure(
  value: number | null,
  { unit }: Pick<MetricInfo, "unit">,
  look: Look,
): { before: string; value: string } {
  const { before, number, after } = partsOf(value, unit, look);
  if (unit === "rate") return { before, value: number + after };
  const word = unit === "money" ? after.replace(/[^万亿KMBT].*$/u, "") : "";
  if (word === "") return { before, value: number };
  const size = Number(number.replaceAll(",", "").replace("−", "-"));
  const digits = Math.abs(size) >= 100 ? 0 : Math.abs(size) >= 10 ? 1 : 2;
  return { before, value: count(size, look.language, digits) + word };
}
