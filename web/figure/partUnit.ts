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

/** What the two parts of a figure on facts beside orders count. */
const parts: Readonly<Record<string, readonly [Unit, Unit]>> = {
  winRate: ["orders", "orders"],
  stageConversion: ["orders", "orders"],
  stageDays: ["days", "orders"],
  salesCycle: ["days", "orders"],
  salesCycleMedian: ["days", "orders"],
  replyRate: ["times", "times"],
  interactionsPerCustomer: ["times", "customers"],
  minutesPerCustomer: ["minutes", "customers"],
  staffCost: ["money", "customers"],
  daysToPay: ["days", "orders"],
  daysToPayMedian: ["days", "orders"],
  latePaidShare: ["orders", "orders"],
  paidProducts: ["products", "customers"],
  expectationGap: ["points", "times"],
  complaintDays: ["days", "times"],
  winCost: ["money", "customers"],
  keepCost: ["money", "customers"],
  valueToWinCost: ["money", "money"],
  fulfilmentRate: ["products", "products"],
  stockOutShare: ["times", "times"],
  deliveryDays: ["days", "times"],
  kFactor: ["customers", "customers"],
  marketShare: ["money", "money"],
};

/** Numerator and denominator are counted in what they count, not in the figure's own unit. */
export function partUnit(metric: { name: string; unit: Unit }, part: "numerator" | "denominator"): Unit {
  const known = parts[metric.name];
  if (known) return known[part === "numerator" ? 0 : 1];
  if (metric.unit === "rate") return rates[metric.name] ?? "customers";
  if (metric.unit === "moneyEach") return part === "numerator" ? "money" : "orders";
  if (metric.unit === "times") return part === "numerator" ? "orders" : "customers";
  if (metric.unit === "days") return part === "numerator" ? "days" : "customers";
  return metric.unit;
}
