import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, publicData, startHarness } from "../testing/harness.ts";
import { importFiles } from "./importFiles.ts";
import { importing } from "./importing.ts";
import { looksLikeBaskets } from "./read/baskets.ts";

const data = publicData();
let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { waitFor, lines } = importing(() => product);

/** Baskets through the steps of the wizard: placed, looked at, the day chosen, checked, imported. */
async function bring(content: string | Buffer, source: string, day: string) {
  const { id } = await product.call("createUpload", { kind: "orders", fileName: "baskets.csv", source });
  const { original } = importFiles(product.services, id);
  await mkdir(dirname(original), { recursive: true });
  await writeFile(original, content);
  const first = await product.call("inspectFile", { id });
  expect(first.reading.form).toEqual({ kind: "baskets", delimiter: "," });
  expect(first.mapping).not.toHaveProperty("ordered_at");
  const found = await product.call("inspectFile", { id, form: { kind: "baskets", delimiter: ",", day } });
  await product.call("changeImport", { id, reading: found.reading, mapping: found.mapping, options: {} });
  await waitFor((await product.call("dryRun", { id })).jobId);
  const dry = (await product.call("readImport", { id })).dryRun;
  await waitFor((await product.call("startImport", { id })).jobId);
  const { result } = await product.call("readImport", { id });
  expect(result?.rows).toEqual(dry?.rows);
  return { found, result: result! };
}

const words = ["milk", "whole bread", "tea", "rice", "salt", "eggs"];
const some = Array.from({ length: 40 }, (_, i) =>
  words.filter((_, n) => (i * 7 + n * n * 3) % 5 < 2 + (n % 2)).concat(i % 3 ? [] : ["soap"]),
).filter((basket) => basket.length > 0);

test("a file of baskets is known by its look; tables are not taken for baskets", () => {
  const text = some.map((basket) => basket.join(",")).join("\n");
  expect(looksLikeBaskets(`${text}\n`)).toBe(",");
  expect(looksLikeBaskets(`${text.replaceAll(",", ";")}\n`)).toBe(";");
  const table = Array.from({ length: 40 }, (_, i) => `A${i},2026-03-01,milk,5`).join("\n");
  expect(looksLikeBaskets(`order,day,product,amount\n${table}\n`)).toBeUndefined();
  const people = Array.from({ length: 40 }, (_, i) => `Anna${i},Smith,Berlin${i % 3 ? "" : ",x"}`).join("\n");
  expect(looksLikeBaskets(`${people}\n`)).toBeUndefined();
});

test("each line is an order of the chosen day, each cell a line of it; the same file again changes nothing, another day adds", async () => {
  const cells = some.flat().length;
  const text = `${some.map((basket) => `${basket.join(",")},,`).join("\n")}\n`;
  const first = await bring(text, "篮子", "2026-03-01");
  expect(first.result.rows).toEqual({ new: cells, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 0 });
  expect(first.found.preview[0]!.cells).toEqual(["2026-03-01/1", some[0]![0], "0", "2026-03-01"]);
  expect((await lines("篮子"))[0]).toMatchObject({
    n: String(cells),
    orders: String(some.length),
    amount: "0",
  });
  expect((await bring(text, "篮子", "2026-03-01")).result.rows).toMatchObject({ new: 0, same: cells });
  expect((await bring(text, "篮子", "2026-03-02")).result.rows).toMatchObject({ new: cells, updated: 0 });
}, 120_000);

// Groceries of the R package arules: 9,835 baskets of 169 products; 463 rules at support .006 and confidence .25, as published.
describe.skipIf(!data)("groceries", () => {
  test("463 rules: 150 of two products, 297 of three, 16 of four", async () => {
    const { result } = await bring(
      await readFile(join(data!, "groceries/groceries.csv")),
      "arules",
      "2026-04-01",
    );
    expect(result.rows).toMatchObject({ new: 43_367, errors: 0 });
    expect((await lines("arules"))[0]).toMatchObject({ n: "43367", orders: "9835" });
    const asked = {
      period: { from: "2026-04-01", to: "2026-04-02" },
      minSupport: 0.006,
      minConfidence: 0.25,
      definition: { zeroPrice: "keep" as const },
    };
    const rules = await product.call("productRules", asked);
    expect(rules.baskets).toBe(9835);
    expect(rules.total).toBe(463);
    expect(rules.bySize).toEqual([
      { size: 2, rules: 150 },
      { size: 3, rules: 297 },
      { size: 4, rules: 16 },
    ]);
    const [best] = rules.rules;
    expect([best!.left.map((one) => one.name), best!.right.name]).toEqual([["herbs"], "root vegetables"]);
    expect(best!.lift).toBeCloseTo(3.956, 3);
    // Without prices the baskets are no purchases unless lines of price 0 are kept.
    const priced = await product.call("productRules", { ...asked, definition: {} });
    expect(priced.baskets).toBe(0);
  }, 180_000);
});
