import { refuse } from "../../refuse.ts";
import type { StructureTarget, StructureTargetText } from "./schema.ts";

/** The aim that a kept text stands for; null: there is none. Refuses shares that are not the whole, and what is no day or number. */
export function structureTarget(text: StructureTargetText): StructureTarget | null {
  if (text.by === "none") return null;
  const [high, potential, low] = [text.high, text.potential, text.low].map((part) =>
    /^\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN,
  ) as [number, number, number];
  const known = [high, potential, low].every(Number.isFinite) && !Number.isNaN(Date.parse(text.day));
  if (!known || !/^\d{4}-\d{2}-\d{2}$/.test(text.day)) throw refuse("metrics.structure_target", {});
  if (text.by === "count") {
    if (![high, potential, low].every(Number.isSafeInteger)) throw refuse("metrics.structure_target", {});
    return { by: "count", day: text.day, high, potential, low };
  }
  const sum = high + potential + low;
  if (Math.abs(sum - 100) > 0.05) throw refuse("metrics.structure_shares", { sum: Number(sum.toFixed(2)) });
  return { by: "share", day: text.day, high: high / 100, potential: potential / 100, low: low / 100 };
}
