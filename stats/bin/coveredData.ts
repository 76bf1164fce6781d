import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CovariateColumns } from "../src/btyd/covariates.ts";
import { type Journeys, journeysOf, type PeriodCovariates } from "../src/btyd/dynamic/journeys.ts";
import { type PurchaseLog, type Purchases, readPurchases } from "../src/btyd/purchases.ts";
import { type Summary, summarisePurchases } from "../src/btyd/summarise.ts";

/**
 * Data sets that come as tables of purchases (Id, Date, Price), of fixed covariates (Id and numbers) and of covariates by
 * period (Id, Cov.Date and numbers), as CLVTools ships its apparel retailer: CSV files whose names, or whose folder's,
 * begin like the data set's. Columns decide which is which.
 */
export interface CoveredData {
  log: Required<PurchaseLog>;
  fixed: Table | null;
  byPeriod: Table | null;
}

interface Table {
  header: string[];
  rows: string[][];
}

const DAY = 86_400_000;

/** Letters of a data set's name up to its first capital, digit or mark: "apparelTrans" and "apparel" are one. */
const stem = (name: string) => (/^[a-z]+/.exec(name)?.[0] ?? name).toLowerCase();

function csvFiles(folder: string, name: string): string[] {
  const inside = (path: string, matched: boolean): string[] =>
    readdirSync(path).flatMap((entry) => {
      const full = join(path, entry);
      const hit = matched || entry.toLowerCase().startsWith(name);
      if (statSync(full).isDirectory()) return inside(full, hit);
      return hit && /\.csv$/i.test(entry) ? [full] : [];
    });
  return existsSync(folder) ? inside(folder, false).sort() : [];
}

function readTable(file: string): Table {
  const lines = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const fields = (line: string) => line.split(",").map((field) => field.trim().replace(/^"(.*)"$/, "$1"));
  return { header: fields(lines[0]!), rows: lines.slice(1).map(fields) };
}

const columnOf = (table: Table, name: RegExp) => table.header.findIndex((field) => name.test(field));

/** The tables of a data set; throws a RangeError that says which is missing. */
export function coveredData(folder: string, dataset: string): CoveredData {
  const tables = csvFiles(folder, stem(dataset)).map(readTable);
  const has = (table: Table, name: RegExp) => columnOf(table, name) >= 0;
  const trans = tables.find((t) => has(t, /^id$/i) && has(t, /^date$/i));
  if (!trans)
    throw new RangeError(`no purchases of ${dataset} in the data folder: a CSV with Id, Date, Price`);
  const [id, date, price] = [/^id$/i, /^date$/i, /^price$/i].map((name) => columnOf(trans, name));
  return {
    log: {
      customer: trans.rows.map((row) => row[id!]!),
      time: Float64Array.from(trans.rows, (row) => Date.parse(row[date!]!.slice(0, 10)) / DAY),
      amount: Float64Array.from(trans.rows, (row) => (price! < 0 ? 0 : Number(row[price!]))),
    },
    fixed: tables.find((t) => has(t, /^id$/i) && !has(t, /date$/i)) ?? null,
    byPeriod: tables.find((t) => has(t, /^id$/i) && has(t, /^cov\.?date$/i) && !has(t, /^date$/i)) ?? null,
  };
}

/** Purchases of the estimation period: the weeks that the data set's name states, else the 104 of CLVTools' manual. */
export function estimation({ log }: CoveredData, dataset: string): Purchases {
  const start = log.time as Float64Array;
  const weeks = Number(/(\d+)\s*(?:w|weeks?)\b/i.exec(dataset)?.[1] ?? 104);
  const first = start.reduce((least, t) => Math.min(least, t), Number.POSITIVE_INFINITY);
  return readPurchases(log, { end: first + 7 * weeks });
}

/** Names of the covariates that parameters "trans.NAME" or "life.NAME" ask for. */
export const asked = (params: Record<string, number>, process: "trans" | "life") =>
  Object.keys(params)
    .filter((name) => name.startsWith(`${process}.`))
    .map((name) => name.slice(process.length + 1));

function column(table: Table | null, name: string, what: string): number {
  const at = table ? table.header.indexOf(name) : -1;
  if (at < 0) throw new RangeError(`no column ${name} in a table of ${what}`);
  return at;
}

/** Calibration summary with fixed covariates, one row per customer. */
export function fixedColumns(
  data: CoveredData,
  dataset: string,
  params: Record<string, number>,
): CovariateColumns & Summary {
  const summary = summarisePurchases(estimation(data, dataset), 7);
  const what = `fixed covariates of ${dataset}`;
  const rows = new Map(data.fixed?.rows.map((row) => [row[column(data.fixed, "Id", what)]!, row]));
  const named = (process: "trans" | "life") =>
    Object.fromEntries(
      asked(params, process).map((name) => {
        const at = column(data.fixed, name, what);
        return [name, Float64Array.from(summary.customer, (id) => Number(rows.get(String(id))?.[at]))];
      }),
    );
  return { ...summary, transaction: named("trans"), lifetime: named("life") };
}

/** The same customers with covariates by period; a period lasts to the next start, the last as long as the one before. */
export function journeysOfData(
  data: CoveredData,
  dataset: string,
  params: Record<string, number>,
): { journeys: Journeys; purchases: Purchases } {
  const purchases = estimation(data, dataset);
  const what = `covariates by period of ${dataset}`;
  const table = data.byPeriod;
  if (!table) throw new RangeError(`no ${what} in the data folder: a CSV with Id, Cov.Date and numbers`);
  const id = column(table, "Id", what);
  const date = columnOf(table, /^cov\.?date$/i);
  const dayOf = (row: string[]) => Date.parse(row[date]!.slice(0, 10)) / DAY;
  const starts = [...new Set(table.rows.map(dayOf))].sort((a, b) => a - b);
  const place = new Map(starts.map((day, k) => [day, k]));
  const index = new Map(purchases.customer.map((name, c) => [String(name), c]));
  const named = (process: "trans" | "life") =>
    Object.fromEntries(
      asked(params, process).map((name) => {
        const at = column(table, name, what);
        const values = new Float64Array(purchases.customer.length * starts.length).fill(Number.NaN);
        for (const row of table.rows) {
          const c = index.get(row[id]!);
          if (c !== undefined) values[c * starts.length + place.get(dayOf(row))!] = Number(row[at]);
        }
        return [name, values];
      }),
    );
  const last = starts.at(-1)!;
  const covariates: PeriodCovariates = {
    edges: [...starts, last + (starts.length > 1 ? last - starts.at(-2)! : 7)],
    transaction: named("trans"),
    lifetime: named("life"),
  };
  return { journeys: journeysOf(purchases, covariates), purchases };
}
