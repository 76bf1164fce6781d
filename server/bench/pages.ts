import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pause } from "../soak/runningServer.ts";
import type { BenchProduct } from "./benchProduct.ts";
import { importFile } from "./importFile.ts";
import { quantile } from "./processes.ts";

export interface PageTime {
  what: string;
  /** Milliseconds, as the browser would wait for them. */
  p50: number;
  p99: number;
  times: number;
  /** What it may take, where something was promised. */
  bar?: number;
  of?: "p50" | "p99";
}

const files = 300;
const period = { from: "2025-10-01", to: "2026-01-01" };
const rounds = 3;

/** What people wait for: figures asked for the first time since a new fact and again, customers, the list. */
export async function measurePages(product: BenchProduct, folder: string, seed: number): Promise<PageTime[]> {
  const found: PageTime[] = [];
  const add = (what: string, times: number[], bar?: number, of: "p50" | "p99" = "p50") =>
    found.push({
      what,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      times: times.length,
      ...(bar === undefined ? {} : { bar, of }),
    });
  const took = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };

  const figures: [string, () => Promise<{ fromCache: boolean }>][] = [
    ["overview", () => product.ask("overview", { period })],
    ["RFM", () => product.ask("rfm", { asOf: "2025-12-31" })],
    ["customer value", () => product.ask("clv", { asOf: "2025-12-31" })],
    ["cohorts", () => product.ask("retention", { period: { from: "2025-01-01", to: "2026-01-01" } })],
  ];
  // A large import's orders are totalled behind its back.
  await product.idle();
  const cold = figures.map((): number[] => []);
  const warm = figures.map((): number[] => []);
  for (let round = 1; round <= rounds; round++) {
    await newFact(product, folder, round);
    for (const [i, [name, ask]] of figures.entries()) {
      cold[i]?.push(await took(async () => expectCache(name, await ask(), false)));
      for (let again = 0; again < 3; again++)
        warm[i]?.push(await took(async () => expectCache(name, await ask(), true)));
    }
  }
  for (const [i, [name]] of figures.entries()) {
    add(`${name}, first since a new fact`, cold[i] ?? [], 3000);
    add(`${name}, again`, warm[i] ?? [], 300);
  }

  const first = await took(() => product.ask("listCustomers", {}));
  add("customer list, first since a new fact", [first], 3000);
  const lists: [string, () => Promise<unknown>][] = [
    ["customer list, first page", () => product.ask("listCustomers", {})],
    ["customer list, by amount", () => product.ask("listCustomers", { sort: "amount" })],
    ["customer list, at row 50,000", () => product.ask("listCustomers", { offset: 50_000 })],
    ["customer list, a surname", () => product.ask("listCustomers", { filter: { search: "王" } })],
    ["customer list, telephone tail", () => product.ask("listCustomers", { filter: { search: "0042" } })],
    [
      "customer list, filter of two",
      () => product.ask("listCustomers", { filter: { gender: ["female"], amount: { least: 1000 } } }),
    ],
    ["search box, pinyin initials", () => product.ask("searchCustomers", { text: "wxm" })],
  ];
  for (const [what, ask] of lists) {
    const times: number[] = [];
    for (let n = 0; n < 10; n++) times.push(await took(ask));
    add(what, times, 300);
  }

  const ids = await product.someCustomers(files, seed);
  const times: number[] = [];
  for (const id of ids) times.push(await took(() => product.ask("getCustomer", { id })));
  add("a customer's file", times, 50, "p99");
  return found;
}

function expectCache(name: string, answer: { fromCache: boolean }, wanted: boolean): void {
  if (answer.fromCache !== wanted)
    throw new Error(
      `${name}: ${wanted ? "was asked before" : "a new fact came"}, and fromCache says otherwise`,
    );
}

/** One order more, so that nothing answered before still holds. */
async function newFact(product: BenchProduct, folder: string, n: number): Promise<void> {
  const file = join(folder, `one-more-${n}.csv`);
  writeFileSync(
    file,
    `订单号,下单时间,会员号,商品编码,数量,金额\nNEW${n},2025-12-31 12:00:00,M00000001,P0000001,1,${n}.00\n`,
  );
  await importFile(product, "orders", file);
  await settled(product);
}

/**
 * Waits until nothing follows from what was done before: people that were just imported are carried to the engine behind
 * the import's back, and each block of them is news to every figure.
 */
async function settled(product: BenchProduct): Promise<void> {
  for (let last = "", same = 0; same < 4; ) {
    const { factsVersion } = await product.ask("measure", { metrics: ["orders"], period });
    same = factsVersion === last ? same + 1 : 0;
    last = factsVersion;
    await pause(500);
  }
}
