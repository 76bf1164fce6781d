import { createWriteStream, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { generateLarge, type LargeTotals } from "../seed/generateLarge.ts";

const until = "2025-12-31";

export interface OrderFile extends LargeTotals {
  path: string;
  bytes: number;
}

/** The file of order lines. A folder that is kept holds it for the next run, with what is in it beside it. */
export async function orderFile(path: string, customers: number): Promise<OrderFile> {
  const noted = `${path}.${customers}.json`;
  if (existsSync(noted) && existsSync(path)) {
    const totals = JSON.parse(readFileSync(noted, "utf8")) as LargeTotals;
    return { ...totals, path, bytes: statSync(path).size };
  }
  let totals: LargeTotals = { rows: 0, orders: 0, amountCents: 0 };
  const large = generateLarge({ customers, until });
  function* chunks() {
    totals = yield* large.orderLines();
  }
  await pipeline(Readable.from(chunks()), createWriteStream(path));
  writeFileSync(noted, JSON.stringify(totals));
  return { ...totals, path, bytes: statSync(path).size };
}

/** Who these customers are. */
export async function customerFile(path: string, customers: number): Promise<string> {
  await pipeline(Readable.from(generateLarge({ customers, until }).customers()), createWriteStream(path));
  return path;
}
