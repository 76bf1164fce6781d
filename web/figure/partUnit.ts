import type { Unit } from "../../server/metrics/schema.ts";

/** What the parts of a rate count, where it is not customers. */
const rates: Readonly<Record<string, Unit>> = {
  top20Share: "money",
  existingGrowth: "money",
  keptShare: "orders",
  paidShare: "orders",
  refundedShare: "orders",
  unidentifiedShare: "lines",
};

/** Numerator and denominator are counted in what they count, not in the figure's own unit. */
export function partUnit(metric: { name: string; unit: Unit }, part: "numerator" | "denominator"): Unit {
  if (metric.unit === "rate") return rates[metric.name] ?? "customers";
  if (metric.unit === "moneyEach") return part === "numerator" ? "money" : "orders";
  if (metric.unit === "times") return part === "numerator" ? "orders" : "customers";
  if (metric.unit === "days") return part === "numerator" ? "days" : "customers";
  return metric.unit;
}
