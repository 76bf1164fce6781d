import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PurchaseLog } from "../src/btyd/summarise.ts";

/** The folder with the public data sets: the environment's PERENNIAL_DATA, else a sibling of the repository. */
export function dataFolder(): string | null {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
  const folder = process.env.PERENNIAL_DATA ?? join(root, "../shared/data");
  return existsSync(folder) ? folder : null;
}

/** Days since 1970-01-01 of a date written yyyymmdd. */
export function dayOf(yyyymmdd: string): number {
  return Date.UTC(+yyyymmdd.slice(0, 4), +yyyymmdd.slice(4, 6) - 1, +yyyymmdd.slice(6, 8)) / 86_400_000;
}

/** Last day of the usual calibration period of CDNOW, 1997-09-30, and of its data, 1998-06-30. */
export const CDNOW_CALIBRATION_END = dayOf("19970930");
export const CDNOW_END = dayOf("19980630");

/** CDNOW as a purchase log: "sample" (2,357 customers) or "full" (23,570). */
export function cdnow(which: "sample" | "full", folder: string): Required<PurchaseLog> {
  const name = which === "sample" ? "CDNOW_sample.txt" : "CDNOW_master.txt";
  const lines = readFileSync(join(folder, "cdnow", name), "utf8").split("\n");
  const customer: string[] = [];
  const time: number[] = [];
  const amount: number[] = [];
  for (const line of lines) {
    const fields = line.trim().split(/\s+/);
    if (fields.length < 4 || !/^\d/.test(fields[0]!)) continue;
    const [date, , dollars] = fields.slice(-3) as [string, string, string];
    customer.push(fields[0]!);
    time.push(dayOf(date));
    amount.push(Number(dollars));
  }
  return { customer, time: Float64Array.from(time), amount: Float64Array.from(amount) };
}

/** The rounded CDNOW summary that older packages ship: x, t_x, T in weeks, zbar. */
export function cdnowSummaryCsv(folder: string): {
  x: number[];
  tx: number[];
  T: number[];
  meanSpend: number[];
} {
  const text = readFileSync(join(folder, "cdnow", "cdnow_customers_summary_with_transactions.csv"), "utf8");
  const rows = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
  return {
    x: rows.map((f) => f[1]!),
    tx: rows.map((f) => f[2]!),
    T: rows.map((f) => f[3]!),
    meanSpend: rows.map((f) => f[4]!),
  };
}
